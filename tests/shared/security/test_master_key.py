"""The master key as people write it down, and as it wraps other keys."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.security.master_key import MasterKey, MasterKeyInvalid, MasterKeys, MasterKeyUnknown
from shared.security.seal import SealBroken

SECRETS = st.binary(min_size=32, max_size=32)


@given(SECRETS)
def test_hex_and_base64_mean_the_same_key(secret: bytes) -> None:
    encoded = base64.b64encode(secret).decode()
    for written in (secret.hex(), secret.hex().upper(), f"  {secret.hex()}\n", encoded, f"{encoded}\n"):
        assert MasterKey.from_text(written).secret == secret


@pytest.mark.parametrize(
    "written",
    [
        "",
        "short",
        "00" * 31,
        "00" * 33,
        "zz" * 32,
        base64.b64encode(b"x" * 31).decode(),
        "=" * 44,
        "é" * 64,
        "0" * 63 + "g",
    ],
)
def test_anything_else_is_refused_without_being_quoted(written: str) -> None:
    with pytest.raises(MasterKeyInvalid) as caught:
        MasterKey.from_text(written)
    assert not written or written not in str(caught.value)
    assert not written or written not in str(caught.value.__cause__)


@given(SECRETS)
def test_its_repr_shows_no_secret(secret: bytes) -> None:
    key = MasterKey(secret)
    for shown in (repr(key), str(key), f"{key}", repr([key]), repr(MasterKeys(key))):
        assert secret.hex() not in shown
        assert repr(secret) not in shown
    assert key.id in repr(key)


@given(SECRETS)
def test_its_id_says_nothing_but_which_it_is(secret: bytes) -> None:
    assert MasterKey(secret).id == MasterKey(secret).id
    assert MasterKey(secret).id not in secret.hex()


def test_a_key_wrapped_by_the_one_before_still_opens() -> None:
    before, now = MasterKey(b"a" * 32), MasterKey(b"b" * 32)
    key_id, wrapped = MasterKeys(before).wrap(b"person", b"owner")
    assert MasterKeys(now, [before]).unwrap(key_id, wrapped, b"owner") == b"person"
    assert MasterKeys(now, [before]).wrap(b"person", b"owner")[0] == now.id
    with pytest.raises(MasterKeyUnknown):
        MasterKeys(now).unwrap(key_id, wrapped, b"owner")
    with pytest.raises(SealBroken):
        MasterKeys(before).unwrap(key_id, wrapped, b"another owner")
