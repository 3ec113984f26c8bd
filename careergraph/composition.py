"""The composition root: makes the parts of a process from its settings and puts them together."""

import gc
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any
from uuid import UUID

from careergraph.connections import Connections, find_connections, find_master_keys
from shared.config import Settings
from shared.db.database import Database
from shared.logging import get_logger
from shared.runtime.broker import Broker
from shared.runtime.processor import Services
from shared.runtime.stage import Stage
from shared.security.keyring import Keyring
from shared.security.master_key import MasterKeys
from shared.storage.blobs import FolderBlobStore
from shared.storage.sealed import SealedBlobs

if TYPE_CHECKING:
    from shared.runtime.replay.shadow import ShadowReplay


class LazyResources(Mapping[type[Any], Any]):
    """Long-lived things that stages need, each made when it is first asked for."""

    def __init__(self, factories: Mapping[type[Any], Callable[[], Any]]) -> None:
        self._factories = dict(factories)
        self._made: dict[type[Any], Any] = {}
        self._locks = {kind: threading.Lock() for kind in factories}
        self._closed = False

    def __getitem__(self, kind: type[Any]) -> Any:
        with self._locks[kind]:  # one for each: making the slowest holds up nobody who wants another
            if kind not in self._made:
                self._made[kind] = self._factories[kind]()
            made = self._made[kind]
        if self._closed:
            self._close_unless_busy(kind)
        return made

    def __iter__(self) -> Iterator[type[Any]]:
        return iter(self._factories)

    def __len__(self) -> int:
        return len(self._factories)

    def warm_up(self, kinds: Iterable[type[Any]]) -> None:
        """Make these in the background, so that the first event does not wait for them."""
        threading.Thread(target=self._make_all, args=(tuple(kinds),), name="warm-up", daemon=True).start()

    def _make_all(self, kinds: Iterable[type[Any]]) -> None:
        with suppress(Exception):  # whoever needs it asks again, and meets the error where it can be told
            for kind in kinds:
                made = self[kind]
                if hasattr(made, "warm_up"):
                    made.warm_up()

    def close(self) -> None:
        """Close what was made and can be closed. Nobody waits for what is being made: its maker closes it."""
        self._closed = True
        for kind in self._locks:
            self._close_unless_busy(kind)

    def _close_unless_busy(self, kind: type[Any]) -> None:
        if not self._locks[kind].acquire(blocking=False):
            return
        try:
            made = self._made.pop(kind, None)
            if hasattr(made, "close"):
                made.close()
        finally:
            self._locks[kind].release()


def collect_less_often() -> None:
    """Fit the garbage collector to snapshots: thousands of small objects a second that hardly ever form cycles.

    With Python's own thresholds it took half of the time of a person with 10,000 facts (`benchmarks/growth`).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def stage_resources(database: Database) -> LazyResources:
    """What the stages of `careergraph.pipeline` ask for."""
    from careergraph.language_model import open_proposer
    from careergraph.sentence_model import second_opinion
    from services.classifier.sentence_opinion import SentenceOpinion
    from services.extractor.proposals.propose import Proposer
    from services.ingest.converting.scanned import TextRecogniser
    from services.ingest.reading.sealed.pool import ReaderPool
    from services.knowledge_graph.settings import LevelSettings
    from shared.embeddings.embedder import Embedder
    from shared.skills.ontology.catalogue import OntologyCatalogue

    def embedder() -> Embedder:
        from careergraph.local.home import default_cache
        from shared.embeddings.backends import open_embedder

        return open_embedder(Settings(), default_cache())

    def proposer() -> Proposer:
        opened = open_proposer(Settings())
        if opened.absence is not None:
            get_logger(__name__).error("no_language_model", code=opened.absence)
        return opened

    return LazyResources(
        {
            ReaderPool: ReaderPool,
            TextRecogniser: lambda: TextRecogniser(Settings().ocr),
            SentenceOpinion: second_opinion,
            Proposer: proposer,
            OntologyCatalogue: lambda: OntologyCatalogue(database),
            LevelSettings: lambda: LevelSettings(Settings().default_skill_level),
            Embedder: embedder,
        }
    )


def used_by(stages: Iterable[Stage[Any, Any]]) -> tuple[type[Any], ...]:
    """The resources that these stages ask for."""
    return tuple(dict.fromkeys(kind for stage in stages for kind in stage.uses))


def open_broker(settings: Settings, connections: Connections) -> Broker:
    """The Kafka cluster of this process."""
    from shared.runtime.kafka import KafkaBroker

    return KafkaBroker(
        connections.kafka_bootstrap_servers,
        client_settings=settings.kafka_client_settings(),
        prefix=settings.kafka_topic_prefix,
        replication_factor=settings.kafka_replication_factor,
    )


def open_blobs(connections: Connections) -> SealedBlobs:
    """Where sealed blobs lie."""
    return SealedBlobs(FolderBlobStore(connections.blobs))


def stage_services(
    database: Database,
    master_keys: MasterKeys,
    connections: Connections,
    resources: Mapping[type[Any], Any],
    nudge: Callable[[], None],
) -> Services:
    """What the processor of every stage works with."""
    return Services(database, Keyring(master_keys), open_blobs(connections), resources, nudge)


@contextmanager
def open_replay(
    settings: Settings, start: str, *, newest_ontology: bool = False
) -> Iterator[tuple["ShadowReplay", list[UUID]]]:
    """What a replay from stage `start` works with, and every person who is not erased.

    Args:
        newest_ontology: map skills by the version in force now, whatever is recorded.
    """
    from careergraph.pipeline import STAGE_NAMES, STAGES
    from services.knowledge_graph.stages.map_skills import ONTOLOGY_ASKED
    from shared.runtime.replay.shadow import ShadowReplay, persons
    from shared.skills.ontology.catalogue import OntologyCatalogue

    connections = find_connections(settings)
    database = Database(connections.database_url)
    resources = stage_resources(database)
    try:
        plan = ShadowReplay(
            database=database,
            keyring=Keyring(find_master_keys(settings)),
            blobs=open_blobs(connections).store,
            resources=resources,
            stages=STAGES,
            start=STAGE_NAMES.index(start),
            told={ONTOLOGY_ASKED: resources[OntologyCatalogue].in_force()} if newest_ontology else {},
        )
        yield plan, persons(database)
    finally:
        resources.close()
        database.dispose()
