"""Both servers together: they die with their process and leave nothing in the way of the next one."""

import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from careergraph.local.home import open_home
from careergraph.local.platform import LocalServers

pytestmark = pytest.mark.platform

UP = """
import sys, time
from pathlib import Path
from careergraph.local.home import open_home
from careergraph.local.platform import LocalServers
servers = LocalServers(open_home(Path(sys.argv[1])))
servers.start()
print(servers.kafka.pid, servers.postgres.pid, flush=True)
time.sleep(300)
"""


def gone(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def test_start_crash_of_the_parent_start_again(tmp_path: Path) -> None:
    parent = subprocess.Popen([sys.executable, "-c", UP, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    pids = [int(pid) for pid in parent.stdout.readline().split()]
    parent.kill()
    parent.wait()

    with open_home(tmp_path) as home, LocalServers(home) as servers:
        assert all(gone(pid) for pid in pids)
        assert servers.watch(timeout=0.3) is None
        stopped = [servers.kafka.pid, servers.postgres.pid]
        servers.stop()
        assert all(pid is not None and gone(pid) for pid in stopped)
        servers.start()
        assert servers.watch(timeout=0.3) is None


@pytest.mark.parametrize("name", ["Kafka", "Postgres"])
def test_crash_of_either_server_is_noticed(tmp_path: Path, name: str) -> None:
    with open_home(tmp_path) as home, LocalServers(home) as servers:
        server = servers.kafka if name == "Kafka" else servers.postgres
        assert server.pid is not None
        psutil.Process(server.pid).send_signal(signal.SIGKILL)
        assert servers.watch(timeout=60) == f"{name} ended by itself; its log is {server.log}."


def test_failure_of_one_stops_the_other(tmp_path: Path) -> None:
    with open_home(tmp_path) as home:
        servers = LocalServers(home, broker_settings={"listeners": "NONSENSE"})
        with pytest.raises(Exception, match="Kafka ended while starting"):
            servers.start()
        assert not servers.postgres.alive()
        assert not servers.kafka.alive()
