"""Ads copied from job boards: what the page prints around an ad is not read as the ad's."""

import pytest

from services.extractor.job_ad.boards import is_board_line
from services.extractor.structure.rows import Row
from shared.schemas.fact_types import FactType
from tests.services.extractor.plain_text import facts_in, values


@pytest.mark.parametrize(
    "line",
    [
        "3.4 out of 5 stars",
        "4,1 Valoraciones",
        "3.9 (212 Reviews)",
        "Easy Apply",
        "Jetzt bewerben",
        "Posted 3 days ago",
        "hace 2 días",
        "vor 2 Tagen",
        "Over 200 applicants",
        "Terug naar overzicht",
    ],
)
def test_lines_of_boards(line: str) -> None:
    assert is_board_line(Row(0, len(line), line))


@pytest.mark.parametrize("line", ["Full-time", "Apply your knowledge of SQL", "Save the Children", "Berlin", "Driver"])
def test_lines_of_ads(line: str) -> None:
    assert not is_board_line(Row(0, len(line), line))


HEADS = (
    ("Dental Hygienist\nRolling Hill Dental\n3.4 out of 5 stars\nAsheville, NC 28801\n$29 - $34 an hour\n\n"
     "Rolling Hill Dental has looked after families since 1988.", "Dental Hygienist", "Rolling Hill Dental"),
    ("Quartz Biologics\nQuality Specialist\nDublin\n\nAbout Quartz\nQuartz makes eye drops for thirty countries.",
     "Quality Specialist", "Quartz Biologics"),
    ("Auxiliar de Almacén\n$11,000 - $12,500 Mensual\nDistribuidora Valle Alto S.A. de C.V. en Puebla\nPostularme\n"
     "Sobre el empleo\nHorario: Tiempo completo", "Auxiliar de Almacén", "Distribuidora Valle Alto S.A. de C.V."),
    ("CDI - Chauffeur Poids Lourd (H/F)\nEntreprise : Transports Guerlin\nLieu : Valence", "Chauffeur Poids Lourd",
     "Transports Guerlin"),
    ("Graduate Programme 2026\nGraduate Civil Engineer\nHarwick & Lowe Consulting Engineers\nLeeds",
     "Graduate Civil Engineer", "Harwick & Lowe Consulting Engineers"),
    ("Als Adviseur Mobiliteit bij de Gemeente Oudewater werk je aan plannen voor de binnenstad.",
     "Adviseur Mobiliteit", "Gemeente Oudewater"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "title", "employer"), HEADS)
def test_heads_of_copied_ads(text: str, title: str, employer: str) -> None:
    facts = facts_in(text, "job_ad")
    assert values(facts, FactType.JOB_TITLE) == [title]
    assert values(facts, FactType.JOB_EMPLOYER) == [employer]


def test_amount_between_bars_is_pay() -> None:
    head = "Tidewell Metering | Senior Backend Engineer | REMOTE (US/Canada) | Full-time, any time zone | $140k-$175k"
    (pay,) = values(facts_in(f"{head}\n\nTidewell Metering reads water meters.", "job_ad"), FactType.JOB_SALARY)
    assert pay == {"min": 140_000, "max": 175_000, "currency": "USD", "period": "year"}


def test_confidential_is_no_employer() -> None:
    facts = facts_in("Company: Confidential\nRole: Plant Manager\nLocation: Ohio", "job_ad")
    assert values(facts, FactType.JOB_EMPLOYER) == []


LETTERS = (
    ("Dear Ms Dineen,\n\nRE: Staff Nurse\n\nI wish to apply for the above post as advertised.", "Staff Nurse", None),
    ("Hi Tidewell team,\n\nI'm writing about the Backend Engineer opening.\n\n"
     "I built pipelines for years, and Tidewell Metering seems to take water seriously.", "Backend Engineer",
     "Tidewell Metering"),
    ("Dear Hiring Manager,\n\nThe Bookkeeper role at Maple Ridge School District is the one I waited for.",
     "Bookkeeper", "Maple Ridge School District"),
    ("Spett.le Officine Bergonzi S.r.l.,\n\ninvio la mia candidatura per la posizione di meccanico industriale.",
     "meccanico industriale", "Officine Bergonzi S.r.l."),
)  # fmt: skip


@pytest.mark.parametrize(("text", "title", "employer"), LETTERS)
def test_aim_of_letters(text: str, title: str, employer: str | None) -> None:
    facts = facts_in(text, "cover_letter")
    assert values(facts, FactType.LETTER_TITLE) == [title]
    assert values(facts, FactType.LETTER_EMPLOYER) == ([] if employer is None else [employer])


def test_a_town_before_its_postcode_and_a_product_in_brackets() -> None:
    lines = "Packer\nPemberton Stores - Wakefield WF2\n\nThe role\n- Keep records in our WMS (Manhattan)\n- Load vans\n"
    assert values(facts_in(lines, "job_ad"), FactType.JOB_LOCATION) == ["Wakefield"]
