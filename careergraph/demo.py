"""The demonstration: documents go in over HTTP as a user would send them, insights with their sources come out.

It runs on servers of its own, in the folder `demo` of the data folder, and touches no other data.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

from careergraph.demo_client import PersonClient
from careergraph.demo_progress import DocumentWay, Progress
from careergraph.demo_result import Result, collect
from careergraph.laptop import Laptop, laptop
from careergraph.local.home import default_home
from shared.config import Settings
from shared.security.api_keys import create_person_key

SAMPLES = Path(__file__).resolve().parents[1] / "examples" / "documents"
"""They are in the repository, and not part of an installed package."""

_SETTLED = frozenset({"done", "rejected", "needs_kind", "needs_confirmation", "stuck"})
_STANDSTILL_SECONDS = 100.0
"""Longer than any stage may take with one event (90 s)."""


class ServerEnded(Exception):
    """A server or a part of the platform ended by itself. One sentence."""


@dataclass(frozen=True)
class Demo:
    """A demonstration that came to its end. `seconds` is from the first upload to the last insight."""

    person: UUID
    home: Path
    result: Result
    seconds: float


def sample_documents() -> list[Path]:
    """The sample documents by name; empty where the repository is not here."""
    return sorted(path for path in SAMPLES.glob("*") if path.is_file()) if SAMPLES.is_dir() else []


def demo_settings(settings: Settings) -> Settings:
    """Embedded servers and a master key of the demo's own, whatever the environment names."""
    own = {name: field.default for name, field in Settings.model_fields.items() if name.startswith("kafka_")}
    own |= {"database_url": None, "master_key": None, "old_master_key": None, "blobs": None}
    return settings.model_copy(update=own | {"home": (settings.home or default_home()) / "demo"})


@contextmanager
def started(settings: Settings) -> Iterator[Laptop]:
    """The platform on a free port."""
    with laptop(settings, api_port=0) as running:
        yield running


def run_demo(running: Laptop, files: Sequence[Path], progress: Progress) -> Demo:
    """Upload the files for a new person, follow each through the stages, and fetch what came out.

    Raises `ServerEnded`, `OSError` for a file that cannot be read, httpx errors.
    """
    person = uuid4()
    key = create_person_key(running.database, running.keyring, person)
    ways = [DocumentWay(path.name) for path in files]
    with PersonClient(running.api_url, key) as client:
        with progress:
            began = time.monotonic()
            for way, path in zip(ways, files, strict=True):
                way.accepted(client.upload(path.name, path.read_bytes()))
                progress.show(ways)
            _follow(running, client, ways, progress)
            seconds = time.monotonic() - began
        return Demo(person, running.home, collect(client, ways), seconds)


def _follow(running: Laptop, client: PersonClient, ways: Sequence[DocumentWay], progress: Progress) -> None:
    """Until every document has settled, or nothing has moved for a long time."""
    moved = time.monotonic()
    while open_ways := [way for way in ways if way.document_id is not None and way.status not in _SETTLED]:
        if time.monotonic() - moved > _STANDSTILL_SECONDS:
            return
        for way in open_ways:
            assert way.document_id is not None
            if way.update(client.document(way.document_id)):
                moved = time.monotonic()
        progress.show(ways)
        if ended := running.watch(0.1):
            raise ServerEnded(ended)
