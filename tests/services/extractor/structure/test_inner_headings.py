"""Headings that name a group of a list, and headings of sections that only look like them."""

from services.extractor.structure.inner_headings import headings_of_groups
from services.extractor.structure.rows import Row


def rows(*lines: tuple[str, float]) -> list[Row]:
    return [Row(0, len(text), text, size=size) for text, size in lines]


def test_a_smaller_heading_inside_a_list_names_a_group() -> None:
    page = rows(("Skills", 14.0), ("Languages", 11.0), ("Python, Java", 10.0), ("Work", 14.0))
    assert headings_of_groups(page, ["skills", "languages", None, "work"]) == [1]


def test_headings_of_a_sidebar_are_small_and_head_sections() -> None:
    page = rows(
        ("Skills", 9.0), ("Python", 9.0), ("Languages", 9.0), ("English", 9.0), ("Work", 14.0), ("Projects", 14.0)
    )
    assert headings_of_groups(page, ["skills", None, "languages", None, "work", "projects"]) == []


def test_languages_that_people_speak_are_no_group_of_skills() -> None:
    page = rows(("Skills", 14.0), ("Languages", 11.0), ("English (fluent)", 10.0))
    assert headings_of_groups(page, ["skills", "languages", None]) == []
