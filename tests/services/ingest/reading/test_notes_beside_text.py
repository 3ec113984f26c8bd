"""Dates, places, titles and scales that stand beside text, in margins, in cells and at the right edge."""

from tests.services.ingest.reading.pages import GRID, drawn, lines_of, with_table

JOBS = ["Engineer", "Analyst", "Trainee"]


def test_a_margin_of_dates_and_places_set_smaller_than_the_text() -> None:
    texts = [(60.0, 790.0, "Jane Example"), (60.0, 760.0, "Work experience in the north and elsewhere")]
    for number, title in enumerate(JOBS):
        top = 730.0 - 90 * number
        for step, note in enumerate((f"Jan 20{18 - number} –", f"May 20{19 - number}", "Salt Lake City, UT")):
            texts.append((60.0, top - 11.5 * step, note))
        for step, line in enumerate((title, "Some Works", "Led the works of the town", "Kept the books of the town")):
            texts.append((170.0, top - 14 * step, line))
    lines = lines_of(drawn(texts))
    assert lines[2:6] == [
        "Jan 2018 – May 2019\tSalt Lake City, UT\tEngineer", "Some Works", "Led the works of the town",
        "Kept the books of the town",
    ]  # fmt: skip
    assert lines[6].endswith("\tAnalyst")
    assert lines[10].endswith("\tTrainee")


def test_notes_at_the_right_that_are_set_a_little_lower_stay_with_their_rows() -> None:
    texts = [(60.0, 790.0, "Jane Example")]
    for number, title in enumerate(JOBS):
        top = 730.0 - 60 * number
        texts += [(60.0, top, title), (60.0, top - 14, "Some Works"), (60.0, top - 28, "Led the works of the town")]
        texts += [(480.0, top - 2, f"05.201{number} - 09.201{number}"), (515.0, top - 16, "Kiel")]
    texts += [(60.0, 520.0, "Diploma"), (400.0, 520.0, "2009"), (60.0, 500.0, "Degree"), (400.0, 500.0, "2007")]
    lines = lines_of(drawn(texts))
    assert lines[1:4] == ["Engineer\t05.2010 - 09.2010", "Some Works\tKiel", "Led the works of the town"]
    assert lines[-2:] == ["Diploma\t2009", "Degree\t2007"]


def test_a_note_before_a_list_marker_is_no_part_of_the_item() -> None:
    texts = [(60.0, 790.0, "Jane Example"), (60.0, 750.0, "Some Works"), (200.0, 750.0, "Engineer")]
    texts += [(60.0, 730.0, "2014 - 2016"), (200.0, 730.0, "• Led the works"), (200.0, 716.0, "• Kept the books")]
    reading = drawn(texts)
    assert lines_of(reading)[1:] == ["Some Works\tEngineer", "2014 - 2016", "Led the works", "Kept the books"]
    assert [line.bullet for line in reading.lines][-2:] == [True, True]


def test_a_title_in_a_cell_over_several_rows_stands_above_what_is_beside_it() -> None:
    dates = ["03/2020 - 05/2022", "06/2016 - 02/2020", "01/2012 - 05/2016"]
    rows = [
        ["Experience" if not number else "", dates[number], f"{title}<br/>Some Works<br/>Led the works of the town"]
        for number, title in enumerate(JOBS)
    ]
    rows.append(["Skills", "", "Python, Go, SQL, PostgreSQL, Kafka, Terraform and Redis"])
    merged = [("SPAN", (0, 0), (0, 2)), ("SPAN", (1, 3), (2, 3))]
    rows[3] = ["Skills", rows[3][2], ""]
    lines = lines_of(with_table(rows, [90, 110, 230], [*GRID, *merged], align="TOP"))
    assert lines[1:] == [
        "Experience",
        f"{dates[0]}\tEngineer", "Some Works", "Led the works of the town",
        f"{dates[1]}\tAnalyst", "Some Works", "Led the works of the town",
        f"{dates[2]}\tTrainee", "Some Works", "Led the works of the town",
        "Skills", "Python, Go, SQL, PostgreSQL, Kafka, Terraform and Redis",
        lines[-1],
    ]  # fmt: skip


def test_a_short_value_stays_behind_its_label() -> None:
    rows = [["Experience", "Engineer<br/>Some Works<br/>Led the works of the town"], ["Nationality", "German"]]
    lines = lines_of(with_table([*rows, ["Born", "1990"]], [90, 300], GRID, align="TOP"))
    assert lines[1:-1] == [
        "Experience", "Engineer", "Some Works", "Led the works of the town", "Nationality\tGerman", "Born\t1990",
    ]  # fmt: skip


def test_a_range_over_two_rows_is_whole_beside_rows_of_other_text() -> None:
    texts = [(60.0, 790.0, "Jane Example")]
    for number, title in enumerate(JOBS):
        top = 730.0 - 60 * number
        texts += [(60.0, top, f"Mai 201{number} –"), (60.0, top - 13, f"Juni 201{number + 1}")]
        texts += [(170.0, top, title), (170.0, top - 13, "Some Works of the whole town")]
    lines = lines_of(drawn(texts))
    assert lines[1:3] == ["Mai 2010 – Juni 2011\tEngineer", "Some Works of the whole town"]
