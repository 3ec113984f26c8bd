"""The rows of the table of bad inputs that reading answers, through a real sealed child."""

from pathlib import Path

import pytest

from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.read import DOCX, PDF, TEXT
from services.ingest.reading.sealed.pool import ReaderPool
from shared.schemas.reading import Reading
from tests.services.ingest.reading.documents import pdf, shown


def outcome(pool: ReaderPool, data: bytes, media_type: str) -> Reading | Unreadable:
    """What reading the document comes to, after which the pool reads the next one."""
    try:
        result: Reading | Unreadable = pool.read(data, media_type)
    except Unreadable as unreadable:
        result = unreadable
    assert pool.read(b"the next document", TEXT).words == 3
    return result


@pytest.mark.parametrize(
    ("row", "name", "code", "quarantine"),
    [
        ("B23", "flate_2g.pdf", "resource_limit", True),
        ("B24", "flate_nested.pdf", "resource_limit", True),
        ("B25", "kids_cycle.pdf", "document_corrupt", True),
        ("B26", "kids_deep.pdf", "document_corrupt", True),
        ("B27", "pages_1m.pdf", "too_many_pages", True),
        ("B29", "xref_prev_loop.pdf", "document_corrupt", True),
        ("B30", "form_self.pdf", "resource_limit", True),
        ("B31", "nest_array.pdf", "document_corrupt", True),
        ("B32", "size_huge.pdf", "document_corrupt", True),
        ("B33", "inline_noei.pdf", "no_text", False),
        ("B34", "cmap_traversal.pdf", "no_text", False),
        ("B36", "trunc.pdf", "document_corrupt", False),
        ("B38", "bomb_1g.docx", "resource_limit", True),
        ("B39", "bomb_2m_paras.docx", "resource_limit", True),
        ("B44", "xxe.docx", "document_corrupt", True),
        ("B45", "xxe_param_http.docx", "document_corrupt", True),
        ("B46", "laughs.docx", "document_corrupt", True),
        ("B46", "quadratic.docx", "document_corrupt", True),
        ("B47", "deep_nest.docx", "document_corrupt", True),
        ("B51", "duptwice.docx", "document_corrupt", True),
        ("B54", "nul.txt", "bad_encoding", False),
    ],
)
def test_hostile_files(pool: ReaderPool, bad_inputs: Path, row: str, name: str, code: str, quarantine: bool) -> None:
    media_type = {"pdf": PDF, "docx": DOCX, "txt": TEXT}[name.rsplit(".", 1)[1]]
    result = outcome(pool, (bad_inputs / name).read_bytes(), media_type)
    assert isinstance(result, Unreadable), row
    assert (result.code, result.quarantine) == (code, quarantine), row


@pytest.mark.parametrize(
    ("row", "name", "code", "needs_ocr"),
    [
        ("B21", "encrypted.pdf", "encrypted_document", False),
        ("B36", "truncated.pdf", "document_corrupt", False),
        ("B36", "empty.pdf", "document_corrupt", False),
        ("B37", "scanned_image_only.pdf", "no_text", True),
        ("B54", "binary.txt", "bad_encoding", False),
        ("B44", "xxe.docx", "document_corrupt", False),
    ],
)
def test_negatives(pool: ReaderPool, data_folder: Path, row: str, name: str, code: str, needs_ocr: bool) -> None:
    media_type = {"pdf": PDF, "docx": DOCX, "txt": TEXT}[name.rsplit(".", 1)[1]]
    result = outcome(pool, (data_folder / "negatives" / name).read_bytes(), media_type)
    assert isinstance(result, Unreadable), row
    assert (result.code, result.needs_ocr) == (code, needs_ocr), row


@pytest.mark.parametrize(
    ("name", "encoding", "words"), [("latin.txt", "cp1252", "café résumé"), ("utf16.txt", "utf-16", "Jane")]
)
def test_other_encodings_are_recorded(pool: ReaderPool, bad_inputs: Path, name: str, encoding: str, words: str) -> None:
    reading = pool.read((bad_inputs / name).read_bytes(), TEXT)
    assert (reading.text, reading.encoding) == (words, encoding)


def test_b22_owner_password_only_is_read(pool: ReaderPool) -> None:
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    encryption = pytest.importorskip("reportlab.lib.pdfencrypt")
    page = canvas.Canvas("", encrypt=encryption.StandardEncryption("", ownerPassword="owner", canPrint=0))
    page.drawString(72, 700, "Readable without a password")
    assert pool.read(page.getpdfdata(), PDF).text == "Readable without a password"


def test_b28_one_page_too_many(pool: ReaderPool) -> None:
    content = shown((72, 700, "Jane Example"))
    assert len(pool.read(pdf(content, pages=200), PDF).pages) == 200
    result = outcome(pool, pdf(content, pages=201), PDF)
    assert isinstance(result, Unreadable)
    assert (result.code, result.quarantine) == ("too_many_pages", False)


def test_b36_without_an_end_mark(pool: ReaderPool) -> None:
    whole = pdf(shown((72, 700, "Jane Example")))
    result = outcome(pool, whole[: whole.rindex(b"startxref")], PDF)
    assert isinstance(result, Unreadable)
    assert (result.code, result.quarantine) == ("document_corrupt", False)


@pytest.mark.parametrize(
    "text",
    [
        "x" * (1 << 20),
        "\n" * 1_000_000 + "end",
        "e" + "\u0301\u0316" * 50_000,
        "a@" + "a." * 200_000,
        "# " + " " * 500_000 + "x",
        "[" * 300_000 + "](" + "_" * 300_000 + "x",
        "soft\u00ad " * 100_000,
        "\t \t" * 200_000 + "x",
    ],
    ids=["one line", "newlines", "marks", "address", "heading", "brackets", "hyphens", "tabs"],
)
@pytest.mark.parametrize("media_type", [TEXT, "text/markdown"])
def test_b55_text_that_is_hard_for_patterns(pool: ReaderPool, text: str, media_type: str) -> None:
    assert pool.read(text.encode(), media_type).text


def test_more_lines_than_any_document_has(pool: ReaderPool) -> None:
    result = outcome(pool, b"a\n" * 500_000, TEXT)
    assert isinstance(result, Unreadable)
    assert result.code == "resource_limit"
