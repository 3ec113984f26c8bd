"""Errors as a user meets them: an exit code and one sentence, never a traceback."""

import os
import sys

A_NO = 1
"""The command worked, and its answer is a no: something differs, is gone, or did not get through."""
BAD_INPUT = 2
DEPENDENCY_FAILED = 3
UNEXPECTED = 70
"""A fault in the program itself (EX_SOFTWARE)."""
INTERRUPTED = 130
"""As a shell says it: 128 and the number of SIGINT."""


class BadInput(Exception):
    """What was typed, or a file that was named, cannot be used. One sentence."""


class DependencyFailed(Exception):
    """A server or program that the command needs is not there or does not answer. One sentence."""


class AnswerIsNo(Exception):
    """The command did what it should, and the answer is a no. One sentence."""


_BY_NAME = {
    "AnswerIsNo": A_NO,
    "KeyDestroyed": A_NO,
    "BadInput": BAD_INPUT,
    "FrozenSchemaMissing": BAD_INPUT,
    "MasterKeyInvalid": BAD_INPUT,
    "OntologyError": BAD_INPUT,
    "PersonUnknown": BAD_INPUT,
    "ReleaseError": BAD_INPUT,
    "BrokerDown": DEPENDENCY_FAILED,
    "ClamdUnavailable": DEPENDENCY_FAILED,
    "DependencyFailed": DEPENDENCY_FAILED,
    "EmbeddingUnavailable": DEPENDENCY_FAILED,
    # HomeInUse, KafkaJarRefused, KafkaJarsUnavailable, LocalServerFailed, MasterKeyRefused
    "LocalError": DEPENDENCY_FAILED,
    "MasterKeyUnknown": DEPENDENCY_FAILED,
    "NotReady": DEPENDENCY_FAILED,
    "NotRunning": DEPENDENCY_FAILED,
    "ModelUnavailable": DEPENDENCY_FAILED,
    "OffsetLost": DEPENDENCY_FAILED,
    "PortTaken": DEPENDENCY_FAILED,
    "ServerEnded": DEPENDENCY_FAILED,
    "StorageFull": DEPENDENCY_FAILED,
    "TopicMismatch": DEPENDENCY_FAILED,
}
"""By the name of the class or of one above it, so that nothing has to be imported to look an error up."""


def explain(error: BaseException) -> tuple[int, str]:
    """-> (exit code, one sentence)."""
    for kind in type(error).__mro__:
        if kind.__name__ in _BY_NAME:
            return _BY_NAME[kind.__name__], _sentence(_message(error))
    family = type(error).__module__.partition(".")[0]
    if family.startswith("pydantic") and hasattr(error, "errors"):
        fields = ", ".join(sorted({str(item["loc"][0]) for item in error.errors() if item["loc"]}))
        return BAD_INPUT, f"These settings are not valid: {fields}."
    if family in ("sqlalchemy", "psycopg"):
        kind_name = type(error).__name__
        return DEPENDENCY_FAILED, f"The database does not answer as it should ({kind_name}); try `careergraph doctor`."
    if family == "httpx":
        return DEPENDENCY_FAILED, f"The API does not answer as it should ({type(error).__name__})."
    if isinstance(error, OSError) and error.filename is not None:
        return DEPENDENCY_FAILED, f"{error.filename}: {error.strerror}."
    return (
        UNEXPECTED,
        f"A fault in careergraph itself ({type(error).__name__}{_place(error)}). CAREERGRAPH_TRACEBACK=1 shows more.",
    )


def wants_traceback() -> bool:
    """Whether a developer asked for tracebacks."""
    return bool(os.environ.get("CAREERGRAPH_TRACEBACK"))


def say(text: str) -> None:
    """A line for the person, on stderr: stdout is for results."""
    print(text, file=sys.stderr, flush=True)


def _message(error: BaseException) -> str:
    """An error of an ontology or a release carries a code and says where; others are a sentence themselves."""
    code, detail = getattr(error, "code", None), getattr(error, "detail", None)
    return str(error) if code is None or detail is None else f"This cannot be used ({code}): {detail}"


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f" at {trace.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}" if trace else ""
