"""An interrupt that Python loses is heeded at the next occasion."""

import subprocess
import sys

_PROGRAM = """
import os, signal, weakref
from careergraph.cli.signals import interrupt_on_terminate, stop_on_signal

class Something: pass

interrupt_on_terminate()
thing = Something()
reference = weakref.ref(thing, lambda _: os.kill(os.getpid(), signal.{name}))
{work}
print(stop_on_signal().is_set())
"""


def _run(name: str, work: str) -> tuple[str, str]:
    program = _PROGRAM.format(name=name, work=work)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    return done.stdout.strip(), done.stderr


def test_an_interrupt_behind_a_weak_reference_is_not_lost() -> None:
    for name in ("SIGINT", "SIGTERM"):
        answer, error = _run(name, "del thing")
        assert "Exception ignored" in error  # Python dropped it
        assert answer == "True"


def test_nobody_interrupted() -> None:
    assert _run("SIGINT", "reference = None") == ("False", "")
