"""The data folder: where it is, who may enter, and who holds it."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from careergraph.local.errors import HomeInUse
from careergraph.local.home import default_cache, default_home, open_home

HOLD = """
import sys, time
from pathlib import Path
from careergraph.local.home import open_home
home = open_home(Path(sys.argv[1]))
print("open", flush=True)
time.sleep(300)
"""


@pytest.fixture
def holder(tmp_path: Path):
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path / "home")], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    yield process
    process.kill()
    process.wait()


def test_folder_is_the_users_alone(tmp_path: Path) -> None:
    with open_home(tmp_path / "home") as home:
        assert stat.S_IMODE(home.path.stat().st_mode) == 0o700
        assert {home.kafka.parent, home.postgres.parent, home.blobs.parent, home.master_key.parent} == {home.path}


def test_second_open_says_which_process_holds_it(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    with pytest.raises(HomeInUse, match=rf"in use by process {holder.pid} since \d{{4}}-\d\d-\d\d .* UTC\.$"):
        open_home(tmp_path / "home")


def test_folder_is_free_after_a_kill(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    holder.kill()
    holder.wait()
    open_home(tmp_path / "home").close()


def test_one_process_cannot_open_it_twice_and_close_frees_it(tmp_path: Path) -> None:
    home = open_home(tmp_path)
    with pytest.raises(HomeInUse, match=f"process {os.getpid()} "):
        open_home(tmp_path)
    home.close()
    home.close()
    open_home(tmp_path).close()


def test_holder_that_has_not_written_yet(tmp_path: Path) -> None:
    home = open_home(tmp_path)
    (tmp_path / "lock").write_text("")
    with pytest.raises(HomeInUse, match="just started"):
        open_home(tmp_path)
    home.close()


def test_default_places(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("CAREERGRAPH_HOME", "CAREERGRAPH_CACHE", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert default_home() == tmp_path / ".local/share/careergraph"
    assert default_cache() == tmp_path / ".cache/careergraph"
    monkeypatch.setenv("XDG_DATA_HOME", "relative/is/ignored")
    assert default_home() == tmp_path / ".local/share/careergraph"
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    monkeypatch.setenv("XDG_CACHE_HOME", "/cache")
    assert (default_home(), default_cache()) == (Path("/data/careergraph"), Path("/cache/careergraph"))
    monkeypatch.setattr(sys, "platform", "darwin")
    assert default_home() == tmp_path / "Library/Application Support/careergraph"
    monkeypatch.setenv("CAREERGRAPH_HOME", "~/cg")
    assert default_home() == tmp_path / "cg"
