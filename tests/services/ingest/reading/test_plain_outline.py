"""The layout of plain text: headings under rules and at the margin, fields parted by emphasis, broken ranges."""

import pytest

from services.ingest.reading.emphasis import with_gaps
from services.ingest.reading.limits import Limits
from services.ingest.reading.plain.document import read_plain
from services.ingest.reading.plain.outline import heading_sizes


def _headings(text: str) -> list[str]:
    lines = text.split("\n")
    return [lines[number].strip() for number in sorted(heading_sizes(lines))]


@pytest.mark.parametrize("sign", ["-", "=", ".", "_"])
def test_headings_under_rules(sign: str) -> None:
    rule = sign * 60
    text = f"Jane Example\n\nWork\n{rule}\nCook\n\nMY OTHER LIFE\n(in short)\n{rule}\n* Choir\n\nSkills\n{rule}\nBaking"
    assert _headings(text) == ["Work", "MY OTHER LIFE", "Skills"]


def test_headings_between_rules() -> None:
    rule = "-" * 20
    text = f"{rule}\nWORK\n{rule}\nCook\n\n{rule}\nSKILLS\n{rule}\nBaking\n\n{rule}\nCHOIR\n{rule}\nAlto"
    assert _headings(text) == ["WORK", "SKILLS", "CHOIR"]


def test_double_rules_rank_above_single_ones() -> None:
    text = "Work\n====\n\nAcme\n----\nCook\n\nBirch\n-----\nBaker\n\nSkills\n======\nRye"
    sizes = heading_sizes(text.split("\n"))
    assert sizes[0] == sizes[11] > sizes[3] == sizes[7]


def test_a_rule_below_a_paragraph_or_contact_data_is_no_underline() -> None:
    rule = "-" * 40
    text = f"Jane Example\njane@example.org\n{rule}\nI bake.\nI cook.\n{rule}\nRye and wheat.\n{rule}\n"
    assert _headings(text) == []


def test_headings_at_the_margin_of_what_is_set_in() -> None:
    text = "Jane Example\n\nWork\n  Cook, Acme\n    Projects\n    * A pie\nSkills\n  Baking\nSchool\n  Some College\n"
    assert _headings(text) == ["Work", "Skills", "School"]


def test_entries_at_the_margin_make_no_headings() -> None:
    text = "Jane Example\n\nWork\nCook, Acme\n  Pies\nBaker, Birch\n  Bread\nSkills\nBaking\nSchool\n  Some College\n"
    assert _headings(text) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("**Acme Ltd** Store Manager", "**Acme Ltd**\tStore Manager"),
        ("ACME _Store Manager, Retail_ JUNE 2019 TO PRESENT", "ACME\t_Store Manager, Retail_\tJUNE 2019 TO PRESENT"),
        ("**Title Here** *Employer Ltd* (2019 - 2021)", "**Title Here**\t*Employer Ltd* (2019 - 2021)"),
        ("**Jane** Example", "**Jane** Example"),
        ("**Rye** - my favourite flour", "**Rye** - my favourite flour"),
        ("I bake with **Rye Flour** and **Yeast** daily", "I bake with **Rye Flour** and **Yeast** daily"),
    ],
)
def test_a_change_of_emphasis_parts_fields(line: str, expected: str) -> None:
    assert with_gaps(line) == expected


def test_a_range_that_stands_on_three_lines() -> None:
    text = "Jane Example\n\nCook\nAcme\n\n      June 2019\n    -\n      May 2021\n"
    lines = read_plain(text.encode(), Limits()).assembled
    assert [lines.text[line.start : line.end] for line in lines.lines][-1] == "June 2019 - May 2021"
