"""Rules that hold for every route, generated from OpenAPI so that a new one cannot be forgotten."""

import json
import re
import subprocess
import sys
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from services.ingest.models import DOCUMENTS
from tests.api_platform import RESUME, Person, Platform, platform

__all__ = ["platform"]

PUBLIC = {"/healthz", "/readyz", "/metrics", "/v1/erasures/{receipt}"}
BODIES: dict[tuple[str, str], Any] = {
    ("put", "/v1/documents/{document_id}/kind"): {"kind": "resume"},
    ("patch", "/v1/people/me/facts/{fact_id}"): {"action": "approve"},
    ("put", "/v1/people/me/facts/{fact_id}/skill"): {"concept_id": "cg:python"},
    ("post", "/v1/people/me/skill-aliases"): {"alias": "Hausdatenbank", "concept_id": "cg:postgresql"},
    ("post", "/v1/admin/replays"): {"owner_id": str(uuid4())},
}
"""A valid body of every route that takes JSON; a new one has to be added here."""


QUERIES = {"/v1/skills": {"q": "python"}, "/v1/people/me/search": {"q": "Northwind"}}
"""A valid query of every route that cannot do without one."""
OF_EVERYBODY = ("/v1/skills", "/v1/skill-clusters", "/v1/occupations")
"""What is known of skills in general: the same for persons and operators."""


def routes(platform: Platform) -> list[tuple[str, str, dict[str, Any]]]:
    """(method, path, operation) of every documented route."""
    schema = platform.client.get("/openapi.json").json()
    return [(method, path, operation) for path, item in schema["paths"].items() for method, operation in item.items()]


def call(client: Any, method: str, path: str, ids: dict[str, str], **more: Any) -> Any:
    """The route with these ids in its path, and a body that would be valid."""
    filled = re.sub(r"{(\w+)}", lambda match: ids[match[1]], path)
    body = BODIES.get((method, path))
    if body is not None:
        more.setdefault("json", body)
    if path in QUERIES:
        more.setdefault("params", QUERIES[path])
    if (method, path) == ("post", "/v1/documents"):
        more.setdefault("files", {"file": ("cv.txt", RESUME + uuid4().bytes.hex().encode())})
    return client.request(method.upper(), filled, **more)


def missing_ids() -> dict[str, str]:
    return {
        "document_id": str(uuid4()),
        "letter_id": str(uuid4()),
        "fact_id": "0" * 64,
        "concept_id": "cg:none",
        "soc": "99-9999.00",
        "receipt": f"cge_{uuid4().hex}_{uuid4().hex}_00",
    }


def ids_of(person: Person, platform: Platform) -> dict[str, str]:
    """Ids of a person's own things, one for every path parameter."""
    document_id = person.uploaded()
    platform.run(person.owner_id)
    fact_id = person.client.get("/v1/people/me/facts").json()["items"][0]["id"]
    return {**missing_ids(), "document_id": document_id, "fact_id": fact_id}


def test_the_description_is_complete(platform: Platform):
    schema = platform.client.get("/openapi.json").json()
    known = {f"#/components/schemas/{name}" for name in schema["components"]["schemas"]}
    assert set(re.findall(r'"\$ref": "([^"]+)"', json.dumps(schema))) <= known
    for method, path, operation in routes(platform):
        problems = [status for status in operation["responses"] if status >= "400"]
        assert path in PUBLIC - {"/v1/erasures/{receipt}"} or {"401", "404"} & set(problems), path
        for status in problems:
            assert list(operation["responses"][status]["content"]) == ["application/problem+json"], (path, status)
        if method in ("put", "patch") or (path in ("/v1/documents", "/v1/admin/replays") and method == "post"):
            assert operation["requestBody"]["required"], path


def test_every_route_but_the_public_ones_wants_a_key(platform: Platform):
    for method, path, operation in routes(platform):
        answer = call(platform.client, method, path, missing_ids())
        if path in PUBLIC:
            assert answer.status_code in (200, 404), path
        else:
            assert (answer.status_code, answer.json()["code"]) == (401, "unauthorized"), (method, path)
            assert operation["security"] == [{"ApiKey": []}], (method, path)


def test_ids_of_another_person_are_as_good_as_missing(platform: Platform):  # T01, T16
    victim, attacker = platform.person(), platform.person()
    theirs = ids_of(victim, platform)
    before = victim.client.get("/v1/people/me/export").json()
    for method, path, _ in routes(platform):
        if "{" not in path or path.startswith("/v1/admin"):
            continue
        headers = {"If-Match": "*"}
        foreign = call(attacker.client, method, path, theirs, headers=headers)
        missing = call(attacker.client, method, path, missing_ids(), headers=headers)
        assert foreign.status_code == 404, (method, path)
        assert foreign.content == missing.content, (method, path)
        assert foreign.headers == missing.headers, (method, path)
    after = victim.client.get("/v1/people/me/export").json()
    assert {**after, "exported_at": None} == {**before, "exported_at": None}


def test_lists_and_export_hold_only_own_rows(platform: Platform):  # T03
    victim, attacker = platform.person(), platform.person()
    ids_of(victim, platform)
    for method, path, _ in routes(platform):
        if method != "get" or "{" in path or path in PUBLIC or path.startswith("/v1/admin"):
            continue
        answer = attacker.client.get(path, params=QUERIES.get(path))
        assert answer.status_code == 200, path
        assert b"Northwind" not in answer.content, path
        assert answer.headers["cache-control"] == "private, no-store", path


def test_headers_and_cookies_do_not_choose_the_person(platform: Platform):  # T04
    victim, attacker = platform.person(), platform.person()
    victim.uploaded()
    names = ("X-User-Id", "X-Tenant-ID", "X-Owner-Id", "X-Original-URL", "X-Forwarded-User")
    headers = {name: str(victim.owner_id) for name in names}
    headers["Cookie"] = "key=" + victim.client.headers["authorization"].removeprefix("Bearer ")
    assert attacker.client.get("/v1/documents", headers=headers).json()["items"] == []


def test_fields_that_nobody_may_set_are_refused(platform: Platform):  # T05, B60
    person = platform.person()
    ids = ids_of(person, platform)
    for (method, path), body in BODIES.items():
        client = platform.operator() if path.startswith("/v1/admin") else person.client
        for name in ("owner_id_", "role", "status", "verdict", "is_admin", "user_id"):
            answer = call(client, method, path, ids, json={**body, name: "injected"}, headers={"If-Match": "*"})
            assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request"), (path, name)
            assert "injected" not in answer.text
            assert f"body.{name}" not in answer.text


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"[" * 10_000 + b"]" * 10_000, 422),
        (b'{"kind": 9223372036854775808}', 422),
        (b'{"kind": NaN}', 422),
        (b'{"kind": 1e999}', 422),
        (b'{"kind": "resume", "kind": "other"}', 422),
        (b'{"kind": "\\ud800"}', 422),
        (b'{"kind": "\\u0000"}', 422),
        (b"\xff", 422),
        (b"", 422),
        (b"null", 422),
        (b'{"kind": "' + b"x" * 1_000_000 + b'"}', 413),
    ],
)
def test_hostile_json(platform: Platform, body: bytes, status: int):  # B60
    person = platform.person()
    ids = {**missing_ids(), "document_id": person.uploaded()}
    for method, path in BODIES:
        client = platform.operator() if path.startswith("/v1/admin") else person.client
        headers = {"Content-Type": "application/json", "If-Match": "*"}
        answer = call(client, method, path, ids, json=None, content=body, headers=headers)
        assert answer.status_code == status, (path, answer.text)


def test_persons_get_nothing_of_the_operators_and_the_other_way_round(platform: Platform):  # T08
    person, operator = platform.person(), platform.operator()
    for method, path, _ in routes(platform):
        if path in PUBLIC or path.startswith(OF_EVERYBODY):
            continue
        client = person.client if path.startswith("/v1/admin") else operator
        answer = call(client, method, path, missing_ids(), headers={"X-HTTP-Method-Override": "GET"})
        assert (answer.status_code, answer.json()["code"]) == (403, "forbidden"), (method, path)


def test_unknown_routes_and_methods_are_problems(platform: Platform):
    for answer, expected in (
        (platform.client.get("/v1/nothing"), "not_found"),
        (platform.client.patch("/healthz"), "method_not_allowed"),
    ):
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["code"] == expected


def test_a_bug_is_500_without_a_trace(platform: Platform, monkeypatch: pytest.MonkeyPatch, capfd):
    def fail(*_: object) -> None:
        raise ValueError("a sentence of a document")

    monkeypatch.setattr("services.ingest.repository.DocumentRows.standings", fail)
    answer = platform.person().client.get("/v1/documents")
    assert (answer.status_code, answer.json()["code"]) == (500, "internal_error")
    captured = capfd.readouterr()
    assert "sentence" not in answer.text + captured.out + captured.err


def test_a_new_owner_sees_no_row_left_by_the_connection_before(platform: Platform):  # T10
    victim = platform.person()
    victim.uploaded()
    for _ in range(20):
        victim.client.get(f"/v1/documents/{uuid4()}")
        with platform.services.database.transaction("app") as connection:
            assert connection.execute(select(DOCUMENTS)).all() == []


def test_metrics_name_routes_and_no_ids(platform: Platform):
    person = platform.person()
    document_id = person.uploaded()
    person.client.get(f"/v1/documents/{document_id}")
    text = platform.client.get("/metrics").text
    assert 'route="/v1/documents/{document_id}"' in text
    assert document_id not in text
    assert str(UUID(int=person.owner_id.int)) not in text


def test_api_imports_no_parser_and_no_broker():
    program = (
        "import sys, careergraph.api\n"
        "heavy = {'spacy', 'pypdfium2', 'pdfplumber', 'confluent_kafka', 'dateparser', 'networkx'}\n"
        "sys.exit(' '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
