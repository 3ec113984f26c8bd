"""What statements say of change, of teams, and in which language."""

import pytest

from services.knowledge_graph.normalise.degrees import degree, degree_level
from services.knowledge_graph.normalise.directions import are_opposed, direction, negated_stems
from services.knowledge_graph.normalise.languages import language_name, same_level
from services.knowledge_graph.normalise.organisations import organisation
from services.knowledge_graph.normalise.quantities import quantities
from services.knowledge_graph.normalise.teams import team_size
from services.knowledge_graph.normalise.text_language import text_language
from services.knowledge_graph.normalise.titles import same_rank
from services.knowledge_graph.normalise.values import normal_value
from services.knowledge_graph.normalise.words import stem, words
from shared.schemas.fact_types import FactType


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Increased sales by 10%", "up"),
        ("Den Umsatz gesteigert", "up"),
        ("Réduction de l'absentéisme de 15 %", "down"),
        ("Cut costs and increased output", ""),
        ("Wrote the manual", ""),
    ],
)
def test_directions(text: str, wanted: str) -> None:
    assert direction(text) == wanted


def test_negations() -> None:
    assert negated_stems("ended with no critical observation") == {stem("critical"), stem("observation")}
    assert are_opposed("Finished without overtime", "Finished the job with overtime")
    assert not are_opposed("Finished without overtime", "Finished with no overtime at all")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("She leads her 18 staff with patience", 18),
        ("Leitung eines Teams von fünf Entwicklern", 5),
        ("Coordenação de uma equipa de cinco designers", 5),
        ("Encadrement d'une équipe de 28 soignants", 28),
        ("Managed 40 servers", None),
        ("Recruited 8 engineers", None),
        ("Leads 6 engineers and 3 nurses", None),
    ],
)
def test_team_sizes(text: str, wanted: int | None) -> None:
    assert team_size(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Led the move of the archive to a new building in the city", "en"),
        ("Leitung der Montage und Wartung von Anlagen für die Kunden", "de"),
        ("Aumento de las ventas y apertura de los mercados con el equipo", "es"),
        ("Python, SQL, Kafka", ""),
    ],
)
def test_languages_of_texts(text: str, wanted: str) -> None:
    assert text_language([text]) == wanted


def test_participles_and_elisions() -> None:
    assert stem("gesteigert") == stem("steigerung")
    assert stem("eingefuhrt") == stem("einfuhrung")
    assert stem("generated") == stem("generate")
    assert words("l'équipe d'infirmiers, O'Brien's") == ("l", "equipe", "d", "infirmiers", "obriens")


def test_degrees_that_hold_their_field() -> None:
    assert degree("BComm") == degree("B.Com.") == degree("Bachelor of Commerce") == "bachelor commerce"
    assert degree("M.Pharm") == degree("Master of Pharmacy")
    assert degree_level("M.B.A.") == degree_level("Master of Business Administration") == "mba"


def test_names_and_levels_of_languages() -> None:
    assert language_name({"name": "Inglés"}) == language_name({"name": "Englisch"}) == "english"
    assert same_level("langue maternelle", "native speaker")
    assert not same_level("vloeiend", "basic")


def test_ranks_in_two_languages() -> None:
    assert same_rank("Softwareentwickler", "Software Developer")
    assert not same_rank("Praktikant im Vertrieb", "Sales Representative")


def test_a_polish_limited_company() -> None:
    assert organisation("Vistula Logistics Sp. z o.o.") == "vistula logistics"


def test_money_and_time_in_other_languages() -> None:
    (money,) = quantities("un presupuesto de 1,8 millones de euros")
    assert (money.unit, money.number) == ("money", 1_800_000)
    assert [q.number for q in quantities("von 40 auf 12 Minuten")] == [2400.0, 720.0]


def test_a_measure_is_that_of_its_sentence() -> None:
    value = {"metric": "machines", "value": 12, "unit": None, "direction": None}
    one, other = (normal_value(FactType.ACHIEVEMENT, value, text) for text in ("12 presses", "12 lathes"))
    assert one != other
