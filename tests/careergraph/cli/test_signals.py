"""An interrupt that Python drops is raised again."""

import subprocess
import sys

import pytest

_PROGRAM = """
import os, signal, time, weakref
from careergraph.cli.signals import interrupt_on_terminate, stop_on_signal

class Something: pass

interrupt_on_terminate()
thing = Something()
reference = weakref.ref(thing, lambda _: {callback})
try:
    {work}
except KeyboardInterrupt:
    print("interrupted")
else:
    print(stop_on_signal().is_set())
"""


def _run(work: str, callback: str = "None") -> tuple[str, str]:
    program = _PROGRAM.format(callback=callback, work=work)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    return done.stdout.strip(), done.stderr


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_an_interrupt_behind_a_weak_reference_is_not_lost(name: str) -> None:
    kill = f"os.kill(os.getpid(), signal.{name})"
    assert _run("del thing; time.sleep(50)", kill) == ("interrupted", "")
    assert _run("del thing; assert stop_on_signal().wait(20)", kill)[0] in ("True", "interrupted")


def test_what_else_python_drops_is_still_told() -> None:
    answer, error = _run("del thing", "1 / 0")
    assert answer == "False"
    assert "ZeroDivisionError" in error


def test_nobody_interrupted() -> None:
    assert _run("reference = None") == ("False", "")
