"""Named places where a test may kill the process, so that every window is hit on purpose.

`CAREERGRAPH_CRASH_AT=after_db_commit` kills at that point; `after_db_commit@classify` only in that stage. The
process gets SIGKILL: no handler runs, no buffer is flushed, as when the machine loses power.
"""

import os
import signal
from typing import Literal

_ARMED = os.environ.get("CAREERGRAPH_CRASH_AT", "")

CrashPoint = Literal["before_db_commit", "after_db_commit", "after_produce", "after_blob_write", "after_upload_commit"]


def crash_here(point: CrashPoint, where: str = "") -> None:
    """Die here if the environment says so. Costs a string comparison otherwise."""
    if _ARMED and _ARMED in (point, f"{point}@{where}"):
        os.kill(os.getpid(), signal.SIGKILL)
