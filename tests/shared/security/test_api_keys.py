"""API keys: who they are for, and everything that is not one."""

from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text, update

from shared.db.database import Database
from shared.security.api_keys import Caller, authenticate, create_operator_key, create_person_key, revoke_person_keys
from shared.security.keyring import Keyring, PersonUnknown
from shared.security.tables import API_KEYS, OPERATOR_KEYS


@pytest.fixture
def owner_id() -> UUID:
    return uuid4()


@pytest.fixture
def key(database: Database, keyring: Keyring, owner_id: UUID) -> str:
    return create_person_key(database, keyring, owner_id)


def test_a_key_says_whose_it_is(database: Database, key: str, owner_id: UUID) -> None:
    caller = authenticate(database, key)
    assert caller == Caller("person", UUID(key.split("_")[2]), owner_id)


def test_an_operators_key_is_nobodys(database: Database) -> None:
    caller = authenticate(database, create_operator_key(database))
    assert caller is not None
    assert (caller.role, caller.owner_id) == ("operator", None)


def test_a_person_may_have_several_keys(database: Database, keyring: Keyring, key: str, owner_id: UUID) -> None:
    second = create_person_key(database, keyring, owner_id)
    assert second != key
    assert [authenticate(database, one).owner_id for one in (key, second)] == [owner_id] * 2  # type: ignore[union-attr]


def test_the_secret_is_not_kept(database: Database, key: str) -> None:
    operator = create_operator_key(database)
    with database.admin.connect() as connection:
        stored = [
            *connection.scalars(select(API_KEYS.c.secret_sha256)),
            *connection.scalars(select(OPERATOR_KEYS.c.secret_sha256)),
        ]
    for secret in (key.split("_")[3], operator.split("_")[2]):
        assert len(secret) == 64
        assert bytes.fromhex(secret) not in stored
        assert secret.encode() not in stored


def test_a_revoked_key_is_none(database: Database, keyring: Keyring, key: str, owner_id: UUID) -> None:
    other = create_person_key(database, keyring, uuid4())
    with database.transaction("app", owner_id) as connection:
        revoke_person_keys(connection, owner_id)
    assert authenticate(database, key) is None
    assert authenticate(database, other) is not None
    operator = create_operator_key(database)
    with database.transaction("operator") as connection:
        connection.execute(update(OPERATOR_KEYS).values(revoked_at=text("now()")))
    assert authenticate(database, operator) is None


def test_an_erased_person_gets_no_key(database: Database, keyring: Keyring, key: str, owner_id: UUID) -> None:
    with database.transaction("app", owner_id) as connection:
        keyring.destroy_person(connection, owner_id)
        revoke_person_keys(connection, owner_id)
    with pytest.raises(PersonUnknown):
        create_person_key(database, keyring, owner_id)
    assert authenticate(database, key) is None


def test_parts_of_two_keys_make_none(database: Database, keyring: Keyring, key: str) -> None:
    other = create_person_key(database, keyring, uuid4())
    operator = create_operator_key(database)
    _, mine, mine_id, mine_secret = key.split("_")
    _, theirs, theirs_id, theirs_secret = other.split("_")
    _, operator_id, operator_secret = operator.split("_")
    forged = [
        f"cgp_{theirs}_{mine_id}_{mine_secret}",
        f"cgp_{mine}_{theirs_id}_{theirs_secret}",
        f"cgp_{mine}_{mine_id}_{theirs_secret}",
        f"cgp_{theirs}_{theirs_id}_{mine_secret}",
        f"cgp_{operator_id}_{operator_id}_{operator_secret}",
        f"cgo_{mine_id}_{mine_secret}",
        f"cgo_{operator_id}_{mine_secret}",
        f"cgo_{mine}_{mine_id}_{mine_secret}",
        f"cgp_{mine}_{mine_id}_{'0' * 64}",
        f"cgp_{mine}_{mine_id}_",
        f"cgp_{mine}_{uuid4().hex}_{mine_secret}",
        f"cgp_{UUID(int=0).hex}_{mine_id}_{mine_secret}",
    ]
    assert [authenticate(database, one) for one in forged] == [None] * len(forged)


@pytest.mark.parametrize("missing", [b"\x00" * 32])
def test_no_secret_hashes_to_what_stands_in_for_a_missing_key(database: Database, missing: bytes) -> None:
    """A key that is not there is compared, too; nothing may match it."""
    assert authenticate(database, f"cgo_{uuid4().hex}_{missing.hex()}") is None
    assert authenticate(database, f"cgo_{uuid4().hex}_{missing.decode()}") is None


_PARTS = st.one_of(
    st.text(max_size=40), st.uuids().map(lambda one: one.hex), st.sampled_from(["cgp", "cgo", "", "\ud800"])
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.one_of(st.text(max_size=200), st.lists(_PARTS, max_size=5).map("_".join)))
def test_nothing_malformed_raises(database: Database, written: str) -> None:
    assert authenticate(database, written) is None


@pytest.mark.parametrize("written", ["", "_", "___", "cgp", "cgp___", "cgo__", "cgp_\x00_\x00_\x00", "Bearer cgp_"])
def test_these_are_no_keys(database: Database, written: str) -> None:
    assert authenticate(database, written) is None
    assert authenticate(database, f"cgo_{uuid4().hex}_{written}") is None
    assert authenticate(database, f"cgp_{uuid4().hex}_{uuid4().hex}_\ud800{written}") is None
