"""What the doctor says of the programs that widen what can be read."""

from pathlib import Path

import pytest

from careergraph.cli.checks_programs import check_programs
from shared.config import Settings


def found(search: Path, *, ocr: bool = False) -> dict[str, tuple[str, str]]:
    return {
        check.name: (check.state, check.found) for check in check_programs(Settings(CAREERGRAPH_OCR=ocr), str(search))
    }


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    for name, says in {"antiword": "", "tesseract": "tesseract 5.3.0 eng"}.items():
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\necho '{says}'\n")
        program.chmod(0o755)
    return tmp_path


def test_a_program_that_is_there_is_named(programs: Path) -> None:
    assert found(programs)["old Word (.doc)"] == ("ok", "read through antiword")


def test_nothing_is_wrong_where_none_is_installed(tmp_path: Path) -> None:
    said = found(tmp_path)
    assert {state for state, _ in said.values()} == {"ok"}
    assert "refused" in said["old Word (.doc)"][1]
    assert "CAREERGRAPH_OCR=on" in said["scans"][1]


def test_reading_scans_that_is_on_needs_its_program(programs: Path, tmp_path: Path) -> None:
    assert found(programs, ocr=True)["scans"] == ("ok", "recognised by Tesseract 5.3.0 (eng)")
    assert found(tmp_path / "nothing", ocr=True)["scans"][0] == "warn"
