"""Errors as RFC 9457 `application/problem+json`, each with a stable `code` and nothing personal in it."""

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from shared.db.database import is_database_down
from shared.logging import get_logger
from shared.runtime.dead_letters import describe
from shared.security.keyring import KeyDestroyed, PersonUnknown
from shared.storage.blobs import BlobMissing, StorageFull

PROBLEM_TYPE = "application/problem+json"
RETRY_STORAGE_SECONDS = 5

_log = get_logger(__name__)
_TITLES = {
    "internal_error": "Something went wrong here. It was logged.",
    "method_not_allowed": "This resource does not support the method.",
    "not_found": "There is no such resource.",
    "storage_unavailable": "The storage is away for a moment. Please try again.",
    "unauthorized": "A valid API key is needed.",
}
_CODES = {401: "unauthorized", 403: "forbidden", 404: "not_found", 405: "method_not_allowed"}


class ProblemBody(BaseModel):
    """The body of every error."""

    type: str = Field(description="`urn:careergraph:problem:` and the code")
    title: str
    status: int
    code: str = Field(description="stable; programs decide by it")
    detail: str | None = None
    errors: list[dict[str, str]] | None = Field(
        default=None, description="which parts of the request are not as they should be"
    )


class Problem(Exception):
    """An error answer. `detail` is one sentence for the caller; it never repeats what the caller sent."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        errors: list[dict[str, str]] | None = None,
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.detail = detail
        self.headers = dict(headers or {})
        self.errors = errors


def not_found() -> Problem:
    """The one answer for what does not exist, was deleted, or belongs to somebody else."""
    return Problem(404, "not_found")


def storage_unavailable() -> Problem:
    """The database or the blob volume does not take requests now."""
    return Problem(503, "storage_unavailable", headers={"Retry-After": str(RETRY_STORAGE_SECONDS)})


def unauthorized() -> Problem:
    """No valid API key. The connection is closed, so that an unread body is not waited for."""
    return Problem(401, "unauthorized", headers={"WWW-Authenticate": "Bearer", "Connection": "close"})


def problem_response(problem: Problem) -> JSONResponse:
    """The answer that a problem becomes."""
    content: dict[str, Any] = {
        "type": f"urn:careergraph:problem:{problem.code}",
        "title": _TITLES.get(problem.code, problem.code.replace("_", " ").capitalize()),
        "status": problem.status,
        "code": problem.code,
    }
    if problem.detail:
        content["detail"] = problem.detail
    if problem.errors:
        content["errors"] = problem.errors
    return JSONResponse(content, problem.status, headers=problem.headers, media_type=PROBLEM_TYPE)


Responses = dict[int | str, dict[str, Any]]


def described_problems(*statuses: int) -> Responses:
    """`responses` of an endpoint for OpenAPI: problems with these statuses."""
    schema = {"$ref": "#/components/schemas/ProblemBody"}
    return {status: {"description": "Problem", "content": {PROBLEM_TYPE: {"schema": schema}}} for status in statuses}


def install_problem_handlers(app: FastAPI) -> None:
    """Make every error of the app a problem, also those that nobody expected."""
    app.add_exception_handler(Problem, _on_problem)
    app.add_exception_handler(RequestValidationError, _on_invalid_request)
    app.add_exception_handler(HTTPException, _on_http_error)
    app.add_middleware(_Unexpected)


def to_problem(error: Exception) -> Problem:
    """What an unexpected error is told as: storage that is away, or a fault of ours."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, StorageFull) or is_database_down(error):
        _log.warning("storage_unavailable", error=type(error).__name__)
        return storage_unavailable()
    if isinstance(error, PersonUnknown):
        return unauthorized()
    if isinstance(error, KeyDestroyed | BlobMissing):  # deleted while the request was being answered
        _log.warning("gone_meanwhile", error=type(error).__name__)
        return not_found()
    cause = error.orig if isinstance(error, SQLAlchemyError) and hasattr(error, "orig") else None
    _log.error("request_failed", error=describe(error), cause=type(cause).__name__ if cause else None)
    return Problem(500, "internal_error")


async def _on_problem(_: Request, error: Exception) -> JSONResponse:
    return problem_response(to_problem(error))


async def _on_invalid_request(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    return problem_response(invalid_request(list(error.errors())))


async def _on_http_error(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    code = _CODES.get(error.status_code, f"http_{error.status_code}")
    return problem_response(Problem(error.status_code, code, headers=error.headers))


def invalid_request(errors: list[Any]) -> Problem:
    """422 for pydantic's errors: where, and of which kind; never a value, nor a name the caller made up."""
    found = [
        {
            "field": ".".join(str(part) for part in _declared(error)),
            "reason": str(error["type"]),
        }
        for error in errors
    ]
    return Problem(422, "invalid_request", "The request does not have the form that is described.", errors=found[:20])


def _declared(error: Any) -> tuple[Any, ...]:
    location = tuple(error["loc"])
    return location[:-1] if error["type"] == "extra_forbidden" else location


class _Unexpected:
    """The last resort: an error that nothing else handled becomes a problem, its trace goes nowhere."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:
            problem = to_problem(error)
            if started or scope["type"] != "http":
                _log.warning("response_cut_short", code=problem.code)
                raise ConnectionAbortedError(problem.code) from None
            await problem_response(problem)(scope, receive, send)
