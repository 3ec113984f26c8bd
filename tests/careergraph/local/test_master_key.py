"""The master key's file."""

import hashlib
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from careergraph.local.errors import MasterKeyRefused
from careergraph.local.master_key import load_old, load_or_create, old_path, replace


def test_made_once_and_then_read(tmp_path: Path) -> None:
    path = tmp_path / "master.key"
    identity, key, created = load_or_create(path)
    assert created
    assert len(key) == 32
    assert identity == hashlib.sha256(key).hexdigest()[:16]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert load_or_create(path) == (identity, key, False)
    assert [file.name for file in tmp_path.iterdir()] == ["master.key"]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o777])
def test_refused_when_others_have_rights(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "master.key"
    load_or_create(path)
    path.chmod(mode)
    with pytest.raises(MasterKeyRefused, match="chmod 600"):
        load_or_create(path)


@pytest.mark.parametrize("text", ["", "abc", "zz" * 32, "ab" * 31, "ab" * 33, "\N{GREEK SMALL LETTER ALPHA}" * 64])
def test_refused_when_it_is_no_key(tmp_path: Path, text: str) -> None:
    path = tmp_path / "master.key"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    with pytest.raises(MasterKeyRefused, match="does not hold a master key"):
        load_or_create(path)


def test_refused_behind_a_link(tmp_path: Path) -> None:
    load_or_create(tmp_path / "real.key")
    (tmp_path / "master.key").symlink_to(tmp_path / "real.key")
    with pytest.raises(MasterKeyRefused, match="cannot be opened"):
        load_or_create(tmp_path / "master.key")


def test_many_at_once_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(load_or_create, [tmp_path / "master.key"] * 32))
    assert len({key for _, key, _ in results}) == 1
    assert sum(created for *_, created in results) == 1


def test_replaced_and_the_old_one_kept(tmp_path: Path) -> None:
    path = tmp_path / "master.key"
    first = load_or_create(path)[1]
    old, new = replace(path)
    assert old == first != new
    assert load_or_create(path)[1] == new
    assert load_old(path) == first
    assert stat.S_IMODE(old_path(path).stat().st_mode) == 0o600
    assert sorted(file.name for file in tmp_path.iterdir()) == ["master.key", "master.key.old"]
    assert replace(path)[0] == new
    assert load_old(path) == new
