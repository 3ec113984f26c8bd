"""B01, B02, B09 to B12, B15, B18, B52, B61: the whole of screening, and that it never fails otherwise."""

import contextlib
import hashlib
from pathlib import Path
from xml.parsers import expat

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.ingest.screening.accepted_types import ACCEPTED_TYPES
from services.ingest.screening.content_kind import OLE2_MAGIC
from services.ingest.screening.docx_archive import open_archive
from services.ingest.screening.refusal import Refused
from services.ingest.screening.screen import screen
from tests.counted_work import steps
from tests.services.ingest.screening.documents import (
    Entry,
    docx,
    odt,
    odt_parts,
    pdf,
    raw_docx,
    raw_odt,
    relationships,
    zip_of,
)  # fmt: skip
from tests.services.ingest.screening.ole2_documents import word97
from tests.services.ingest.screening.refusals import assert_refused, refusal

MIB = 1024 * 1024


def test_what_is_told_of_an_accepted_upload() -> None:
    data = pdf()
    screened = screen(data, "../My CV.PDF", "application/pdf; charset=binary")
    assert screened.media_type == "application/pdf"
    assert (screened.extension, screened.display_name) == (".pdf", "My CV.PDF")
    assert (screened.sha256, screened.size) == (hashlib.sha256(data).hexdigest(), len(data))
    assert (screened.flags, screened.encoding) == ((), None)


@pytest.mark.parametrize("name", ["cv.pdf", "cv.docx", "cv.txt", "cv.exe", "../x"])
def test_empty_file(name: str) -> None:
    assert_refused(b"", "empty_file", name, quarantine=False)


def odt_with_picture(picture: bytes) -> bytes:
    parts = [Entry(name.encode(), part) for name, part in odt_parts().items()]
    return raw_odt(*parts, Entry(b"Pictures/a.png", picture, method=0))


@pytest.mark.parametrize("accepted", ACCEPTED_TYPES)
def test_size_limit(accepted) -> None:
    contents = {
        ".pdf": pdf(), ".docx": None, ".odt": None, ".rtf": b"{\\rtf1 text}", ".doc": word97(),
        ".json": b'{"work": [{"name": "x"}]}',
    }  # fmt: skip
    content = contents.get(accepted.extension, b"<p>text ")
    if accepted.extension == ".odt":
        full = odt_with_picture(b"")
        full = odt_with_picture(b"\x89PNG".ljust(accepted.max_bytes - len(full), b"x"))
    elif content is None:
        filler = accepted.max_bytes - len(raw_docx(Entry(b"word/media/a.png", b"", method=0)))
        full = raw_docx(Entry(b"word/media/a.png", b"\x89PNG".ljust(filler, b"x"), method=0))
    else:
        full = content.ljust(accepted.max_bytes, b"\n")
    assert len(full) == accepted.max_bytes
    assert screen(full, "cv" + accepted.extension, None).size == accepted.max_bytes
    refused = refusal(full + b"\n", "cv" + accepted.extension)
    assert (refused.code, refused.status) == ("file_too_large", 413)
    assert f"{accepted.max_bytes // MIB} MiB" in refused.detail


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.exe", b"MZ\0\0"),
        ("a.svg", b"<svg/>"),
        ("a.zip", zip_of({"a": "b"})),
        ("a.xlsx", zip_of({"a": "b"})),
        ("a.ott", odt()),
        ("a.mht", b"<html>"),
        ("cv.pdf.exe", pdf()),
        ("a.docm", docx()),
        ("noextension", b"MZ\0\0"),
        ("noextension", b"<html><script>"),
    ],
)
def test_types_that_are_not_accepted(name: str, data: bytes) -> None:
    refused = refusal(data, name)
    assert (refused.code, refused.status, refused.quarantine) == ("type_not_allowed", 415, False)
    assert all(accepted.extension in refused.detail for accepted in ACCEPTED_TYPES)


@pytest.mark.parametrize(
    ("name", "data", "quarantine"),
    [
        ("cv.pdf", docx(), False),
        ("cv.pdf", odt(), False),
        ("cv.docx", odt(), True),
        ("cv.odt", docx(), True),
        ("cv.odt", pdf(), False),
        ("cv.odt", zip_of({"mimetype": "x"}), True),
        ("cv.html", pdf(), False),
        ("cv.htm", b"Jane Doe, engineer", False),
        ("cv.html", b"<?php system('id'); ?><p>Jane", True),
        ("cv.html", b"<svg onload=alert(1)></svg>", False),
        ("cv.html", b"<p>Jane\0</p>", False),
        ("cv.docx", pdf(), False),
        ("cv.txt", pdf(), False),
        ("cv.pdf", b"Jane Doe, engineer", False),
        ("cv.docx", b"this is not a docx", False),
        ("cv.pdf", zip_of({"A.class": "x"}), True),
        ("cv.pdf", docx(extra={"word/vbaProject.bin": b"x"}), True),
        ("cv.docx", pdf() + docx(), True),
        ("cv.pdf", b"\x7fELF\2\1\1", True),
        ("cv.pdf", OLE2_MAGIC.ljust(1024, b"\0"), True),
        ("cv.pdf", b"<html><script>alert(1)</script>", True),
        ("cv.txt", b"\x89PNG\r\n\x1a\n", True),
        ("cv.txt", b"{\\rtf1 Jane}", True),
    ],
)
def test_content_of_another_type(name: str, data: bytes, quarantine: bool) -> None:
    assert_refused(data, "type_mismatch", name, quarantine=quarantine)


def test_renamed_files_of_the_shared_data(negatives: Path) -> None:
    assert_refused((negatives / "exe_renamed.pdf").read_bytes(), "type_mismatch", "cv.pdf", quarantine=True)
    assert_refused((negatives / "text_renamed.docx").read_bytes(), "type_mismatch", quarantine=False)
    assert_refused((negatives / "empty.pdf").read_bytes(), "empty_file", "cv.pdf", quarantine=False)


def test_compound_files_named_docx() -> None:
    entry = "EncryptedPackage\0".encode("utf-16-le").ljust(64, b"\0") + (34).to_bytes(2, "little").ljust(64, b"\0")
    encrypted = OLE2_MAGIC.ljust(1024, b"\0") + entry
    assert_refused(encrypted, "encrypted_document", quarantine=False)
    legacy = OLE2_MAGIC.ljust(1024, b"\0") + b"The word " + "EncryptedPackage\0".encode("utf-16-le") + b" in a text"
    assert_refused(legacy, "type_mismatch", quarantine=False)


@pytest.mark.parametrize(
    ("data", "extension"), [(pdf(), ".pdf"), (docx(), ".docx"), (odt(), ".odt"), (b"Jane Doe\nEngineer", ".txt")]
)
def test_a_name_without_extension_takes_that_of_its_content(data: bytes, extension: str) -> None:
    screened = screen(data, "../../etc/passwd", None)
    assert (screened.extension, screened.display_name) == (extension, "passwd" + extension)


def test_real_pdf_with_two_extensions() -> None:
    assert screen(pdf(), "cv.exe.pdf", "application/pdf").display_name == "cv.exe.pdf"


@pytest.mark.parametrize(
    ("declared", "flags"),
    [
        (None, ()),
        ("", ()),
        ("application/octet-stream", ()),
        ("Application/PDF", ()),
        ("text/html", ("declared_type_differs",)),
        ("\r\nx", ("declared_type_differs",)),
    ],
)
def test_declared_type_decides_nothing(declared: str | None, flags: tuple[str, ...]) -> None:
    assert screen(pdf(), "cv.pdf", declared).flags == flags


def test_markdown_may_be_declared_as_plain_text() -> None:
    assert screen(b"# Jane", "cv.md", "text/plain").flags == ()


def test_no_ordinary_document_is_refused(ordinary_documents: list[Path]) -> None:
    assert len(ordinary_documents) >= 50
    refused = []
    for path in ordinary_documents:
        try:
            screened = screen(path.read_bytes(), path.name, None)
        except Refused as refusal:
            refused.append((path.name, refusal.code))
        else:
            assert screened.display_name == path.name
    assert refused == []


def test_an_ordinary_docx_is_screened_in_few_steps(ordinary_documents: list[Path]) -> None:
    """15 ms on an idle machine: each element of its parts is looked at once."""
    largest = max((path.read_bytes() for path in ordinary_documents if path.suffix == ".docx"), key=len)
    parts = [content for name, content in open_archive(largest).contents() if name.endswith((".xml", ".rels"))]
    elements = sum(map(_elements, parts))
    assert elements > 10_000
    assert steps(lambda: screen(largest, "cv.docx", None)) < 12 * elements


def _elements(part: bytes) -> int:
    found: list[str] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, _: found.append(name)
    parser.Parse(part, True)
    return len(found)


_GOOD = (
    ("cv.pdf", pdf()),
    ("cv.pdf", pdf(b"/Encrypt 6 0 R", {6: b"<< /Filter /Standard /R 3 /O (\\050x) /U <00> /P -4 >>"})),
    ("cv.docx", docx()),
    ("cv.docx", docx(extra={"word/_rels/document.xml.rels": relationships(("hyperlink", "x", "External"))})),
    ("cv.odt", odt()),
    ("cv.html", b"<!doctype html><p>Jane Doe <script>alert(1)</script>"),
    ("cv.docx", raw_docx(Entry(b"word/media/a.bin", b"abc", method=0))),
    ("cv.txt", "Jane Doé\nEngineer".encode()),
    ("cv.txt", "Jane Doé".encode("utf-16")),
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.data())
def test_screening_raises_nothing_but_refused(data: st.DataObject) -> None:
    name, good = data.draw(st.sampled_from(_GOOD))
    mutated = bytearray(good)
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(mutated)))
        length = data.draw(st.sampled_from((0, 1, 1, 2, 4, 8, 64)))
        mutated[start : start + length] = data.draw(
            st.one_of(st.binary(max_size=8), st.just(b"\xff" * length), st.just(b"\0" * length))
        )
    with contextlib.suppress(Refused):
        assert screen(bytes(mutated), name, None).size == len(mutated)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.binary(max_size=200), st.text(max_size=20), st.sampled_from(["", *(row.extension for row in ACCEPTED_TYPES)]))
def test_noise_raises_nothing_but_refused(data: bytes, stem: str, extension: str) -> None:
    with contextlib.suppress(Refused):
        assert screen(data, stem + extension, stem).extension in {row.extension for row in ACCEPTED_TYPES}
