"""How often one may call, counted in a real database."""

import threading
import time
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from careergraph.api import api_services, app_of
from shared.config import Settings
from shared.db.database import Database
from shared.http.limits import RateLimit
from shared.http.problems import Problem
from tests.api_platform import RESUME, Platform, platform

__all__ = ["platform"]

LIMIT = RateLimit("upload", 2, 60.0)


@pytest.fixture
def call(database: Database) -> Callable[[UUID], None]:
    """Counts one call of a person in a transaction of its own."""

    def count(person: UUID, limit: RateLimit = LIMIT) -> None:
        with database.transaction("app", person) as connection:
            limit.check(connection, person)

    return count


def age(database: Database, person: UUID, seconds: float) -> None:
    """As if every call so far had been so much earlier."""
    with database.transaction("app", person) as connection:
        connection.execute(
            text(
                "update http.recent_calls set called_at = "
                "array(select call - make_interval(secs => :seconds) from unnest(called_at) call)"
            ),
            {"seconds": seconds},
        )


def test_a_window_that_slides(database: Database, call: Callable[..., None]) -> None:
    one, other, limit, began = uuid4(), uuid4(), RateLimit("upload", 2, 6000.0), time.monotonic()
    call(one, limit)
    age(database, one, 3000)
    call(one, limit)
    call(other, limit)
    age(database, one, 2900)
    with pytest.raises(Problem) as refused:
        call(one, limit)
    assert (refused.value.status, refused.value.code) == (429, "rate_limited")
    wait = int(refused.value.headers["Retry-After"])
    assert 100 - (time.monotonic() - began) <= wait <= 100, "until the first call counts no more, rounded up"
    age(database, one, wait)
    call(one, limit)
    with pytest.raises(Problem) as refused:
        call(one, limit)
    assert 2900 <= int(refused.value.headers["Retry-After"]) <= 3000, "the second call counts for as long as is left"
    with database.transaction("app", one) as connection:
        assert connection.scalar(text("select cardinality(called_at) from http.recent_calls")) == 2


def test_every_operation_has_a_limit_of_its_own(database: Database, call: Callable[..., None]) -> None:
    person = uuid4()
    call(person)
    call(person)
    call(person, RateLimit("another", 1, 60.0))
    with pytest.raises(Problem):
        call(person, RateLimit("another", 1, 60.0))


def test_calls_at_the_same_moment_are_counted_one_after_another(database: Database, call: Callable[..., None]) -> None:
    person, limit, barrier = uuid4(), RateLimit("upload", 3, 60.0), threading.Barrier(8)
    outcomes: list[str] = []

    def work() -> None:
        barrier.wait()
        try:
            call(person, limit)
            outcomes.append("counted")
        except Problem as problem:
            outcomes.append(problem.code)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert sorted(outcomes) == ["counted"] * 3 + ["rate_limited"] * 5


def test_several_api_processes_count_together(platform: Platform) -> None:
    """Two apps that share nothing but the database; what is counted goes with the person."""
    from fastapi.testclient import TestClient

    here, person = platform.services, platform.person()
    settings = Settings(CAREERGRAPH_UPLOADS_PER_MINUTE=3)
    apps = [
        app_of(api_services(settings, here.database, here.keyring, here.blobs, lambda: None, scanner=platform.scanner))
        for _ in range(2)
    ]
    headers = {"Authorization": person.client.headers["Authorization"]}
    statuses = []
    for number in range(5):
        with TestClient(apps[number % 2], headers=headers) as client:
            answer = client.post("/v1/documents", files={"file": ("cv.txt", RESUME + b"\n" * number)})
            statuses.append(answer.status_code)
    assert statuses == [202, 202, 202, 429, 429]
    assert person.client.delete("/v1/people/me").status_code == 202
    platform.run(person.owner_id)
    with here.database.transaction("app", person.owner_id) as connection:
        assert connection.scalar(text("select count(*) from http.recent_calls")) == 0
