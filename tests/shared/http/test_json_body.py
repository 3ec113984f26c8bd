"""JSON that is taken, and JSON that is not."""

import pytest

from shared.http.json_body import MAX_DEPTH, parse_json
from shared.http.problems import Problem


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (b"{}", {}),
        (b'{"a": [1, 2.5, null, true, "\\u00e9\\\\u0000 [["]}', {"a": [1, 2.5, None, True, "é\\u0000 [["]}),
        (b"9223372036854775807", 2**63 - 1),
        (b"-9223372036854775808", -(2**63)),
        (b'"\\ud83d\\ude00"', "\U0001f600"),
        (b"[" * MAX_DEPTH + b"]" * MAX_DEPTH, eval("[" * MAX_DEPTH + "]" * MAX_DEPTH)),
    ],
)
def test_taken(text: bytes, value: object):
    assert parse_json(text) == value


@pytest.mark.parametrize(
    "text",
    [
        b"", b"{", b"'a'", b"[1,]", b"NaN", b"[Infinity]", b"-Infinity", b"1e999", b"9223372036854775808",
        b"1" * 5000, b'{"a": 1, "a": 1}', b'"\\ud800"', b'"\\u0000"', b'{"\\u0000": 1}', b"\xff\xfe",
        b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1), b"[" * 60_000, b'{"a":' * 10_000,
    ],
)  # fmt: skip
def test_refused(text: bytes):
    with pytest.raises(Problem) as refused:
        parse_json(text)
    assert (refused.value.status, refused.value.code) == (422, "invalid_json")
