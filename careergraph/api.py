"""The API: every service's endpoints in one FastAPI app, and what they work with."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from anyio import to_thread
from fastapi import FastAPI, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import text

from careergraph.local.home import default_cache
from careergraph.pipeline import STAGES
from services.admin import api as admin_api
from services.ingest import api as documents_api
from services.ingest import api_commands as document_commands_api
from services.ingest import api_events as document_events_api
from services.ingest.export import export_documents
from services.ingest.scanning.scanner import Scanner
from services.ingest.scanning.unconfigured import UnconfiguredScanner
from services.ingest.settings import IngestParts, IngestSettings, ingest_parts
from services.ingest.sweepers import Sweeper
from services.knowledge_graph import api as knowledge_api
from services.knowledge_graph import api_edits as edits_api
from services.knowledge_graph import api_ontology as ontology_api
from services.knowledge_graph import api_person as person_api
from services.knowledge_graph import api_search as search_api
from services.knowledge_graph import api_skill_names as skill_names_api
from services.knowledge_graph import api_skill_search as skill_search_api
from services.knowledge_graph.export import (
    export_commands,
    export_facts,
    export_graph,
    export_insights,
    export_resume_items,
    export_skill_names,
    export_skills,
)
from shared.config import Settings
from shared.db.database import Database
from shared.embeddings.backends import LazyEmbedder, open_embedder
from shared.http.observed import Observed
from shared.http.person_export import PersonExport
from shared.http.pipeline_shape import PipelineShape, shape_of
from shared.http.problems import ProblemBody, described_problems, install_problem_handlers
from shared.http.provided import ApiServices
from shared.runtime.metrics import REGISTRY
from shared.security.keyring import Keyring
from shared.skills.ontology.catalogue import OntologyCatalogue
from shared.skills.ontology.reader import OntologyReader
from shared.skills.retrieval.meaning_search import MeaningSearch
from shared.storage.sealed import SealedBlobs

THREADS = 16
"""Requests that are worked on at once; each holds at most one database connection."""

EXPORT = PersonExport(
    {
        "documents": export_documents,
        "facts": export_facts,
        "resume_items": export_resume_items,
        "skills": export_skills,
        "skill_names": export_skill_names,
        "graph": export_graph,
        "insights": export_insights,
        "commands": export_commands,
    }
)
ROUTERS = (
    documents_api.ROUTER,
    document_commands_api.ROUTER,
    document_events_api.ROUTER,
    knowledge_api.ROUTER,
    edits_api.ROUTER,
    person_api.ROUTER,
    person_api.RECEIPTS,
    ontology_api.ROUTER,
    search_api.ROUTER,
    skill_names_api.ROUTER,
    skill_search_api.ROUTER,
    admin_api.ROUTER,
)
_NO_TELEMETRY = {"tracing": False, "metrics": False, "logs": False, "operation_spans": False}


def api_services(
    settings: Settings,
    database: Database,
    keyring: Keyring,
    blobs: SealedBlobs,
    nudge: Callable[[], None],
    *,
    scanner: Scanner | None = None,
) -> ApiServices:
    """What the endpoints, and the sweeper, work with.

    Args:
        database: the edge's, which waits for the disk at every commit.
        nudge: wakes the relay after a commit that wrote to the outbox.
        scanner: instead of the one that the settings name.
    """
    ingest = IngestSettings(uploads_per_minute=settings.uploads_per_minute, strict_scanner=settings.scanner_strict)
    parts = {
        IngestParts: ingest_parts(scanner or open_scanner(settings), ingest),
        LazyEmbedder: LazyEmbedder(lambda: open_embedder(settings, default_cache())),
        MeaningSearch: MeaningSearch(default_cache()),
        OntologyReader: OntologyReader(OntologyCatalogue(database)),
        PersonExport: EXPORT,
        PipelineShape: shape_of(STAGES),
    }
    return ApiServices(database, keyring, blobs, nudge, parts)


def open_scanner(settings: Settings) -> Scanner:
    """The configured virus scanner, or the one that says that there is none."""
    if settings.clamd is None:
        return UnconfiguredScanner()
    from services.ingest.scanning.clamd import ClamdScanner
    from services.ingest.scanning.clamd_address import parse_address

    return ClamdScanner(parse_address(settings.clamd))


def create_app(
    settings: Settings,
    database: Database,
    keyring: Keyring,
    blobs: SealedBlobs,
    nudge: Callable[[], None],
) -> FastAPI:
    """The app for these settings."""
    return app_of(api_services(settings, database, keyring, blobs, nudge))


def create_sweeper(services: ApiServices) -> Sweeper:
    """The sweeper that goes with the app: it scans held documents again and removes orphaned blobs."""
    return Sweeper(services, services.parts[IngestParts])


def app_of(services: ApiServices) -> FastAPI:
    """The app that serves these services."""
    app = FastAPI(
        title="Careergraph",
        version="1",
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
        telemetry=_NO_TELEMETRY,  # type: ignore[arg-type]
    )
    app.state.services = services
    install_problem_handlers(app)
    app.add_middleware(Observed)
    for router in ROUTERS:
        app.include_router(router)
    _add_probes(app)
    _describe_problems(app)
    return app


def _add_probes(app: FastAPI) -> None:
    @app.get("/healthz", tags=["probes"])
    def healthz() -> dict[str, bool]:
        """The process answers."""
        return {"alive": True}

    @app.get("/readyz", tags=["probes"])
    def readyz(request: Request) -> dict[str, bool]:
        """The database answers."""
        services: ApiServices = request.app.state.services
        with services.database.transaction("app") as connection:
            connection.execute(text("select 1"))
        return {"ready": True}

    @app.get("/metrics", tags=["probes"], response_class=Response)
    def metrics() -> Response:
        """Prometheus text."""
        return Response(generate_latest(REGISTRY), media_type=CONTENT_TYPE_LATEST)


def _describe_problems(app: FastAPI) -> None:
    """Every error of every endpoint is a problem: say so in OpenAPI, in place of FastAPI's own error bodies."""
    describe = app.openapi

    def described() -> dict[str, object]:
        schema = describe()
        schemas = schema["components"]["schemas"]
        schemas["ProblemBody"] = ProblemBody.model_json_schema()
        for replaced in ("HTTPValidationError", "ValidationError"):
            schemas.pop(replaced, None)
        for operation in (found for item in schema["paths"].values() for found in item.values()):
            if "422" in operation["responses"]:
                operation["responses"] |= {"422": described_problems(422)[422]}
        return schema

    app.openapi = described  # type: ignore[method-assign]


@asynccontextmanager
async def _lifespan(_: FastAPI) -> AsyncIterator[None]:
    to_thread.current_default_thread_limiter().total_tokens = THREADS
    yield
