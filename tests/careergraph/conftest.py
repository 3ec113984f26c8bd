"""The whole pipeline, with resources that are made once a run."""

from collections.abc import Iterator

import pytest

from careergraph.composition import LazyResources, stage_resources
from shared.db.database import Database
from shared.security.keyring import Keyring
from shared.storage.sealed import SealedBlobs
from tests.careergraph.whole_pipeline import WholePipeline


@pytest.fixture(scope="session")
def resources(postgres) -> Iterator[LazyResources]:
    """Reader children and skill matcher, shared by the tests of this run."""
    template = Database(postgres.url)
    made = stage_resources(template)
    yield made
    made.close()
    template.dispose()


@pytest.fixture
def pipeline(database: Database, keyring: Keyring, blobs: SealedBlobs, resources: LazyResources) -> WholePipeline:
    """A person without documents, in a database of their own."""
    return WholePipeline(database, keyring, blobs, resources)
