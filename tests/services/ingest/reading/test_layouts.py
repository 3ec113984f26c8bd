"""Résumés of known content in several layouts: what belongs together stays together."""

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from services.ingest.reading.read import DOCX, PDF, TEXT, read_document

TYPES = {"pdf": PDF, "docx": DOCX, "txt": TEXT}
_QUOTES = str.maketrans("’‘“”–—", "''\"\"--")


def plain(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    return re.sub(r"\s+", " ", re.sub(r"(?<=\w)-\s(?=[a-z])", "", text)).strip()


def without_hyphens(text: str) -> str:
    """Where a word is broken at the end of a line, its hyphen cannot be told from one that was written."""
    return re.sub(r"[-\s]", "", text)


@pytest.fixture(scope="module")
def truths(data_folder: Path) -> list[dict[str, Any]]:
    truths: list[dict[str, Any]] = json.loads((data_folder / "resumes" / "truth.json").read_text())
    return [truth for truth in truths if truth["file"].rsplit(".", 1)[1] in TYPES]


def test_every_bullet_is_contiguous(truths: list[dict[str, Any]], data_folder: Path) -> None:
    missing = []
    for truth in truths:
        reading = _read(data_folder, truth)
        for line in reading.lines:
            assert reading.text[line.start : line.end].strip()
        text = without_hyphens(plain(reading.text))
        bullets = [bullet for job in truth["work"] for bullet in job["bullets"]]
        missing += [(truth["file"], bullet) for bullet in bullets if without_hyphens(plain(bullet)) not in text]
    assert not missing


def test_title_employer_and_year_stand_together(truths: list[dict[str, Any]], data_folder: Path) -> None:
    apart = []
    for truth in truths:
        text = plain(_read(data_folder, truth).text)
        for job in truth["work"]:
            places = [match.start() for match in re.finditer(re.escape(plain(job["title"])), text)]
            around = [text[max(0, place - 200) : place + 250] for place in places]
            if not any(job["start"][:4] in part and plain(job["company"]) in part for part in around):
                apart.append((truth["file"], job["title"]))
    assert not apart


def _read(data_folder: Path, truth: dict[str, Any]) -> Any:
    file = data_folder / "resumes" / truth["file"]
    return read_document(file.read_bytes(), TYPES[file.suffix[1:]])
