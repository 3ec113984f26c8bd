"""Tables as layout in DOCX, ODT and RTF: merged columns, marked labels, footers, numbered headings."""

from services.ingest.reading.docx.document import read_docx
from services.ingest.reading.limits import Limits
from services.ingest.reading.rtf.document import read_rtf
from services.ingest.reading.zip_package import ZipPackage
from tests.services.ingest.reading.documents import docx, paragraph, zipped

SIDE = ("Contact", "Elm Road 1", "robin@example.org", "Languages", "German")


def cell(properties: str, *paragraphs: str) -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs) or paragraph('')}</w:tc>"


def test_a_merged_column_is_read_whole_and_behind_the_rows() -> None:
    merged = cell('<w:vMerge w:val="restart"/>', *map(paragraph, SIDE))
    rest = cell("<w:vMerge/>")
    rows = [("Experience", merged), ("Sous-chef", rest), ("Hotel Krone", rest)]
    body = "".join(f"<w:tr>{cell('', paragraph(text))}{side}</w:tr>" for text, side in rows)
    content = read_docx(docx(f"<w:tbl>{body}</w:tbl>"), Limits()).assembled
    assert [line for line in content.text.split("\n") if line] == ["Experience", "Sous-chef", "Hotel Krone", *SIDE]
    assert [line.column for line in content.lines] == [0] * 3 + [1] * 5


def test_a_merged_column_of_an_rtf_table() -> None:
    side = rb"\par ".join(text.encode() for text in SIDE)
    rows = rb"\trowd\cellx1\clvmgf\cellx2 Experience\cell " + side + rb"\cell\row"
    rows += rb"\trowd\cellx1\clvmrg\cellx2 Sous-chef\cell\cell\row"
    content = read_rtf(rb"{\rtf1\ansi Robin Vale\par " + rows + rb"\pard end\par}", Limits()).assembled
    found = [line for line in content.text.split("\n") if line]
    assert found == ["Robin Vale", "Experience", "Sous-chef", *SIDE, "end"]


def test_footers_of_rtf_stand_once_below_the_body() -> None:
    footer = rb"{\footer Tel. 020 7946 0000\par}"
    content = read_rtf(rb"{\rtf1\ansi " + footer + rb"Robin Vale\par Clerk\par\sect " + footer + rb"End\par}", Limits())
    assert content.assembled.text == "Robin Vale\nClerk\n\nEnd\n\nTel. 020 7946 0000"


def test_a_marked_label_stands_beside_its_value_and_headings_are_no_items() -> None:
    number = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    label = f"<w:p>{number}<w:r><w:t>Employer</w:t></w:r></w:p>"
    heading = '<w:p><w:pPr><w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    heading += "<w:r><w:t>Experience</w:t></w:r></w:p>"
    table = f"<w:tbl><w:tr>{cell('', label)}{cell('', paragraph('Acme Ltd'))}</w:tr></w:tbl>"
    lines = read_docx(docx(heading + table), Limits()).assembled
    assert lines.text == "Experience\n\nEmployer\tAcme Ltd"
    assert [(line.heading, line.bullet) for line in lines.lines] == [(True, False), (False, False)]


def test_an_id_that_is_given_twice_breaks_no_document() -> None:
    package = ZipPackage(zipped({"content.xml": '<a><b xml:id="x"/><b xml:id="x"/></a>'}), Limits())
    assert len(package.xml("content.xml")) == 2
