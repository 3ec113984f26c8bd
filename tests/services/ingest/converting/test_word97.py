"""Word 97 documents through a program of the machine, or the clear outcome where there is none."""

import os
from pathlib import Path

import pytest

from services.ingest.converting.word97 import TEXT, WORD97, convert_word97, installed_converter, readable
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.sealed.pool import ReaderPool
from services.ingest.screening.screen import screen
from tests.services.ingest.converting.word97_document import word97_document
from tests.services.ingest.screening.ole2_documents import word97
from tests.services.ingest.screening.refusals import assert_refused


def _program(folder: Path, name: str, script: str) -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o700)
    return str(folder)


def test_without_a_program_the_outcome_is_typed(tmp_path: Path) -> None:
    assert installed_converter(str(tmp_path)) is None
    with pytest.raises(Unreadable) as caught:
        convert_word97(word97(), str(tmp_path))
    assert caught.value.code == "converter_missing"
    assert ".docx" in caught.value.detail


def test_text_comes_from_the_program(tmp_path: Path) -> None:
    search = _program(tmp_path, "antiword", 'test -f "$5" && echo "Jane Example, engineer"; pwd > /dev/null')
    made = convert_word97(word97(), search)
    assert (made.program, made.media_type, made.content) == ("antiword", TEXT, b"Jane Example, engineer\n")


def test_a_real_document_through_a_real_program() -> None:
    if installed_converter() is None:
        if os.environ.get("CI"):
            pytest.fail("antiword is not installed (scripts/install-test-tools)")
        pytest.skip("no program is installed that reads the old Word format")
    document = word97_document("Jane Example", "Café engineer at Northwind Traders", "2019 – 2022")
    assert screen(document, "cv.doc", None).media_type == "application/msword"
    with ReaderPool(size=1) as pool:
        reading = pool.read(*readable(document, WORD97))
    lines = [line.strip() for line in reading.text.splitlines() if line.strip()]
    assert lines == ["Jane Example", "Café engineer at Northwind Traders", "2019 – 2022"]


def test_a_program_that_fails_or_says_nothing(tmp_path: Path) -> None:
    for script in ("exit 3", "exit 0"):
        with pytest.raises(Unreadable) as caught:
            convert_word97(word97(), _program(tmp_path, "catdoc", script))
        assert caught.value.code == "document_corrupt"


def test_the_program_sees_no_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAREERGRAPH_MASTER_KEY", "secret")
    made = convert_word97(word97(), _program(tmp_path, "catdoc", "env"))
    assert b"secret" not in made.content


def test_screening_goes_by_content() -> None:
    assert screen(word97(), "cv.doc", None).media_type == "application/msword"
    rich = screen(b"{\\rtf1\\ansi Jane Example\\par}", "cv.doc", WORD97)
    assert (rich.media_type, rich.extension, rich.display_name) == ("application/rtf", ".rtf", "cv.doc")
    assert_refused(b"Jane", "type_mismatch", "cv.doc", quarantine=False)
    assert_refused(word97("_VBA_PROJECT"), "macro_enabled", "cv.doc", quarantine=True)
    assert_refused(word97("EncryptedPackage"), "encrypted_document", "cv.doc", quarantine=False)
