"""The official release, read and joined once a run."""

import pytest

from shared.skills.onet.ontology import onet_ontology
from shared.skills.onet.records import Release
from shared.skills.onet.release import read_release
from shared.skills.ontology.ontology import Ontology
from tests.shared.skills.data import data_file


@pytest.fixture(scope="session")
def official_release() -> Release:
    return read_release(data_file("onet/db_29_3_text.zip"))


@pytest.fixture(scope="session")
def official(official_release: Release) -> Ontology:
    return onet_ontology(official_release)
