"""B43 to B49, B53: what the parts of a DOCX may not hold."""

from pathlib import Path

import pytest

from services.ingest.screening.screen import screen
from services.ingest.screening.xml_part import MAX_DEPTH, MAX_MARKUP
from tests.services.ingest.screening.documents import (
    content_types,
    docx,
    relationships,
    word_document,
    zip_of,
)
from tests.services.ingest.screening.refusals import assert_refused

DOCTYPE = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///canary">]>'


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("xxe.docx", "xml_dtd_forbidden"),
        ("xxe_param_http.docx", "xml_dtd_forbidden"),
        ("laughs.docx", "xml_dtd_forbidden"),
        ("quadratic.docx", "xml_dtd_forbidden"),
        ("deep_nest.docx", "document_corrupt"),
        ("macro_renamed.docx", "macro_enabled"),
        ("remote_template.docx", "external_reference"),
    ],
)
def test_generated_files(bad_inputs: Path, name: str, code: str) -> None:
    assert_refused((bad_inputs / name).read_bytes(), code, quarantine=True)


def test_xxe_of_the_shared_data(negatives: Path) -> None:
    assert_refused((negatives / "xxe.docx").read_bytes(), "xml_dtd_forbidden", quarantine=True)


@pytest.mark.parametrize(
    "document",
    [
        word_document(prolog=DOCTYPE).encode(),
        word_document(prolog='<?xml version="1.0" encoding="UTF-16"?>' + DOCTYPE).encode("utf-16"),
        word_document(prolog='<?xml version="1.0"?>' + DOCTYPE).encode("utf-16-be"),
        word_document(prolog='<?xml version="1.0"?>' + DOCTYPE).encode("utf-32-le"),
        word_document(prolog='<?xml version="1.0" encoding="UTF-7"?>').encode()
        + DOCTYPE.replace("<", "+ADw-").replace("!", "+ACE-").encode(),
        b"\xef\xbb\xbf" + word_document(prolog=DOCTYPE).encode(),
    ],
)
@pytest.mark.parametrize("part", ["word/document.xml", "word/footnotes.xml", "docProps/core.xml", "customXml/a.xml"])
def test_document_type_in_any_part_and_encoding(document: bytes, part: str) -> None:
    assert_refused(docx(extra={part: document}), "xml_dtd_forbidden", quarantine=True)


def test_document_type_in_parts_that_are_xml_by_declaration_only() -> None:
    types = content_types(more='<Default Extension="dat" ContentType="application/vnd.custom+xml"/>')
    data = docx(extra={"[Content_Types].xml": types, "word/x.dat": DOCTYPE + "<a/>"})
    assert_refused(data, "xml_dtd_forbidden")
    assert_refused(docx(extra={"[Content_Types].xml": DOCTYPE + types}), "xml_dtd_forbidden")
    assert_refused(docx(extra={"word/_rels/document.xml.rels": DOCTYPE + relationships()}), "xml_dtd_forbidden")


def test_other_encodings() -> None:
    utf16 = word_document(prolog='<?xml version="1.0" encoding="UTF-16"?>').encode("utf-16")
    assert screen(docx(utf16), "cv.docx", None).extension == ".docx"
    for encoding in ("UTF-7", "cp037", "shift_jis", "zlib_codec"):
        assert_refused(docx(word_document(prolog=f'<?xml version="1.0" encoding="{encoding}"?>')), "document_corrupt")


def test_nesting() -> None:
    deepest = MAX_DEPTH - 2  # inside document and body
    screen(docx(word_document("<w:p>" * deepest + "</w:p>" * deepest)), "cv.docx", None)
    too_deep = word_document("<w:p>" * (deepest + 1) + "</w:p>" * (deepest + 1))
    assert_refused(docx(too_deep), "document_corrupt", quarantine=True)


def test_malformed_part() -> None:
    assert_refused(docx(word_document("<w:p>")), "document_corrupt", quarantine=False)


def test_more_markup_than_can_be_read_in_time() -> None:
    paragraph = b"".join(b"<w:p a%d=''/>" % (number % 9973) for number in range(MAX_MARKUP // 2 + 1))
    document = word_document("@").encode().replace(b"@", paragraph)
    assert_refused(docx(document), "resource_limit", quarantine=True)


@pytest.mark.parametrize(
    "extra",
    [
        {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"},
        {"word/VBAPROJECT.BIN": b"x"},
        {"word/vbaData.xml": "<a/>"},
        {"[Content_Types].xml": content_types("application/vnd.ms-word.document.macroEnabled.main+xml")},
        {"word/_rels/document.xml.rels": relationships(("vbaProject", "project.dat", ""))},
        {
            "word/embeddings/a.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
            + "_VBA_PROJECT\0".encode("utf-16-le").ljust(64, b"\0")
            + (26).to_bytes(2, "little").ljust(448, b"\0")
        },
    ],
)
def test_macros(extra: dict[str, bytes | str]) -> None:
    assert_refused(docx(extra=extra), "macro_enabled", quarantine=True)


@pytest.mark.parametrize(
    "line",
    [
        ("attachedTemplate", "http://evil.example/t.dotm", "External"),
        ("attachedTemplate", "file://server/share/t.dotm", "External"),
        ("attachedTemplate", "file:////server/share/t.dotm", "External"),
        ("attachedTemplate", "file:///%5C%5Cserver/t.dotm", "External"),
        ("attachedTemplate", "\\\\server\\share\\t.dotm", "External"),
        ("oleObject", "http://evil.example/o", "External"),
        ("oleObject", "file:///C:/o.xlsx", "External"),
        ("image", "https://evil.example/i.png", "external"),
        ("image", "https://evil.example/i.png", ""),
        ("frame", "http://evil.example/f.html", "External"),
        ("subDocument", "other.docx", "External"),
        ("mailMergeSource", "http://evil.example/d", "External"),
    ],
)
def test_external_relationships(line: tuple[str, str, str]) -> None:
    assert_refused(
        docx(extra={"word/_rels/settings.xml.rels": relationships(line)}),
        "external_reference",
        quarantine=True,
    )


def test_hyperlinks_and_local_templates_are_allowed() -> None:
    links = relationships(
        ("hyperlink", "https://example.com", "External"),
        ("hyperlink", "mailto:jane@example.com", "External"),
        ("image", "media/image1.png", ""),
        ("image", "/word/media/image2.png", ""),
    )
    assert screen(docx(extra={"word/_rels/document.xml.rels": links}), "cv.docx", None).flags == ()
    for target in (
        "file:///C:\\Users\\jane\\Resume.dotx",
        "file:///Users/jane/Resume.dotx",
        "C:\\R.dotx",
        "R.dotx",
    ):
        extra = {"word/_rels/settings.xml.rels": relationships(("attachedTemplate", target, "External"))}
        assert screen(docx(extra=extra), "cv.docx", None).flags == ("local_template",)


def _run(code: str) -> str:
    return f"<w:r><w:instrText>{code}</w:instrText></w:r>"


BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))


@pytest.mark.parametrize(
    "body",
    [
        f"<w:p>{BEGIN}{_run(' DDEAUTO c:/cmd.exe')}{SEPARATE}{END}</w:p>",
        f"<w:p>{BEGIN}{_run('DD')}{_run('EAU')}</w:p><w:p>{_run('TO x')}{END}</w:p>",
        f"<w:p>{BEGIN}{_run('dde x')}{END}</w:p>",
        f"<w:p>{BEGIN}{_run('DDE x')}</w:p>",
        f"<w:p>{BEGIN}{_run('D&#68;E x')}{END}</w:p>",
        f"<w:p>{_run('DDEAUTO x')}</w:p>",
        f"<w:p>{BEGIN}{_run('IF 1=1 ')}{BEGIN}{_run('INCLUDETEXT x')}{END}{END}</w:p>",
        f"<w:p>{BEGIN}{BEGIN}{_run('QUOTE 68 68 69')}{END}{_run(' x')}{END}</w:p>",
        f"<w:p>{BEGIN}{_run('DD')}{BEGIN}{_run('QUOTE 69')}{END}{END}</w:p>",
        '<w:p><w:fldSimple w:instr=" INCLUDEPICTURE &quot;http://evil.example&quot;"/></w:p>',
        "<w:p><w:r><w:delInstrText>LINK x</w:delInstrText></w:r></w:p>",
        '<w:p><w:r><w:pict><v:imagedata src="http://evil.example/i.png"/></w:pict></w:r></w:p>',
    ],
)
@pytest.mark.parametrize("part", ["word/document.xml", "word/header1.xml"])
def test_fields_that_fetch(body: str, part: str) -> None:
    assert_refused(docx(extra={part: word_document(body)}), "external_reference", quarantine=True)


def test_fields_with_another_prefix_and_encoding() -> None:
    body = word_document(f"<w:p>{BEGIN}{_run('DDE x')}{END}</w:p>").replace("w:", "z:")
    assert_refused(docx(body), "external_reference")
    assert_refused(docx(("\ufeff" + body).encode("utf-16-le")), "external_reference")


@pytest.mark.parametrize(
    "body",
    [
        f"<w:p>{BEGIN}{_run(' PAGE ')}{SEPARATE}{END}</w:p>",
        f"<w:p>{BEGIN}{_run('=')}{BEGIN}{_run('NUMPAGES')}{END}{_run('-1')}{END}</w:p>",
        f"<w:p>{BEGIN}{_run('IF')}{BEGIN}{_run('PAGE')}{END}{_run('=1')}{END}</w:p>",
        f"<w:p>{BEGIN}{_run('HYPERLINK &quot;https://example.com&quot;')}{SEPARATE}{END}</w:p>",
        '<w:p><w:fldSimple w:instr="DATE"/><w:r><w:t>Wrote DDE and INCLUDETEXT drivers</w:t></w:r></w:p>',
    ],
)
def test_ordinary_fields_are_allowed(body: str) -> None:
    assert screen(docx(word_document(body)), "cv.docx", None).flags == ()


def test_nested_archives() -> None:
    nested = b"the end"
    for depth in range(20):
        nested = zip_of({f"{depth}.zip": nested})
    for name in (
        "word/media/a.zip",
        "word/media/image1.png",
        "word/embeddings/a.xlsx",
        "word/document2.docx",
    ):
        assert_refused(docx(extra={name: nested}), "nested_archive", quarantine=True)
    prefixed = b"\x89PNG" + zip_of({"a": "b"})
    assert_refused(docx(extra={"word/media/image1.png": prefixed}), "nested_archive")
    assert_refused(docx(extra={"word/media/a.gz": b"\x1f\x8b\x08" + b"\0" * 20}), "nested_archive")


def test_the_workbook_behind_a_chart_is_allowed() -> None:
    workbook = zip_of({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"})
    data = docx(extra={"word/embeddings/Microsoft_Excel_Sheet1.xlsx": workbook})
    assert screen(data, "cv.docx", None).flags == ("embedded_workbook",)
    with_macros = zip_of({"[Content_Types].xml": "<Types/>", "xl/vbaProject.bin": b"x"})
    assert_refused(docx(extra={"word/embeddings/a.xlsx": with_macros}), "macro_enabled")


@pytest.mark.parametrize(
    "parts",
    [
        {"META-INF/MANIFEST.MF": "Manifest-Version: 1.0", "A.class": b"\xca\xfe\xba\xbe"},
        {
            "[Content_Types].xml": content_types()
            .replace("/word/document.xml", "/xl/workbook.xml")
            .replace("wordprocessingml.document", "spreadsheetml.sheet"),
            "_rels/.rels": relationships(("officeDocument", "xl/workbook.xml", "")),
            "xl/workbook.xml": "<workbook/>",
        },
        {
            "[Content_Types].xml": content_types(),
            "_rels/.rels": relationships(("officeDocument", "word/document.xml", "")),
        },
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"},
    ],
)
def test_other_archives_named_docx(parts: dict[str, bytes | str]) -> None:
    assert_refused(zip_of(parts), "type_mismatch", quarantine=True)
