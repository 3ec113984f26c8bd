"""B20, B38 to B53 for ODT: what the parts of an OpenDocument text may not hold."""

import pytest

from services.ingest.screening.docx_archive import MAX_ENTRIES
from services.ingest.screening.odt_content import screen_odt
from services.ingest.screening.screen import screen
from services.ingest.screening.xml_part import MAX_DEPTH, MAX_MARKUP
from tests.services.ingest.screening.documents import Entry, odt, odt_content, odt_parts, raw_odt, zip_of
from tests.services.ingest.screening.refusals import refusal

DOCTYPE = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///canary">]>'


def assert_refused(data: bytes, code: str, *, quarantine: bool = True) -> None:
    refused = refusal(data, "cv.odt")
    assert (refused.code, refused.quarantine) == (code, quarantine)


def test_an_ordinary_document() -> None:
    screened = screen(odt(), "cv.odt", "application/vnd.oasis.opendocument.text")
    assert (screened.extension, screened.flags) == (".odt", ())
    link = "<text:a xlink:href='https://example.org'>page</text:a><draw:a xlink:href='mailto:j@example.org'/>"
    picture = "<draw:image xlink:href='Pictures/a.png'/><draw:object xlink:href='./Object 1'/>"
    assert screen_odt(odt(odt_content(link + picture), {"Pictures/a.png": b"\x89PNG"})) == ()


@pytest.mark.parametrize(
    "part", ["content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml", "Object 1/content.xml"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32-le"])
def test_document_types(part: str, encoding: str) -> None:
    assert_refused(odt(extra={part: (DOCTYPE + "<a/>").encode(encoding)}), "xml_dtd_forbidden")


def test_nesting_and_markup() -> None:
    assert_refused(odt("<a>" * (MAX_DEPTH + 1) + "</a>" * (MAX_DEPTH + 1)), "document_corrupt")
    markup = b"".join(b"<p a%d=''/>" % (number % 9973) for number in range(MAX_MARKUP // 2 + 1))
    assert_refused(odt(b"<a>" + markup + b"</a>"), "resource_limit")


@pytest.mark.parametrize(
    "extra",
    [
        {"Basic/Standard/Module1.xml": "<a/>"},
        {"Scripts/python/x.py": "print()"},
        {"content.xml": odt_content("<text:script script:language='javascript'>alert(1)</text:script>")},
        {"content.xml": odt_content("<office:event-listeners><script:event-listener/></office:event-listeners>")},
        {"content.xml": odt_content("<text:execute-macro text:name='x'/>")},
        {"content.xml": odt_content("<text:a xlink:href='vnd.sun.star.script:x?language=Basic'>x</text:a>")},
        {"content.xml": odt_content("<text:a xlink:href='java%73cript:alert(1)'>x</text:a>")},
    ],
)
def test_macros(extra: dict[str, bytes | str]) -> None:
    assert_refused(odt(extra=extra), "macro_enabled")


@pytest.mark.parametrize(
    "body",
    [
        "<draw:image xlink:href='http://evil.example/i.png'/>",
        "<draw:image xlink:href='//evil.example/i.png'/>",
        "<draw:image xlink:href='\\\\evil.example\\i.png'/>",
        "<draw:image xlink:href='file:///etc/hosts'/>",
        "<draw:image xlink:href='../../etc/hosts'/>",
        "<draw:object xlink:href='http://evil.example/o'/>",
        "<draw:plugin xlink:href='ht%74p://evil.example/o'/>",
        "<text:section><text:section-source xlink:href='http://evil.example/t.odt'/></text:section>",
        "<text:section><office:dde-source office:dde-application='cmd'/></text:section>",
        "<text:dde-connection text:connection-name='x'/>",
        "<meta:template xlink:href='http://evil.example/t.ott'/>",
    ],
)
def test_references_to_the_outside(body: str) -> None:
    assert_refused(odt(odt_content(body)), "external_reference")


@pytest.mark.parametrize("path", ["file:///C:/Users/a/t.ott", "../../usr/share/t.ott", "/usr/share/t.ott", "C:/t.ott"])
def test_a_template_of_the_author(path: str) -> None:
    assert screen_odt(odt(extra={"meta.xml": odt_content(f"<meta:template xlink:href='{path}'/>")})) == (
        "local_template",
    )


def test_encrypted() -> None:
    manifest = "<m:manifest xmlns:m='x'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
    assert_refused(odt(extra={"META-INF/manifest.xml": manifest}), "encrypted_document", quarantine=False)


def test_archives() -> None:
    entries = [Entry(name.encode(), part) for name, part in odt_parts().items()]
    assert_refused(odt(extra={"a.zip": zip_of({"a": "b"})}), "nested_archive")
    assert_refused(raw_odt(*entries, Entry(b"../../x", b"y")), "bad_archive_path")
    assert_refused(raw_odt(*entries, Entry(b"big.xml", b" " * 200 * 1024 * 1024)), "archive_bomb")
    assert_refused(raw_odt(*entries, Entry(b"content.xml", b"<a/>")), "document_corrupt")
    many = (Entry(b"p%d" % number, b"") for number in range(MAX_ENTRIES))
    assert_refused(raw_odt(*entries, *many), "too_many_parts")


def test_another_kind_of_opendocument() -> None:
    assert_refused(odt(extra={"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "type_mismatch")
    assert_refused(zip_of({"content.xml": "<a/>"}), "type_mismatch")
