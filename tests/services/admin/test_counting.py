"""Counting at a cost that does not grow with the table."""

from uuid import uuid4

from sqlalchemy import insert, text

from services.admin.counting import count_in_sample, count_up_to
from shared.db.database import Database
from shared.runtime.tables import INBOX, UNDECODABLE

_ROWS = text(
    "insert into runtime.inbox (owner_id, stage, event_id, event_type, status, stage_version, attempt, duration_ms) "
    "select gen_random_uuid(), case n % 4 when 0 then 'extract' else 'read' end, gen_random_uuid(), 'x', 'applied', "
    "1, 1, 0 from generate_series(1, 20000) as n"
)
_PAGES = text("select pg_relation_size('runtime.inbox') / current_setting('block_size')::bigint")


def test_a_small_table_is_counted_whole(database: Database) -> None:
    row = {"owner_id": uuid4(), "event_type": "x", "status": "dead", "stage_version": 1, "attempt": 1, "duration_ms": 0}
    with database.admin.begin() as connection:
        connection.execute(insert(INBOX), [row | {"stage": "read", "event_id": uuid4()} for _ in range(3)])
    with database.transaction("operator") as connection:
        counted = count_in_sample(connection, INBOX, "stage", "status")
        assert (counted.counts, counted.share) == ({("read", "dead"): 3}, 1.0)


def test_an_empty_table_has_no_counts(database: Database) -> None:
    with database.transaction("operator") as connection:
        assert count_in_sample(connection, INBOX, "stage").counts == {}


def test_of_a_large_table_a_bounded_sample_is_read_and_scaled_up(database: Database) -> None:
    with database.admin.begin() as connection:
        connection.execute(_ROWS)
        pages = connection.scalar(_PAGES)
    with database.transaction("operator") as connection:
        counted = count_in_sample(connection, INBOX, "stage", sampled_pages=pages // 4)
        again = count_in_sample(connection, INBOX, "stage", sampled_pages=pages // 4)
    assert counted == again
    assert counted.share == (pages // 4) / pages
    assert 13_000 < counted.counts[("read",)] < 17_000
    assert 4_000 < counted.counts[("extract",)] < 6_000


def test_a_count_ends_at_its_limit(database: Database) -> None:
    strange = {"topic": "t", "partition": 0, "code": "not_in_log", "headers": {}}
    with database.admin.begin() as connection:
        rows = [strange | {"stage": stage, "offset": number} for stage in ("a", "b") for number in range(10)]
        connection.execute(insert(UNDECODABLE), rows)
    with database.transaction("operator") as connection:
        assert count_up_to(connection, UNDECODABLE.c.stage) == {"a": 10, "b": 10}
        assert count_up_to(connection, UNDECODABLE.c.stage, UNDECODABLE.c.stage == "b") == {"b": 10}
        assert sum(count_up_to(connection, UNDECODABLE.c.stage, most=7).values()) == 7
