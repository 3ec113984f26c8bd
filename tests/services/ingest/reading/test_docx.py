"""DOCX: everything that a reader sees, in its order."""

import pytest

from services.ingest.reading.docx.document import read_docx
from services.ingest.reading.limits import Limits
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.read import DOCX, read_document
from tests.services.ingest.reading.documents import docx, paragraph

LINK = (
    '<Relationship Id="rId9" TargetMode="External" Target="https://example.org/jane"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/>'
)
STYLES = """<w:styles NAMES>
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/>
<w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:basedOn w:val="berschrift1"/></w:style>
</w:styles>"""


def text_of(body: str, **arguments: str) -> str:
    return read_docx(docx(body, **arguments), Limits()).assembled.text  # type: ignore[arg-type]


def cell(*paragraphs: str) -> str:
    return f"<w:tc>{''.join(paragraphs)}</w:tc>"


def test_paragraphs_breaks_tabs_and_tracked_changes() -> None:
    body = (
        "<w:p><w:r><w:t>One</w:t><w:tab/><w:t>2020</w:t><w:br/><w:t>Two</w:t></w:r>"
        "<w:ins><w:r><w:t xml:space='preserve'> new</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>"
    )
    assert text_of(body) == "One\t2020\nTwo new"


def test_headings_through_localised_and_derived_styles() -> None:
    body = paragraph("Erfahrung", properties='<w:pStyle w:val="berschrift1"/>')
    body += paragraph("Ausbildung", properties='<w:pStyle w:val="Mine"/>') + paragraph("Text")
    content = read_docx(docx(body, parts={"word/styles.xml": STYLES}), Limits()).assembled
    assert [(line.heading, line.bold, line.size) for line in content.lines] == [
        (True, True, 16.0), (True, True, 16.0), (False, False, 11.0),
    ]  # fmt: skip


def test_lists() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = paragraph("Item", properties=numbered) + paragraph("\u2022 Typed") + paragraph("No item", properties=none)
    content = read_docx(docx(body), Limits()).assembled
    assert content.text == "Item\nTyped\nNo item"
    assert [line.bullet for line in content.lines] == [True, True, False]


def test_a_layout_table_reads_cell_by_cell() -> None:
    left = cell(*(paragraph(text) for text in ("Skills", "Python", "SQL")))
    right = cell(*(paragraph(text) for text in ("Work", "Some Works", "Built it")))
    content = read_docx(docx(f"<w:tbl><w:tr>{left}{right}</w:tr></w:tbl>"), Limits()).assembled
    assert content.text.split() == ["Skills", "Python", "SQL", "Work", "Some", "Works", "Built", "it"]
    assert [line.column for line in content.lines] == [0, 0, 0, 1, 1, 1]


def test_a_row_of_values_is_one_line() -> None:
    rows = "".join(
        f"<w:tr>{cell(paragraph(a))}{cell(paragraph(b))}</w:tr>"
        for a, b in (("Some Works", "2019"), ("Python", "good"))
    )
    assert text_of(f"<w:tbl>{rows}</w:tbl>") == "Some Works\t2019\nPython\tgood"


def test_content_controls_and_text_boxes_once() -> None:
    box = f"<w:txbxContent>{paragraph('In the box')}</w:txbxContent>"
    body = (
        f"<w:sdt><w:sdtContent>{paragraph('Controlled')}</w:sdtContent></w:sdt>"
        "<w:p><w:r><w:t>Anchor</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert text_of(body) == "Controlled\nAnchor\n\nIn the box"


def test_header_first_footer_last_without_page_numbers() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    relationships = (
        f'<Relationship Id="h" Type="{kind}header" Target="header1.xml"/>'
        f'<Relationship Id="f" Type="{kind}footer" Target="footer1.xml"/>'
    )
    page = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
    page += "<w:r><w:fldChar w:fldCharType='separate'/><w:t>7</w:t><w:fldChar w:fldCharType='end'/></w:r>"
    body = paragraph("Body") + "<w:sectPr><w:headerReference r:id='h'/><w:footerReference r:id='f'/></w:sectPr>"
    parts = {
        "word/header1.xml": f"<w:hdr NAMES>{paragraph('jane@example.org')}</w:hdr>",
        "word/footer1.xml": f"<w:ftr NAMES><w:p><w:r><w:t>Page </w:t></w:r>{page}</w:p>{paragraph('Jane')}</w:ftr>",
    }
    content = read_docx(docx(body, parts=parts, relationships=relationships), Limits()).assembled
    assert content.text == "jane@example.org\n\nBody\n\nJane"


def test_links_by_relationship_and_by_field() -> None:
    field = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>See </w:t></w:r>"
        "<w:hyperlink r:id='rId9'><w:r><w:t>my page</w:t></w:r></w:hyperlink>"
        "<w:r><w:t xml:space='preserve'> and </w:t></w:r>"
        + field.format("begin")
        + '<w:r><w:instrText> HYPERLINK "mailto:jane@example.org" </w:instrText></w:r>'
        + field.format("separate")
        + "<w:r><w:t>mail</w:t></w:r>"
        + field.format("end")
        + "</w:p>"
    )
    content = read_docx(docx(body, relationships=LINK), Limits()).assembled
    assert content.text == "See my page and mail"
    assert [(content.text[link.start : link.end], link.url) for link in content.links] == [
        ("my page", "https://example.org/jane"), ("mail", "mailto:jane@example.org"),
    ]  # fmt: skip


@pytest.mark.parametrize("run", ["<w:vanish/>", '<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>'])
def test_hidden_text_stays_out(run: str) -> None:
    reading = read_document(docx(paragraph("Seen") + paragraph("Unseen", run=run)), DOCX)
    assert reading.text == "Seen"
    assert reading.warnings == ("hidden_text",)


def test_white_on_colour_is_seen() -> None:
    shaded = paragraph("Seen", properties='<w:shd w:val="clear" w:fill="1F3864"/>', run='<w:color w:val="FFFFFF"/>')
    assert read_document(docx(shaded), DOCX).warnings == ()


def test_date_from_the_metadata() -> None:
    core = (
        '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:d="http://purl.org/dc/terms/"><d:created>2020-01-01T00:00:00Z</d:created>'
        "<d:modified>2024-05-06T07:08:09Z</d:modified></c:coreProperties>"
    )
    reading = read_document(docx(paragraph("Jane"), parts={"docProps/core.xml": core}), DOCX)
    assert reading.document_date is not None
    assert (reading.document_date.iso(), reading.document_date_source) == ("2024-05-06", "metadata")


def test_b41_sizes_that_lie() -> None:
    data = bytearray(docx(paragraph("x" * 100_000)))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    with pytest.raises(Unreadable) as caught:
        read_docx(bytes(data), Limits())
    assert (caught.value.code, caught.value.quarantine) == ("document_corrupt", True)


def test_no_package() -> None:
    for data in (b"", b"PK\x03\x04", b"plain"):
        with pytest.raises(Unreadable) as caught:
            read_docx(data, Limits())
        assert caught.value.code == "document_corrupt"


def test_blanks_that_set_words_apart_are_a_wide_gap() -> None:
    body = paragraph("Acme Ltd      2019 – 2021") + paragraph("All   of   this   is   stretched")
    content = read_docx(docx(body), Limits()).assembled
    assert content.text.split("\n") == ["Acme Ltd\t2019 – 2021", "All of this is stretched"]
