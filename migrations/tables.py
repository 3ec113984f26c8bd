"""Imports every module that declares tables, so that the one MetaData is complete."""

import services.classifier.models
import services.extractor.models
import services.ingest.models
import services.knowledge_graph.models
import shared.http.tables
import shared.runtime.tables
import shared.security.tables
import shared.skills.ontology.tables
import shared.skills.relations.tables

__all__ = ["services", "shared"]
