"""Cursors hold for what they were made for, and for nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.http.paging import Cursors, page_of
from shared.http.problems import Problem


def key(*parts: object) -> tuple[object, ...]:
    return parts


@given(st.text(max_size=20), st.lists(st.integers() | st.text(st.characters(exclude_categories=["Cs"])), max_size=3))
def test_round_trip(scope: str, parts: list):
    scope = scope.encode(errors="replace").decode()
    cursors = Cursors(b"secret")
    assert cursors.read(scope, cursors.make(scope, parts), key) == tuple(parts)


@given(st.integers(0, 500), st.integers(1, 255))
def test_any_changed_byte_is_refused(place: int, change: int):
    cursors = Cursors(b"secret")
    cursor = cursors.make("facts|1|{}", [12, "a" * 40]).encode()
    tampered = bytearray(cursor)
    tampered[place % len(cursor)] ^= change
    with pytest.raises(Problem) as refused:
        cursors.read("facts|1|{}", tampered.decode("latin-1"), key)
    assert refused.value.code == "invalid_cursor"


@pytest.mark.parametrize(
    ("secret", "scope"), [(b"other", "facts|1|{}"), (b"secret", "facts|2|{}"), (b"secret", 'facts|1|{"type":"x"}')]
)
def test_another_caller_or_list_is_refused(secret: bytes, scope: str):
    cursor = Cursors(b"secret").make("facts|1|{}", [1, "a"])
    with pytest.raises(Problem):
        Cursors(secret).read(scope, cursor, key)


def test_a_key_of_the_wrong_shape_is_refused():
    cursors = Cursors(b"secret")
    for parts in ([], ["x"], [1, 2, 3]):
        with pytest.raises(Problem):
            cursors.read("s", cursors.make("s", parts), lambda number: int(number))


def test_the_last_page_has_no_cursor():
    cursors = Cursors(b"secret")
    assert page_of(cursors, "s", [1, 2], 2, lambda row: (row,)) == ([1, 2], None)
    kept, following = page_of(cursors, "s", [1, 2, 3], 2, lambda row: (row,))
    assert kept == [1, 2]
    assert cursors.read("s", following or "", int) == 2
