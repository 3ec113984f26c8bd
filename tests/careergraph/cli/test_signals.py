"""An interrupt that Python drops is raised again, and one that comes at any other moment is heeded."""

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


_EVERYWHERE = """
import os, signal, sys
import careergraph.health, careergraph.host
from careergraph.cli import servers

def interrupt_here(frame, event, argument):
    os.kill(os.getpid(), signal.SIGTERM)
    return interrupt_here

for number in (signal.SIGINT, signal.SIGTERM):
    signal.signal(number, signal.SIG_IGN)
sys.settrace(interrupt_here)
servers._host({}, None, probes=False)
sys.settrace(None)
print("stopped")
"""
"""SIGTERM before every line that Python runs, of its own library too."""


def _python(program: str) -> tuple[str, str]:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=150, check=False)
    return done.stdout.strip(), done.stderr


def _run(work: str, callback: str = "None") -> tuple[str, str]:
    return _python(_PROGRAM.format(callback=callback, work=work))


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_an_interrupt_behind_a_weak_reference_is_not_lost(name: str) -> None:
    kill = f"os.kill(os.getpid(), signal.{name})"
    assert _run("del thing; time.sleep(100)", kill) == ("interrupted", "")
    assert _run("del thing\n    while not stop_on_signal().is_set(): pass", kill)[0] in ("True", "interrupted")


def test_what_else_python_drops_is_still_told() -> None:
    answer, error = _run("del thing", "1 / 0")
    assert answer == "False"
    assert "ZeroDivisionError" in error


def test_nobody_interrupted() -> None:
    assert _run("reference = None") == ("False", "")


def test_a_signal_at_any_moment_of_a_server_stops_it_and_holds_up_nothing() -> None:
    assert _python(_EVERYWHERE) == ("stopped", "")
