"""Every metric of the platform with its meaning. A metric that is not here does not exist.

Labels hold names of stages and codes, never an id of a person or a document.
"""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

REGISTRY = CollectorRegistry()

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 90)

EVENTS_PROCESSED = Counter(
    "careergraph_events_processed",
    "Events that a stage finished, by result: applied, skipped, suppressed (a duplicate), dead",
    ["stage", "result"],
    registry=REGISTRY,
)
EVENT_SECONDS = Histogram(
    "careergraph_event_seconds",
    "Time from taking an event to the commit of its effect, in seconds",
    ["stage"],
    buckets=_SECONDS,
    registry=REGISTRY,
)
EVENT_RETRIES = Counter(
    "careergraph_event_retries",
    "Tries that failed and were made again, by cause: transient (a server is away) or failure (a bug)",
    ["stage", "cause"],
    registry=REGISTRY,
)
STAGE_LAG_SECONDS = Gauge(
    "careergraph_stage_lag_seconds",
    "Age of the oldest event that the stage has taken and not finished, in seconds; 0 when idle",
    ["stage"],
    registry=REGISTRY,
)
STAGE_IN_FLIGHT = Gauge(
    "careergraph_stage_in_flight",
    "Events taken from the broker and not yet finished",
    ["stage"],
    registry=REGISTRY,
)
STAGE_HALTED = Gauge(
    "careergraph_stage_halted",
    "1 while the stage has stopped a partition, by reason: schema_ahead, offset_lost, topic_mismatch",
    ["stage", "reason"],
    registry=REGISTRY,
)
BREAKER_OPEN = Gauge("careergraph_breaker_open", "1 while the stage's breaker is open", ["stage"], registry=REGISTRY)
OUTBOX_AGE_SECONDS = Gauge(
    "careergraph_outbox_age_seconds",
    "Age of the oldest event not yet sent to Kafka, in seconds",
    registry=REGISTRY,
)
OUTBOX_PUBLISHED = Counter("careergraph_outbox_published", "Events sent to Kafka and acknowledged", registry=REGISTRY)
MODEL_QUESTIONS = Counter(
    "careergraph_language_model_questions",
    "Questions to the language model about a document, by result: answered, remembered (asked before, so not sent), "
    "or the code that says why there is no answer",
    ["result"],
    registry=REGISTRY,
)
PROPOSALS = Counter(
    "careergraph_proposals",
    "Facts that a language model proposed, by result: accepted, or the reason why it was dropped",
    ["result"],
    registry=REGISTRY,
)
HTTP_REQUESTS = Counter(
    "careergraph_http_requests",
    "HTTP requests by route template, method and status",
    ["route", "method", "status"],
    registry=REGISTRY,
)
HTTP_SECONDS = Histogram(
    "careergraph_http_seconds",
    "Time to answer an HTTP request, in seconds, by route template",
    ["route"],
    buckets=_SECONDS,
    registry=REGISTRY,
)
HELD_DOCUMENTS = Gauge("careergraph_held_documents", "Documents that wait for the virus scanner", registry=REGISTRY)
