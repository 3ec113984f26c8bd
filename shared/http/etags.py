"""ETags are content hashes: equal content has an equal tag, whichever history led to it (RFC 9110, 13.1)."""

import hashlib
from typing import Annotated, Any

from fastapi import Header, Response

from shared.http.problems import Problem
from shared.runtime.codec import to_json

IfMatch = Annotated[str | None, Header(max_length=1000, description="ETag of what is to be changed")]
IfNoneMatch = Annotated[str | None, Header(max_length=1000, description="ETag of what the caller has")]


def etag_of(content: Any) -> str:
    """A strong ETag of JSON content, in its quotes."""
    return f'"{hashlib.sha256(to_json(content)).hexdigest()[:32]}"'


def respond_with_etag(content: bytes, etag: str, if_none_match: str | None) -> Response:
    """200 with JSON content, or 304 when the caller has it already."""
    if if_none_match is not None and _names(if_none_match, etag):
        return Response(status_code=304, headers={"ETag": etag})
    return Response(content, media_type="application/json", headers={"ETag": etag})


def check_if_match(if_match: str | None, etag: str) -> None:
    """Raises 428 without a condition, 412 when the content is another than the caller has seen."""
    if if_match is None:
        raise Problem(428, "precondition_required", "Send the ETag of what you change as If-Match.")
    if not _names(if_match, etag):
        raise precondition_failed(etag)


def accepts_any(if_match: str | None) -> bool:
    """Whether the condition is `*`: any version of what is there."""
    return if_match is not None and if_match.strip() == "*"


def precondition_failed(etag: str | None = None) -> Problem:
    """412, with the ETag of what is there now, where it is known."""
    headers = {"ETag": etag} if etag is not None else {}
    return Problem(412, "precondition_failed", "It was changed meanwhile.", headers=headers)


def _names(header: str, etag: str) -> bool:
    return accepts_any(header) or etag in (part.strip().removeprefix("W/") for part in header.split(","))
