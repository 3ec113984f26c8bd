"""What stands beside or inside each other on a page: labels, entries in lists, columns, and rules that say so."""

from tests.services.ingest.reading.test_html import lines_of, read


def bullets_of(body: str, head: str = "") -> list[tuple[str, bool]]:
    reading = read(body, head)
    return [(reading.text[line.start : line.end], line.bullet) for line in reading.lines]


def test_what_no_word_joins_stands_apart() -> None:
    reading = read(
        "<p><strong>Fitter</strong><span class='side'><time>May 2012</time><time>June 2016</time></span></p>"
        "<p><b>Works of Leeds</b><i>Bradford</i></p>"
        "<p><span>2016</span><span>4 years</span></p>"
        "<p><span class='skill'>SQL</span> <span class='skill'>Java</span></p>"
        "<p><span>Bread</span><span>cakes</span><span>ovens</span></p>"
        "<p>H<sub>2</sub>O and <b>in</b><i>doors</i></p>"
    )
    assert lines_of(reading) == [
        "Fitter\tMay 2012\tJune 2016", "Works of Leeds\tBradford", "2016\t4 years", "SQL\tJava",
        "Bread\tcakes\tovens", "H2O and indoors",
    ]  # fmt: skip


def test_a_list_item_with_a_head_and_a_body_is_an_entry_and_no_point() -> None:
    found = bullets_of(
        "<ul><li><div><p><b>Nurse</b>, Mercy</p><p class='d'>2019 – 2021</p><ul><li><p>Led a ward</p></li></ul></div>"
        "</li><li><h4>Prize</h4></li><li><p>A point</p><p>goes on</p></li></ul>"
    )
    assert found == [
        ("Nurse, Mercy", False), ("2019 – 2021", False), ("Led a ward", True), ("Prize", False),
        ("A point", True), ("goes on", False),
    ]  # fmt: skip


def test_lists_without_marks_are_points_only_where_no_list_has_marks() -> None:
    body = "<ul class='head'><li>2019</li></ul><ul class='body'><li>Led a ward</li></ul>"
    plain = "<style>.head { list-style: none }</style>"
    assert bullets_of(body, plain) == [("2019", False), ("Led a ward", True)]
    assert bullets_of(body, "<style>ul { list-style: none }</style>") == [("2019", True), ("Led a ward", True)]


def test_selectors_inside_each_other_are_followed() -> None:
    style = (
        "<style>.job .when { float: right } .job > .note { display: none } #main p.seen { display: block }"
        " p.seen { display: none } .job:hover .what { display: none }</style>"
    )
    reading = read(
        "<div id='main'><div class='job'><p><span class='what'>Fitter</span><span class='when'>2019</span></p>"
        "<p class='note'>unseen</p><div><p class='note'>deeper</p></div></div><p class='seen'>seen</p></div>",
        style,
    )
    assert lines_of(reading) == ["Fitter\t2019", "deeper", "seen"]


def test_entries_beside_each_other_are_no_columns_of_the_page() -> None:
    style = "<style>.grid { display: grid }</style>"
    entry = "<div class='entry'><h4>School</h4><p>Degree</p><p>2019</p></div>"
    column = "<div class='side'><h2>Skills</h2><p>Baking</p><p>Cooking</p></div>"
    assert {line.column for line in read(f"<div class='grid'>{entry}{entry}</div>", style).lines} == {0}
    assert {line.column for line in read(f"<div class='grid'>{column}{column}</div>", style).lines} == {0, 1}
