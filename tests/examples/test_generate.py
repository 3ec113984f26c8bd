"""The sample documents are what the code writes, and say what `truth.json` claims."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdfium2
import pytest
from docx import Document

from examples import generate

EXAMPLES = Path(generate.__file__).parent
TRUTH: dict[str, Any] = json.loads((EXAMPLES / "truth.json").read_text(encoding="utf-8"))
DOCUMENTS: dict[str, Any] = TRUTH["documents"]
NORMALISED = ("value", "kind", "subject")


def words(data: bytes, name: str) -> str:
    """The text of a document with single spaces, read without the platform's own readers."""
    if name.endswith(".pdf"):
        with pypdfium2.PdfDocument(data) as pdf:
            text = "\n".join(page.get_textpage().get_text_bounded() for page in pdf)
    elif name.endswith(".docx"):
        document = Document(BytesIO(data))
        cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
        paragraphs = [*document.paragraphs, *document.sections[0].footer.paragraphs]
        text = "\n".join([*(cell.text for cell in cells), *(paragraph.text for paragraph in paragraphs)])
    else:
        text = data.decode()
    return " ".join(text.split())


def verbatim(node: Any) -> Iterator[str]:
    """Every string of the truth that has to stand in the document."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for item in node:
            yield from verbatim(item)
    elif isinstance(node, dict):
        for key, item in node.items():
            if key not in NORMALISED:
                yield from verbatim(item)


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {name: words((EXAMPLES / "documents" / name).read_bytes(), name) for name in DOCUMENTS}


def test_generating_again_gives_the_committed_bytes(tmp_path: Path) -> None:
    generate.write_files(tmp_path)
    written = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    assert [path.as_posix() for path in written] == sorted(generate.files())
    for path in written:
        assert (tmp_path / path).read_bytes() == (EXAMPLES / path).read_bytes(), path


def test_every_document_is_generated_and_has_a_truth() -> None:
    committed = {path.name for path in (EXAMPLES / "documents").iterdir()}
    assert committed == set(DOCUMENTS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_string_of_the_truth_stands_in_its_document(name: str, texts: dict[str, str]) -> None:
    absent = [string for string in verbatim(DOCUMENTS[name]) if string not in texts[name]]
    assert absent == []


def test_statements_across_documents_stand_in_them(texts: dict[str, str]) -> None:
    for group in (*TRUTH["across"]["contradictions"], *TRUTH["across"]["supported"]):
        for name, statement in group["statements"].items():
            assert statement in texts[name]


@pytest.mark.parametrize("skill", TRUTH["across"]["asked_not_held"])
def test_what_the_job_asks_and_the_person_lacks_is_no_skill_of_hers(skill: str, texts: dict[str, str]) -> None:
    assert skill in texts["job_ad.txt"]
    assert all(skill not in document.get("skills", ()) for document in DOCUMENTS.values())


@pytest.mark.parametrize("skill", TRUTH["across"]["asked_and_held"])
def test_what_the_job_asks_and_the_person_has_is_a_skill_of_hers(skill: str, texts: dict[str, str]) -> None:
    assert skill in texts["job_ad.txt"]
    assert skill in DOCUMENTS["resume_2026.pdf"]["skills"]


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name.endswith(".pdf")])
def test_pages_of_a_pdf_are_as_many_as_the_truth_says(name: str) -> None:
    with pypdfium2.PdfDocument((EXAMPLES / "documents" / name).read_bytes()) as pdf:
        assert len(pdf) == DOCUMENTS[name]["pages"]


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name.endswith(".docx")])
def test_a_docx_holds_no_unused_part_of_its_template(name: str) -> None:
    with ZipFile(EXAMPLES / "documents" / name) as archive:
        assert archive.testzip() is None
        assert not [part for part in archive.namelist() if "customXml" in part or "thumbnail" in part]
