"""Structured logs: one JSON object a line on stderr. Ids and codes only; nothing of a document or a person.

A process that sets nothing up gets its warnings on stderr too, for eyes: left alone, structlog prints to stdout, where
a command's result goes.
"""

import logging
import sys

import structlog

Logger = structlog.stdlib.BoundLogger


class _StandardError:
    """Prints to what stderr is at that moment: a stream that was closed meanwhile must not fail the caller."""

    def msg(self, message: str) -> None:
        print(f"{message}\n", end="", file=sys.stderr, flush=True)  # one write: lines of two threads must not mix

    log = debug = info = warn = warning = error = critical = fatal = exception = failure = err = msg


def configure_logging(level: str = "INFO", *, console: bool = False) -> None:
    """Set up logging for the process.

    Args:
        level: a level of `logging`.
        console: for eyes instead of JSON.
    """
    _configure_structlog(level, console)
    # Libraries log texts of their own choosing (statements, urls), so only their warnings come through.
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(name)s: %(levelname)s", force=True)


def get_logger(name: str) -> Logger:
    """A logger bound to the module's name."""
    logger: Logger = structlog.get_logger(module=name)
    return logger


def _configure_structlog(level: str, console: bool) -> None:
    renderer: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty()) if console else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=lambda *_: _StandardError(),
        cache_logger_on_first_use=False,
    )


if not structlog.is_configured():
    _configure_structlog("WARNING", console=True)
