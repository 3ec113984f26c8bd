"""Close the doors of this process before a stranger's bytes are read in it.

Four layers, each sound without the others; `seal` says which of them this platform has:

- `rlimits`: memory, processes, file size, open files, core dumps.
- `audit`: a Python audit hook that refuses sockets, programs, forks, writing and reading files.
- `no_new_privileges`: no setuid program can raise this process's rights.
- `seccomp`: the kernel refuses every system call that pure computing on open pipes does not need, so code
  injected below Python (in pdfium or libxml2) finds no files, network or processes either. Fonts installed on
  the machine become invisible too, which makes pdfium's answers the same everywhere.
"""

import resource
import sys
import time
from typing import Any

from services.ingest.reading.limits import Limits
from services.ingest.reading.sealed.seccomp import install_filter, set_no_new_privileges

_FORBIDDEN_PREFIXES = (
    "socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "os.kill",
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.chown",
    "os.truncate", "os.listdir", "os.scandir", "shutil.", "tempfile.", "pty.", "urllib.", "http.",
    "ftplib.", "smtplib.", "ctypes.dlopen", "pickle.find_class", "webbrowser.", "sqlite3.", "mmap.",
)  # fmt: skip
_OPEN_FILES = 16  # the pipe, the three standard streams and a reserve


class Forbidden(PermissionError):
    """The code that reads documents tried something that reading never needs."""


def _lower(kind: int, soft: int, hard: int | None = None) -> None:
    _, present = resource.getrlimit(kind)
    hard = soft if hard is None else hard
    if present != resource.RLIM_INFINITY:
        hard = min(hard, present)
    resource.setrlimit(kind, (min(soft, hard), hard))


def _limit_resources(limits: Limits) -> None:
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, 0)
    _lower(resource.RLIMIT_NOFILE, _OPEN_FILES)
    if sys.platform == "linux":  # macOS refuses to lower these below what is in use
        _lower(resource.RLIMIT_AS, limits.memory_bytes)
        _lower(resource.RLIMIT_NPROC, 0)
    # For the child's life from now on: a slow machine takes long to import. The pool replaces a child that has used
    # one document's share, and an interval timer bounds each document; this is the last resort when both fail.
    seconds = int(time.process_time() + 2 * limits.cpu_seconds) + 1
    _lower(resource.RLIMIT_CPU, seconds, seconds + 1)


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    if event == "open" or event.startswith(_FORBIDDEN_PREFIXES):
        raise Forbidden(f"{event} is not allowed while a document is read")


def seal(limits: Limits) -> tuple[str, ...]:
    """Give up what reading does not need, for the rest of this process's life; the layers that are in place.

    Everything that is imported or opened lazily must have been used before.
    """
    layers = ["rlimits", "audit"]
    _limit_resources(limits)
    if set_no_new_privileges():
        layers.append("no_new_privileges")
        if install_filter():
            layers.append("seccomp")
    sys.addaudithook(_refuse)
    return tuple(layers)
