"""The page of `careergraph show` without a browser: places, escaping, policy, and every fact once."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careergraph.show.escaped import escaped
from careergraph.show.families import FAMILIES, family_of, in_words, shown_types
from careergraph.show.page import page_of
from careergraph.show.places import PlaceFinder
from careergraph.show.shown import ShownDocument
from careergraph.show.wording import value_in_words
from services.ingest.picturing.page_view import PageView, Place
from services.ingest.picturing.png import png
from shared.schemas.fact_types import FactType
from shared.schemas.facts import Evidence, Fact
from shared.schemas.reading import Box, Line, Page, Reading

DOCUMENT = UUID(int=7)
PICTURE = base64.b64encode(png(1, 1, 3, bytes(3))).decode()


def reading_of(lines: list[str], *, boxes: bool = False) -> Reading:
    """Lines on one page; with boxes, each letter is 10 points wide and each line 20 points high."""
    text, spans, start = "\n".join(lines), [], 0
    for number, line in enumerate(lines):
        box = Box(page=1, x0=0, x1=10 * len(line), y0=20 * number, y1=20 * number + 12) if boxes else None
        spans.append(Line(start=start, end=start + len(line), page=1, box=box))
        start += len(line) + 1
    page = Page(number=1, start=0, end=len(text), width=600, height=800)
    return Reading(text=text, pages=(page,), lines=tuple(spans), reader="test")


def fact_of(reading: Reading, words: str, type_: str = "skill", value: object = None) -> Fact:
    start = reading.text.index(words)
    evidence = Evidence(document_id=DOCUMENT, page=1, start=start, end=start + len(words), quote=words)
    return Fact(
        id=UUID(int=start), type=type_, text=words, value=words if value is None else value, evidence=evidence,
        confidence=0.9, extractor="test",
    )  # fmt: skip


def view_of(reading: Reading, drawn: dict[str, str] | None = None) -> PageView:
    """What a page draws for its lines; `drawn` replaces characters, "" leaves them out."""
    spots = [
        (
            (drawn or {}).get(reading.text[at], reading.text[at]),
            Place(10.0 * column, 10.0 * column + 9, 20.0 * row + 10, 10),
        )
        for row, line in enumerate(reading.lines)
        for column, at in enumerate(range(line.start, line.end))
        if not reading.text[at].isspace()
    ]
    spots = [spot for spot in spots if spot[0]]
    return PageView(
        width=600,
        height=800,
        picture=PICTURE,
        characters="".join(c for c, _ in spots),
        places=tuple(p for _, p in spots),
    )


def shown(reading: Reading, facts: list[Fact], views: dict[int, PageView] | None = None, name: str = "cv.txt") -> str:
    return page_of(ShownDocument(name, "resume", 0.9, reading, tuple(facts), views or {}))


class Elements(HTMLParser):
    """Every start tag with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_a_box_shrinks_to_the_words() -> None:
    reading = reading_of(["Python, Kafka, Go", "Terraform"], boxes=True)
    finder = PlaceFinder(reading, {1: view_of(reading)})
    (box,) = finder.boxes_of(fact_of(reading, "Kafka"))
    assert (box.x0, box.x1, box.y0, box.y1) == (80, 129, 2, 12.2)
    two = finder.boxes_of(fact_of(reading, "Go\nTerraform"))
    assert [(one.x0, one.y1) for one in two] == [(150, 12.2), (0, 32.2)]


@pytest.mark.parametrize("drawn", [{"K": "", "f": ""}, {"a": "\ufb01"}, {"P": "p", "y": "Y"}])
def test_a_character_that_is_drawn_otherwise_moves_no_box_to_other_words(drawn: dict[str, str]) -> None:
    reading = reading_of(["Python, Kafka, Go"], boxes=True)
    (box,) = PlaceFinder(reading, {1: view_of(reading, drawn)}).boxes_of(fact_of(reading, "Kafka"))
    assert box.x0 >= 80
    assert box.x1 <= 129


def test_where_the_words_are_not_found_the_line_is_marked() -> None:
    reading = reading_of(["Python, Kafka"], boxes=True)
    fact = fact_of(reading, "Kafka")
    line = reading.lines[0].box
    strange = view_of(reading, dict.fromkeys("Kafka", "\u25a0"))
    assert PlaceFinder(reading, {1: strange}).boxes_of(fact) == PlaceFinder(reading, {}).boxes_of(fact) == (line,)
    plain = reading_of(["Python, Kafka"])
    assert PlaceFinder(plain, {}).boxes_of(fact) == ()


def test_every_fact_stands_in_the_list_and_on_its_place() -> None:
    reading = reading_of(["Noor Haddad", "Python, Kafka"], boxes=True)
    facts = [fact_of(reading, "Kafka"), fact_of(reading, "Noor Haddad", "name"), fact_of(reading, "Noor", "name.given")]
    for views in ({}, {1: view_of(reading)}):
        elements = Elements(shown(reading, facts, views)).found
        listed = [attributes["data-fact"] for tag, attributes in elements if tag == "li" and "data-fact" in attributes]
        assert listed == ["1", "2", "3"]
        places = [attributes["data-facts"] for tag, attributes in elements if tag == "mark"]
        assert places == ["2 1", "1", "3"], "Noor is both; the shortest stands first"
        boxes = [attributes["data-facts"] for tag, attributes in elements if tag == "rect"]
        assert sorted(boxes) == (["1", "2", "3"] if views else [])


def test_what_sums_up_the_document_points_to_the_facts_it_is_made_of() -> None:
    reading = reading_of(["Noor Haddad", "Python, Kafka"], boxes=True)
    facts = [fact_of(reading, "Kafka"), fact_of(reading, "Noor Haddad", "name")]
    value = {"place": 1, "text": "Knows Kafka.", "facts": [str(facts[0].id)]}
    summary = fact_of(reading, "Python", "document.summary", value)
    page = shown(reading, [*facts, summary], {1: view_of(reading)})
    elements = Elements(page).found
    (row,) = [attributes for tag, attributes in elements if tag == "li" and "data-cites" in attributes]
    cited = next(
        attributes for tag, attributes in elements if tag == "li" and attributes.get("data-fact") == row["data-cites"]
    )
    assert "Knows Kafka." in page
    assert cited["data-type"] != row["data-type"]
    places = [str(attributes["data-facts"]).split() for tag, attributes in elements if tag in ("mark", "rect")]
    assert row["data-fact"] not in [number for numbers in places for number in numbers]


def test_the_same_document_gives_the_same_page() -> None:
    reading = reading_of(["Noor Haddad", "Python"])
    facts = [fact_of(reading, "Python"), fact_of(reading, "Noor Haddad", "name")]
    assert shown(reading, facts) == shown(reading, facts[::-1])


def test_the_policy_allows_the_page_itself_and_nothing_else() -> None:
    reading = reading_of(["Python"])
    page = shown(reading, [fact_of(reading, "Python")])
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].split(";"))
    for element, rule in (("style", "style-src"), ("script", "script-src")):
        (content,) = re.findall(f"<{element}>(.*?)</{element}>", page, re.DOTALL)
        assert rules[rule] == f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
    assert (rules["default-src"], rules["img-src"]) == ("'none'", "data:")
    for tag, attributes in Elements(page).found:
        assert not any(name.startswith("on") or name == "style" for name in attributes), tag
        assert all(str(attributes.get(name, "#")).startswith(("#", "data:")) for name in ("href", "src"))


HOSTILE = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("<>\"'&;=/`{}\0\x1b\u202e"), min_size=1, max_size=40
)


@given(HOSTILE, HOSTILE, HOSTILE)
@settings(max_examples=80, deadline=None)
def test_words_of_a_document_are_never_markup(words: str, value: str, name: str) -> None:
    quiet = shown(reading_of(["x"]), [fact_of(reading_of(["x"]), "x")])
    reading = reading_of([words.replace("\n", " ")])
    fact = fact_of(reading, reading.text, value={"name": value, "level": None})
    loud = shown(reading, [fact], name=name)
    assert [tag for tag, _ in Elements(loud).found] == [tag for tag, _ in Elements(quiet).found]
    loud.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e]", loud)


def test_turning_and_control_characters_do_not_reach_the_page() -> None:
    assert escaped("cv\u202efdp.exe") == "cvfdp.exe"
    assert escaped("a\0b\ud800<") == "a\ufffdb\ufffd&lt;"


def test_a_document_without_facts_says_so() -> None:
    page = shown(reading_of(["A recipe for bread"]), [])
    assert "No facts were found" in page
    assert "A recipe for bread" in page


def test_every_type_has_a_family_words_and_a_hue_of_its_own_in_it() -> None:
    assert [type_ for type_ in FactType if family_of(type_) not in FAMILIES] == []
    reading = reading_of(["Python"])
    families = shown_types([fact_of(reading, "Python", type_) for type_ in FactType])
    for _, types in families:
        assert len({one.hue for one in types}) == len(types)
        assert all(one.words and "." not in one.words for one in types)
    assert family_of("mood.today").title == "Other"
    assert in_words("work.employment_type") == "Employment type"


@pytest.mark.parametrize(
    ("type_", "value", "words"),
    [
        ("work.end", {"date": "2026-03", "precision": "month", "ongoing": True}, "ongoing"),
        ("work.start", {"date": "2020", "precision": "year", "ongoing": False}, "2020"),
        ("language", {"name": "Dutch", "level": "C1"}, "Dutch (C1)"),
        ("skill.level", {"skill": "Go", "level": "expert"}, "Go: expert"),
        ("leadership", {"people": 12, "verb": "led"}, "led 12 people"),
        ("leadership", {"people": None, "verb": "led"}, "led a team"),
        ("achievement", {"metric": "latency", "value": 40, "unit": "%", "direction": "down"}, "latency: down 40%"),
        ("achievement", {"metric": None, "value": 21, "unit": "minutes", "baseline": 55}, "from 55 to 21 minutes"),
        ("job.salary", {"min": 50000, "max": None, "currency": "EUR", "period": "year"}, "50,000 EUR a year"),
        ("job.pay_grade", {"grade": "E 9b", "most": "E 11", "scheme": "TVöD"}, "E 9b to E 11 (TVöD)"),
        ("job.experience", {"years": 3, "most": 5, "of": "Go"}, "3 to 5 years of Go"),
        ("mood.today", {"a": 1}, '{"a": 1}'),
    ],
)
def test_values_in_words(type_: str, value: object, words: str) -> None:
    assert value_in_words(type_, value) == words
