"""What a German and an English résumé of one person say alike."""

from services.knowledge_graph.profile import Profile, profile
from shared.schemas.fact_types import FactType
from tests.services.knowledge_graph.building import Document


def german(*bullets: str) -> Document:
    document = Document("lebenslauf")
    document.job("Isar Robotics GmbH", "Softwareentwickler", "2019-09", "2023-08", *bullets)
    return document


def english(*bullets: str, title: str = "Software Developer") -> Document:
    document = Document("resume")
    document.job("Isar Robotics", title, "2019-09", "2023-08", *bullets)
    return document


def joined(*documents: Document) -> Profile:
    return profile(document.input(place) for place, document in enumerate(documents, start=1))


def texts(found: Profile) -> set[tuple[str, str]]:
    return {(one.text, other.text) for one, other in found.duplicates}


ROBOTS = "Entwicklung der Steuerung für 600 Lagerroboter und der Werkzeuge für die Montage"
BUILD = "Verkürzung der Zeit für einen Build von 40 auf 12 Minuten"
TEAM = "Leitung eines Teams von fünf Entwicklern in der Abteilung"
ROBOTS_EN = "Developed the control software for 600 warehouse robots and the tools for assembly"
BUILD_EN = "Shortened the time of a build from 40 to 12 minutes"
TEAM_EN = "Lead a team of five developers in the department"


def test_numbers_and_places_join_translated_statements() -> None:
    found = joined(german(ROBOTS, BUILD, TEAM), english(TEAM_EN, ROBOTS_EN, BUILD_EN))
    assert {(ROBOTS, ROBOTS_EN), (BUILD, BUILD_EN), (TEAM, TEAM_EN)} <= texts(found)
    assert ("Softwareentwickler", "Software Developer") in texts(found)
    assert not found.conflicts


def test_a_title_in_another_language_contradicts_nobody() -> None:
    found = joined(german(ROBOTS, BUILD, TEAM), english(ROBOTS_EN, BUILD_EN, TEAM_EN, title="Director of Software"))
    assert ("Softwareentwickler", "Director of Software") not in texts(found)
    assert not found.conflicts


def test_one_number_in_two_statements_joins_neither() -> None:
    twice = ("Trained 600 users of the new system for the warehouse", ROBOTS_EN)
    found = joined(german("Schulung und Betreuung der Anwender und der Kunden mit 600 Terminals"), english(*twice))
    assert not [pair for pair in texts(found) if "Schulung" in pair[0]]


def test_the_names_of_languages() -> None:
    one, other = german(ROBOTS, BUILD, TEAM), english(ROBOTS_EN, BUILD_EN, TEAM_EN)
    one.add(FactType.LANGUAGE, "Englisch: C1", {"name": "Englisch", "level": "C1"})
    one.add(FactType.LANGUAGE, "Spanisch: B1", {"name": "Spanisch", "level": "B1"})
    other.add(FactType.LANGUAGE, "English (C1)", {"name": "English", "level": "C1"})
    other.add(FactType.LANGUAGE, "Spanish (fluent)", {"name": "Spanish", "level": "fluent"})
    found = joined(one, other)
    assert ("Englisch: C1", "English (C1)") in texts(found)
    assert [conflict.about for conflict in found.conflicts] == ["level of Spanisch: B1 / fluent"]


MANUAL, MANUAL_EN = "Erstellung der Handbücher und Schulung der Kunden", "Wrote manuals and held courses"


def test_a_line_between_matched_lines_is_matched_by_its_place() -> None:
    found = joined(german(ROBOTS, MANUAL, BUILD, TEAM), english(ROBOTS_EN, MANUAL_EN, BUILD_EN, TEAM_EN))
    assert (MANUAL, MANUAL_EN) in texts(found)


def test_lists_in_another_order_or_length_prove_nothing() -> None:
    moved = joined(german(ROBOTS, MANUAL, BUILD, TEAM), english(BUILD_EN, MANUAL_EN, ROBOTS_EN, TEAM_EN))
    longer = joined(german(ROBOTS, MANUAL, BUILD, TEAM), english(ROBOTS_EN, MANUAL_EN, BUILD_EN, TEAM_EN, "Other work"))
    assert (MANUAL, MANUAL_EN) not in texts(moved) | texts(longer)


def test_a_number_that_only_one_line_has_speaks_against_its_place() -> None:
    found = joined(
        german(ROBOTS, MANUAL, BUILD, TEAM), english(ROBOTS_EN, f"{MANUAL_EN} for 30 clients", BUILD_EN, TEAM_EN)
    )
    assert not [pair for pair in texts(found) if pair[0] == MANUAL]
