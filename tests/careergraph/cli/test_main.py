"""Start, exit codes and errors of the command line."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from careergraph.cli import errors
from careergraph.local.errors import HomeInUse, LocalError
from shared.skills.onet.archive import ReleaseError
from tests.careergraph.cli.running import CommandLine

HEAVY = {
    "alembic", "confluent_kafka", "fastapi", "httpx", "lxml", "numpy", "pdfplumber", "psycopg", "pydantic",
    "pypdfium2", "rich", "spacy", "sqlalchemy", "structlog", "uvicorn",
}  # fmt: skip
COMMANDS = (
    "demo", "up", "run", "api", "relay", "replay", "dead-letters", "doctor", "events", "schemas", "keys", "onet",
    "version",
)  # fmt: skip


def test_help_names_every_command_and_imports_nothing_heavy() -> None:
    code = (
        "import sys, careergraph.cli.main as main; sys.argv = ['careergraph', '--help']\n"
        "try: main.main()\n"
        "finally: print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert HEAVY.isdisjoint(done.stderr.split())
    for command in COMMANDS:
        assert f"  {command} " in done.stdout


def test_version(offline: CommandLine) -> None:
    done = offline.run_anew("version")
    assert (done.returncode, done.stdout, done.stderr) == (0, "0.1.0\n", "")


_EARLY_INTERRUPT = """
import os, signal, sys

class Interrupting:
    def find_spec(self, name, path, target=None):
        if name == "typer":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupting())
from careergraph.__main__ import main
main()
"""


def test_an_interrupt_before_there_is_anything_to_stop() -> None:
    done = subprocess.run([sys.executable, "-c", _EARLY_INTERRUPT], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")


_LATE_INTERRUPT = """
import os, signal, sys
import careergraph.cli.main as main

class Member:
    def __set_name__(self, owner, name):
        os.kill(os.getpid(), signal.{signal})
        {after}

@main.app.command()
def late():
    type("Enumeration", (), {{"member": Member()}})

sys.argv = ["careergraph", "late"]
main.main()
"""


@pytest.mark.parametrize(("name", "after", "code"), [("SIGINT", "pass", 130), ("SIGWINCH", "1 / 0", 70)])
def test_an_interrupt_that_python_made_another_error_of(name: str, after: str, code: int) -> None:
    program = _LATE_INTERRUPT.format(signal=name, after=after)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (code, "")
    assert (done.stderr == "") is (code == 130)


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("bogus",), 2, "No such command"),
        (("run", "bogus"), 2, "There is no stage bogus"),
        (("demo", "missing.pdf"), 2, "There is no file missing.pdf."),
        (("demo", "/"), 2, "is not a file that can be read"),
        (("keys", "create"), 2, "Say either --person ID or --operator."),
        (("keys", "create", "--person", "me"), 2, "it has to be a UUID"),
        (("keys", "create", "--operator"), 3, "Nothing is running"),
        (("keys", "rotate-master"), 2, "nothing to rotate"),
        (("onet", "import", "missing.zip"), 2, "There is no file missing.zip."),
        (("events", "tail"), 3, "Nothing is running"),
        (("events", "tail", "--person", "me"), 2, "valid UUID"),
        (("events", "show", "00000000-0000-0000-0000-000000000001", "--open"), 2, "say --person ID too"),
        (("dead-letters", "list"), 3, "Nothing is running"),
        (("api",), 3, "Nothing is running"),
    ],
)
def test_one_sentence_and_an_exit_code(
    offline: CommandLine, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    done = offline.run(*arguments)
    assert done.returncode == code
    assert sentence in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_a_setting_that_is_not_valid_is_named(tmp_path: Path) -> None:
    done = CommandLine(tmp_path, {"CAREERGRAPH_API_PORT": "many"}).run("api")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "careergraph: These settings are not valid: CAREERGRAPH_API_PORT.\n"


def test_a_data_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = CommandLine(tmp_path / "file" / "home").run("up")
    assert done.returncode == 3
    assert done.stderr.endswith("Not a directory.\n")


def test_every_local_error_is_a_dependency_that_failed() -> None:
    kinds = [LocalError, *LocalError.__subclasses__()]
    assert HomeInUse in kinds
    assert {errors.explain(kind("it failed")) for kind in kinds} == {(3, "It failed.")}


def test_codes_of_releases_are_told() -> None:
    assert errors.explain(ReleaseError("not_a_release", "no tables")) == (
        2,
        "This cannot be used (not_a_release): no tables.",
    )


def test_a_fault_of_our_own_says_where_and_nothing_of_its_message() -> None:
    try:
        raise ValueError("a name from a document")
    except ValueError as error:
        code, sentence = errors.explain(error)
    assert code == 70
    assert "ValueError at test_main.py" in sentence
    assert "document" not in sentence
