"""Errors as a user meets them: an exit code and one sentence, never a traceback."""

import os
import sys

BAD_INPUT = 2
DEPENDENCY_FAILED = 3
UNEXPECTED = 70
"""A fault in the program itself (EX_SOFTWARE)."""


class BadInput(Exception):
    """What was typed, or a file that was named, cannot be used. One sentence."""


class DependencyFailed(Exception):
    """A server or program that the command needs is not there or does not answer. One sentence."""


_BY_NAME = {
    "HomeInUse": DEPENDENCY_FAILED,
    "LocalServerFailed": DEPENDENCY_FAILED,
    "NotReady": DEPENDENCY_FAILED,
    "NotRunning": DEPENDENCY_FAILED,
    "PortTaken": DEPENDENCY_FAILED,
    "BrokerDown": DEPENDENCY_FAILED,
    "TopicMismatch": DEPENDENCY_FAILED,
    "OffsetLost": DEPENDENCY_FAILED,
    "ConnectError": DEPENDENCY_FAILED,
    "KafkaJarsUnavailable": DEPENDENCY_FAILED,
    "MasterKeyUnknown": DEPENDENCY_FAILED,
    "BadInput": BAD_INPUT,
    "DependencyFailed": DEPENDENCY_FAILED,
    "MasterKeyInvalid": BAD_INPUT,
    "MasterKeyUnsafe": BAD_INPUT,
    "PersonUnknown": BAD_INPUT,
    "ReleaseError": BAD_INPUT,
}
"""By the name of the class, so that nothing has to be imported to look an error up."""


def explain(error: BaseException) -> tuple[int, str]:
    """-> (exit code, one sentence)."""
    for kind in type(error).__mro__:
        if kind.__name__ in _BY_NAME:
            return _BY_NAME[kind.__name__], _sentence(str(error))
    if type(error).__module__.startswith("pydantic") and hasattr(error, "errors"):
        fields = ", ".join(str(item["loc"][0]) for item in error.errors() if item["loc"])
        return BAD_INPUT, f"These settings are not valid: {fields}."
    if type(error).__module__.startswith(("sqlalchemy", "psycopg")):
        return DEPENDENCY_FAILED, f"The database does not answer as it should ({type(error).__name__})."
    place = _place(error)
    return (
        UNEXPECTED,
        f"A fault in careergraph itself ({type(error).__name__}{place}). CAREERGRAPH_TRACEBACK=1 shows more.",
    )


def wants_traceback() -> bool:
    """Whether a developer asked for tracebacks."""
    return bool(os.environ.get("CAREERGRAPH_TRACEBACK"))


def say(text: str) -> None:
    """A line for the person, on stderr: stdout is for results."""
    print(text, file=sys.stderr, flush=True)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f" at {trace.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}" if trace else ""
