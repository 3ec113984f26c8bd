"""What the stages of these tests run on."""

import pytest

from shared.db.database import Database
from shared.runtime.processor import Services
from shared.security.keyring import Keyring
from shared.storage.sealed import SealedBlobs
from tests.shared.runtime.counting_stage import make_effects_table


@pytest.fixture
def services(database: Database, keyring: Keyring, blobs: SealedBlobs) -> Services:
    """A database of its own, with the table of the counting stage."""
    make_effects_table(database)
    return Services(database, keyring, blobs, {})
