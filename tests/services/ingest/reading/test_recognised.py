"""Recognised words to lines: order, list markers, bold print, and what is not believed."""

import pytest

from services.ingest.reading.limits import Limits
from services.ingest.reading.ocr.lines import LEAST_CONFIDENCE, LEAST_USUAL_CONFIDENCE
from services.ingest.reading.ocr.words import RECOGNISED, RecognisedPage, RecognisedText, RecognisedWord
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.read import MEDIA_TYPES, read_document
from shared.schemas.reading import Reading

BODY = "Led a team of engineers that runs the platform for smart meters in three countries"


def line(
    text: str, x0: float, baseline: float, *, size: float = 10.0, stroke: float = 0.09, confidence: float = 95.0
) -> list[RecognisedWord]:
    """Words of half an em a letter; `stroke` in em."""
    words, left = [], x0
    for index, word in enumerate(text.split()):
        right = left + 0.5 * size * len(word)
        top = baseline - 0.7 * size
        words.append(
            RecognisedWord(word, left, top, right, baseline, baseline, size, stroke * size, confidence, index == 0)
        )
        left = right + 0.3 * size
    return words


def text_of(*pages: list[RecognisedWord], complete: bool = True) -> bytes:
    made = tuple(RecognisedPage(width=600, height=800, words=tuple(words)) for words in pages)
    return RecognisedText(program="tesseract/5 eng", pages=made, complete=complete).model_dump_json().encode()


def read(*pages: list[RecognisedWord], complete: bool = True) -> Reading:
    return read_document(text_of(*pages, complete=complete), RECOGNISED)


def lines(reading: Reading) -> list[str]:
    return [reading.text[line.start : line.end] for line in reading.lines]


def test_it_is_no_media_type_of_an_upload() -> None:
    assert RECOGNISED not in MEDIA_TYPES


def test_lines_have_places_and_the_reading_says_how_it_came() -> None:
    reading = read(line("Noor Haddad", 50, 60, size=20) + line(BODY, 50, 100), line(BODY, 50, 60))
    assert lines(reading) == ["Noor Haddad", BODY, BODY]
    assert (reading.warnings, len(reading.pages)) == (("read_by_ocr",), 2)
    assert reading.reader.endswith("tesseract/5 eng")
    first = reading.lines[0]
    assert first.box is not None
    assert (first.page, first.box.x0, first.size) == (1, 50, 20)
    assert first.box.y0 < 60 < first.box.y1
    assert read(line(BODY, 50, 60), complete=False).warnings == ("ocr_incomplete", "read_by_ocr")


def test_columns_are_read_one_after_the_other() -> None:
    left, right = ["Contact", "Lisbon", "Skills", "Python", "Kafka"], [BODY[:46]] * 5
    words = [
        word for row in range(5) for word in line(left[row], 40, 80 + 19 * row) + line(right[row], 250, 80 + 13 * row)
    ]
    assert lines(read(words)) == left + right


def test_sizes_of_one_print_are_one_and_bold_print_is_told() -> None:
    words = line("Experience", 50, 60, stroke=0.14)
    for row, size in enumerate((10.0, 10.3, 9.8, 10.0)):
        words += line(BODY, 50, 80 + 15 * row, size=size)
    reading = read(words)
    assert [shown.bold for shown in reading.lines] == [True, False, False, False, False]
    assert len({shown.size for shown in reading.lines}) == 1


@pytest.mark.parametrize("taken_for", ["*", "e", "¢", "«"])
def test_a_dot_that_opens_a_line_is_a_list_marker(taken_for: str) -> None:
    dot = RecognisedWord(taken_for, 50, 55, 53, 58, 60, 10, 1, 40, True)
    reading = read([dot, *(word._replace(opens_line=False) for word in line(BODY, 60, 60))])
    assert lines(reading) == [BODY]
    assert reading.lines[0].bullet


def test_a_bar_that_ends_on_the_baseline_is_a_capital() -> None:
    words = line(f"{BODY} | build pipelines | platforms", 50, 60)
    bars = [index for index, word in enumerate(words) if word.text == "|"]
    words[bars[1]] = words[bars[1]]._replace(y1=62.5)
    assert lines(read(words)) == [f"{BODY} I build pipelines | platforms"]


def test_words_that_are_not_believed_are_dropped() -> None:
    doubtful = line("xkcd", 400, 100, confidence=LEAST_CONFIDENCE - 1)
    assert lines(read(line(BODY, 50, 60) + doubtful)) == [BODY]


def test_a_page_that_was_scanned_askew_keeps_its_rows() -> None:
    words = [
        word._replace(y0=word.y0 + fall, y1=word.y1 + fall, baseline=word.baseline + fall)
        for row in range(4)
        for word in line(BODY[:60], 40, 80 + 13 * row) + line("2019 - 2020", 500, 80 + 13 * row)
        for fall in [0.02 * word.x0]
    ]
    assert lines(read(words)) == [f"{BODY[:60].strip()}\t2019 - 2020"] * 4


def test_a_page_on_its_side_has_no_text() -> None:
    with pytest.raises(Unreadable) as caught:
        read(line(BODY, 50, 60, confidence=LEAST_USUAL_CONFIDENCE - 1))
    assert (caught.value.code, caught.value.needs_ocr) == ("no_text", True)


@pytest.mark.parametrize("words", [[], line("Confidential", 50, 60), line("xq zzt wrk bcdf ghjk " * 12, 50, 60)])
def test_too_little_text_is_none(words: list[RecognisedWord]) -> None:
    with pytest.raises(Unreadable) as caught:
        read(words)
    assert (caught.value.code, caught.value.needs_ocr) == ("no_text", True)


@pytest.mark.parametrize("data", [b"", b"{}", b"[" * 5000, b'{"program": "x", "pages": []}', text_of([])[:-3]])
def test_what_is_no_recognised_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read_document(data, RECOGNISED)
    assert caught.value.code == "document_corrupt"


def test_limits_hold() -> None:
    with pytest.raises(Unreadable) as caught:
        read_document(text_of(line(BODY, 50, 60)), RECOGNISED, Limits(characters=20))
    assert caught.value.code == "resource_limit"
