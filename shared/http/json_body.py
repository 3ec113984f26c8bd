"""JSON bodies: small, strict and unambiguous, or refused with 422 (413 over the cap)."""

import json
from collections.abc import Callable
from typing import Any, TypeVar

from fastapi import Request
from pydantic import BaseModel, ValidationError

from shared.http.body_stream import BodyLimits, read_body
from shared.http.problems import Problem, invalid_request

MAX_JSON_BYTES = 64 * 1024
MAX_DEPTH = 32
MAX_INTEGER = 2**63 - 1

M = TypeVar("M", bound=BaseModel)


def json_body(model: type[M]) -> Callable[[Request], Any]:
    """A dependency that reads and validates the body.

    FastAPI's own body parameters are read before any dependency, so before the caller is known; and they
    accept duplicate keys, NaN and integers of any size. `described_json_body` declares it for OpenAPI.
    """

    async def read(request: Request) -> M:
        if request.headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
            raise Problem(415, "unsupported_media_type", "The body has to be application/json.")
        data = await read_body(request, BodyLimits(max_bytes=MAX_JSON_BYTES))
        value = parse_json(data)
        try:
            return model.model_validate(value)
        except ValidationError as error:
            raise invalid_request([{**item, "loc": ("body", *item["loc"])} for item in error.errors()]) from None

    return read


def described_json_body(model: type[BaseModel]) -> dict[str, Any]:
    """`openapi_extra` of an endpoint that takes this body."""
    schema = model.model_json_schema()
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


def parse_json(data: bytes) -> Any:
    """The value of a JSON text.

    Raises 422 `invalid_json` for what is no JSON, is nested deeper than 32, repeats a key, holds NaN, an
    infinity, an integer outside 64 bits, or a string that no database takes (lone surrogates, U+0000).
    """
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise _invalid("it is not UTF-8") from None
    if _depth(text) > MAX_DEPTH:
        raise _invalid("it is nested too deeply")
    try:
        value = json.loads(
            text,
            object_pairs_hook=_without_duplicates,
            parse_constant=_no_constant,
            parse_int=_bounded_integer,
            parse_float=_finite_float,
        )
    except ValueError:
        raise _invalid("it is not JSON") from None
    _check_strings(value)
    return value


def _depth(text: str) -> int:
    """How deep brackets nest; those inside strings do not count."""
    depth = deepest = 0
    in_string = escaped = False
    for character in text:
        if in_string:
            if escaped:
                escaped = False
            elif character == "\\":
                escaped = True
            elif character == '"':
                in_string = False
        elif character == '"':
            in_string = True
        elif character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth -= 1
    return deepest


def _check_strings(value: Any) -> None:
    if isinstance(value, str) and ("\0" in value or any("\ud800" <= character <= "\udfff" for character in value)):
        raise _invalid("a string holds a character that cannot be stored")
    if isinstance(value, dict):
        for key, inner in value.items():
            _check_strings(key)
            _check_strings(inner)
    if isinstance(value, list):
        for inner in value:
            _check_strings(inner)


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _invalid("a key stands twice in one object")
    return found


def _no_constant(_: str) -> Any:
    raise _invalid("NaN and infinities are no JSON")


def _bounded_integer(digits: str) -> int:
    if len(digits) > 20 or not -MAX_INTEGER - 1 <= int(digits) <= MAX_INTEGER:
        raise _invalid("an integer needs more than 64 bits")
    return int(digits)


def _finite_float(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise _invalid("a number is out of range")
    return number


def _invalid(reason: str) -> Problem:
    return Problem(422, "invalid_json", f"The body cannot be used: {reason}.")
