"""Which account of the system the embedded Postgres runs under.

Postgres refuses to run as root. For root (a container, mostly) it therefore runs under a system account of
its own, made on first use. The data folder and the installed wheel often lie below folders that only root may
enter; rather than open those to everybody, `setpriv` leaves the server the one capability to pass through
folders.
"""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from careergraph.local.errors import LocalServerFailed

ROOT_REPLACEMENT = "careergraph-db"

# Numbers of linux/capability.h; the weaker first. Containers usually have the second only.
_CAPABILITIES = (("dac_read_search", 2), ("dac_override", 1))


@dataclass(frozen=True)
class Account:
    """The server's account, and the command to put before a program so that it runs under it (empty: our
    own)."""

    name: str
    uid: int
    gid: int
    prefix: tuple[str, ...]

    def own(self, path: Path) -> None:
        """Give the account a folder that this process made."""
        if self.prefix:
            os.chown(path, self.uid, self.gid)


def server_account() -> Account:
    """The account of this user, or for root the replacement, made now if need be. Raises
    `LocalServerFailed`."""
    if os.geteuid() != 0:
        try:
            name = pwd.getpwuid(os.geteuid()).pw_name
        except KeyError as error:
            raise LocalServerFailed(
                f"The embedded Postgres needs a named account, and user id {os.geteuid()} has none on this "
                "system; run as another user or set DATABASE_URL."
            ) from error
        return Account(name=name, uid=os.geteuid(), gid=os.getegid(), prefix=())
    entry = _replacement_entry()
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        raise LocalServerFailed(
            "Run by root, the embedded Postgres needs the program setpriv (package util-linux); "
            "install it, run as another user, or set DATABASE_URL."
        )
    capability = _passing_capability()
    prefix = (
        setpriv,
        *(f"--reuid={entry.pw_uid}", f"--regid={entry.pw_gid}", "--clear-groups"),
        *(f"--inh-caps=+{capability}", f"--ambient-caps=+{capability}"),
        "--",
    )
    return Account(name=entry.pw_name, uid=entry.pw_uid, gid=entry.pw_gid, prefix=prefix)


def _replacement_entry() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(ROOT_REPLACEMENT)
    except KeyError:
        pass  # first use on this system
    try:
        subprocess.run(
            ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/", ROOT_REPLACEMENT],
            check=True,
            capture_output=True,
        )
        return pwd.getpwnam(ROOT_REPLACEMENT)
    except (OSError, subprocess.CalledProcessError, KeyError) as error:
        raise LocalServerFailed(
            f"Postgres does not run as root, and the account {ROOT_REPLACEMENT} for it could not be made "
            "(useradd); run as another user or set DATABASE_URL."
        ) from error


def _passing_capability() -> str:
    status = Path("/proc/self/status").read_text()
    permitted = int(next(line for line in status.splitlines() if line.startswith("CapPrm:")).split()[1], 16)
    for name, number in _CAPABILITIES:
        if permitted & (1 << number):
            return name
    raise LocalServerFailed(
        "Run by root without the capability DAC_READ_SEARCH or DAC_OVERRIDE, the embedded Postgres cannot "
        "reach its folder; run as another user or set DATABASE_URL."
    )
