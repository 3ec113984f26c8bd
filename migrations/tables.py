"""Imports every module that declares tables, so that the one MetaData is complete."""

import services.classifier.models
import services.extractor.models
import shared.runtime.tables
import shared.security.tables
import shared.skills.tables  # noqa: F401
