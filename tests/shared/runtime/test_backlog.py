"""When a member stops fetching, when it goes on, and how old the oldest record is."""

from shared.runtime.backlog import Backlog
from shared.runtime.broker import Partition, Record


def record(offset: int, size: int = 1, *, at_ms: int = 0, partition: int = 0) -> Record:
    return Record("topic", partition, offset, b"key", bytes(size), {}, at_ms)


def test_it_is_full_above_the_number_of_records_and_has_room_below_half_of_it() -> None:
    backlog = Backlog(full_records=4)
    records = [record(offset) for offset in range(5)]
    for one in records[:4]:
        backlog.begin(one)
    assert not backlog.is_full()
    backlog.begin(records[4])
    assert backlog.is_full()
    for one in records[:3]:
        backlog.finish(one)
    assert (backlog.is_full(), backlog.has_room()) == (False, False)
    backlog.finish(records[3])
    assert backlog.has_room()


def test_few_large_records_fill_it_too() -> None:
    backlog = Backlog(full_bytes=100)
    large, small = record(0, 100), record(1, 1)
    backlog.begin(large)
    backlog.begin(small)
    assert backlog.is_full()
    backlog.finish(large)
    assert backlog.has_room()


def test_a_partition_that_left_takes_no_room() -> None:
    backlog = Backlog(full_records=1)
    for offset in range(3):
        backlog.begin(record(offset))
    backlog.begin(record(7, partition=1))
    backlog.forget(Partition("topic", 0))
    assert (len(backlog), backlog.is_full()) == (1, False)


def test_what_was_delivered_again_waits_until_that_delivery_is_done() -> None:
    backlog = Backlog()
    first, again = record(0), record(0)
    backlog.begin(first)
    backlog.forget(first.source)
    backlog.begin(again)
    backlog.finish(first)
    assert len(backlog) == 1
    backlog.finish(again)
    assert len(backlog) == 0


def test_the_oldest_is_the_foremost_unfinished_record_of_any_partition() -> None:
    backlog = Backlog()
    assert backlog.oldest_ms() is None
    foremost = record(0, at_ms=10)
    for one in (foremost, record(1, at_ms=30), record(5, at_ms=20, partition=1)):
        backlog.begin(one)
    assert backlog.oldest_ms() == 10
    backlog.finish(foremost)
    assert backlog.oldest_ms() == 20
