"""A JSON Resume as an upload: through the whole pipeline to facts, or refused with its reason."""

import json

from tests.api_platform import Platform, platform

__all__ = ["platform"]

RESUME = {
    "basics": {"name": "Noor Haddad", "email": "noor.haddad@example.org"},
    "work": [{"name": "Havenlicht BV", "position": "Platform Engineer", "startDate": "2020-02"}],
    "skills": [{"name": "Databases", "keywords": ["PostgreSQL"]}],
}


def test_a_json_resume_gives_facts_and_other_json_its_reason(platform: Platform) -> None:
    person = platform.person()
    upload = {"file": ("resume.json", json.dumps(RESUME).encode(), "application/json")}
    answer = person.client.post("/v1/documents", files=upload)
    assert answer.status_code == 202, answer.text
    platform.run(person.owner_id)
    facts = person.client.get("/v1/people/me/facts", params={"limit": 200}).json()["items"]
    values = {fact["type"]: fact["value"] for fact in facts}
    assert values["work.employer"] == "Havenlicht BV"
    assert values["skill"] == "PostgreSQL"
    assert values["work.end"] == {"date": None, "precision": None, "ongoing": True}
    export = person.client.get("/v1/people/me/export").json()
    assert {item["id"] for item in export["resume_items"]} == {fact["id"] for fact in facts}
    other = {"file": ("package.json", b'{"name": "a-package"}', "application/json")}
    refused = person.client.post("/v1/documents", files=other)
    assert (refused.status_code, refused.json()["code"]) == (422, "not_json_resume")
