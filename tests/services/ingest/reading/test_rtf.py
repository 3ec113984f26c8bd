"""Rich text: letters of every code page, looks, lists, cells, links, and what nobody sees."""

import random

import pytest

from services.ingest.reading.limits import Limits
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.read import RTF
from services.ingest.reading.rtf.document import read_rtf
from services.ingest.reading.sealed.pool import ReaderPool

DOCUMENT = rb"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Helvetica;}{\f1\fnil\fcharset2 Symbol;}
{\f2\fcharset238 Arial CE;}}{\colortbl;\red255\green255\blue255;}{\info{\author Somebody Else}}
\pard\b\fs32 J\'f6rg M\u252?ller\b0\fs22\par
jm@example.com | {\field{\*\fldinst{HYPERLINK "https://example.com/jm"}}{\fldrslt Website}}\par\par
{\b\outlinelevel0 Experience}\par
\pard Acme GmbH\tab 2019 \endash  2022\par
{\listtext\f1\'b7\tab}Led a team of 5\par
{\cf1 white words}{\v hidden words}{\f2\'b9\'b3}\u-10179?\u-8704?\par
\trowd\intbl A\cell B\cell\row
{\*\unknown nothing}{\pict 00ff00}end}"""


def test_text_looks_and_links() -> None:
    content = read_rtf(DOCUMENT, Limits())
    text = content.assembled.text
    assert text.split("\n") == [
        "Jörg Müller", "jm@example.com | Website", "", "Experience", "Acme GmbH\t2019 – 2022", "Led a team of 5",
        "ął😀", "A\tB", "end",
    ]  # fmt: skip
    lines = content.assembled.lines
    assert [text[line.start : line.end] for line in lines if line.bold] == ["Jörg Müller", "Experience"]
    assert [text[line.start : line.end] for line in lines if line.heading] == ["Experience"]
    assert [text[line.start : line.end] for line in lines if line.bullet] == ["Led a team of 5"]
    assert lines[0].size == 16.0
    (link,) = content.assembled.links
    assert (text[link.start : link.end], link.url) == ("Website", "https://example.com/jm")
    assert content.hidden == "white words\nhidden words"


def test_text_boxes_follow_the_paragraph_that_they_stand_in() -> None:
    box = rb"{\shp{\*\shpinst\shpleft0{\shptxt \pard\plain 12 High Street\par jane@example.com\par}}}"
    content = read_rtf(rb"{\rtf1 \pard{\b Jane Doe" + box + rb"}\par Teacher\par}", Limits())
    assert content.assembled.text.split("\n") == [
        "Jane Doe", "", "12 High Street", "jane@example.com", "", "Teacher",
    ]  # fmt: skip
    bold = [content.assembled.text[line.start : line.end] for line in content.assembled.lines if line.bold]
    assert bold == ["Jane Doe"]
    torn = read_rtf(rb"{\rtf1 Jane Doe" + box[:-20], Limits())
    assert torn.assembled.text.startswith("Jane Doe")


def test_white_letters_on_the_ground_of_a_cell_are_seen() -> None:
    colours = rb"{\colortbl;\red255\green255\blue255;\red0\green0\blue128;}"
    row = rb"\trowd%s\cellx9000\pard\intbl{\cf1 Jane Doe}\cell\row\pard Teacher\par}"
    shown = read_rtf(rb"{\rtf1" + colours + row % rb"\clcbpat2", Limits())
    assert (shown.assembled.text, shown.hidden) == ("Jane Doe\nTeacher", "")
    assert read_rtf(rb"{\rtf1" + colours + row % b"", Limits()).hidden == "Jane Doe"


def test_read_in_the_child_without_files_or_network() -> None:
    with ReaderPool(size=1) as pool:
        reading = pool.read(DOCUMENT, RTF)
    assert reading.text.startswith("Jörg Müller")
    assert "hidden_text" in reading.warnings
    assert "Somebody Else" not in reading.text


def test_deep_nesting_and_other_files_are_outcomes() -> None:
    with pytest.raises(Unreadable) as caught:
        read_rtf(b"{\\rtf1" + b"{" * 100_000, Limits())
    assert caught.value.code == "resource_limit"
    with pytest.raises(Unreadable) as caught:
        read_rtf(b"no rich text", Limits())
    assert caught.value.code == "document_corrupt"


def test_damaged_documents_never_fail_otherwise() -> None:
    chance = random.Random(7)
    for _ in range(300):
        damaged = bytearray(DOCUMENT)
        for _ in range(chance.randrange(1, 20)):
            place = chance.randrange(6, len(damaged))
            damaged[place : place + chance.randrange(3)] = chance.randbytes(chance.randrange(4))
        try:
            content = read_rtf(bytes(damaged), Limits())
        except Unreadable:
            continue
        text = content.assembled.text
        assert all(text[line.start : line.end] for line in content.assembled.lines)
