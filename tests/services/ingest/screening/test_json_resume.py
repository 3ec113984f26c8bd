"""JSON as an upload: a JSON Resume is taken, and everything else is refused with its reason."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.ingest.reading.limits import Limits
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.read import JSON, read_document
from services.ingest.screening.refusal import Refused
from services.ingest.screening.screen import screen

RESUME = {"basics": {"name": "Noor Haddad"}, "work": [{"name": "Havenlicht BV"}]}
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["basics", "work", "skills", "name", "keywords", "a"]), inner, max_size=3)
    ),
    max_leaves=10,
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_json_resume_is_taken(encoding: str) -> None:
    screened = screen(json.dumps(RESUME).encode(encoding), "resume.json", "application/json")
    assert (screened.media_type, screened.extension, screened.flags) == (JSON, ".json", ())


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"no json", "type_mismatch"),
        (b'{"basics": {"name": NaN}}', "type_mismatch"),
        (b"9" * 5000, "type_mismatch"),
        (b"%PDF-1.7\n", "type_mismatch"),
        (b"PK\x03\x04", "type_mismatch"),
        (b"{}", "not_json_resume"),
        (b"[]", "not_json_resume"),
        (b'"basics"', "not_json_resume"),
        (b'{"name": "a-package", "version": "1.0.0"}', "not_json_resume"),
        (b'{"basics": []}', "not_json_resume"),
        (b'{"work": [{"name": 3}]}', "not_json_resume"),
        (b'{"skills": [null]}', "not_json_resume"),
        (b'{"basics": {"name": "x"}, "work": {"0": {}}}', "not_json_resume"),
        (b"[" * 100_000, "resource_limit"),
        (b'{"basics": {"name": "x"}, "y": ' + b"[" * 500 + b"]" * 500 + b"}", "resource_limit"),
        (b'{"basics": {"name": "x"}, "y": ' + b'{"a":' * 40 + b"1" + b"}" * 40 + b"}", "resource_limit"),
        (b" " * (1024 * 1024 + 1), "file_too_large"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_other_json_is_refused_with_its_reason(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as caught:
        screen(data, "resume.json", "application/json")
    assert caught.value.code == code


def test_the_refusal_says_where_and_repeats_nothing() -> None:
    data = {"basics": {"name": "Zanzibarian"}, "education": [{}, {"score": 4.0, "institution": "Zanzibarian"}]}
    with pytest.raises(Refused) as caught:
        screen(json.dumps(data).encode(), "resume.json", None)
    assert "education.1.score" in caught.value.detail
    assert "Zanzibarian" not in caught.value.detail


@given(ANY_JSON)
@settings(max_examples=150, deadline=None)
def test_any_json_has_a_typed_outcome(content: object) -> None:
    data = json.dumps(content).encode()
    codes: list[str] = []
    try:
        reading = read_document(data, screen(data, "resume.json", None).media_type)
        assert all(reading.text[line.start : line.end] for line in reading.lines)
    except (Refused, Unreadable) as outcome:
        codes.append(outcome.code)
    assert codes in ([], ["not_json_resume"], ["no_text"])


def test_what_reading_is_given_without_screening_has_a_typed_outcome() -> None:
    for data, code in ((b"{", "document_corrupt"), (b"{}", "document_corrupt"), (b"[" * 100_000, "resource_limit")):
        with pytest.raises(Unreadable) as caught:
            read_document(data, JSON)
        assert caught.value.code == code
    many = json.dumps({"basics": {"name": "x"}, "y": [1] * 200}).encode()
    with pytest.raises(Unreadable) as caught:
        read_document(many, JSON, Limits(lines=100))
    assert caught.value.code == "resource_limit"
