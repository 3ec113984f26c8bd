"""The whole pipeline."""

import pytest

from careergraph.composition import LazyResources
from shared.db.database import Database
from shared.security.keyring import Keyring
from shared.storage.sealed import SealedBlobs
from tests.careergraph.whole_pipeline import WholePipeline


@pytest.fixture
def pipeline(database: Database, keyring: Keyring, blobs: SealedBlobs, resources: LazyResources) -> WholePipeline:
    """A person without documents, in a database of their own."""
    return WholePipeline(database, keyring, blobs, resources)
