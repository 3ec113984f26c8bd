"""Employers, titles and places in the lines around a title, which no table names."""

import pytest

from shared.schemas.fact_types import FactType
from tests.services.extractor.plain_text import facts_in, values

HEADS = (
    ("Marketing Coordinator\nBrightwater Aquarium\nMonterey, CA\nFull-time", "Brightwater Aquarium", "Monterey, CA"),
    ("Zerospan | Backend Engineer | Berlin or remote", "Zerospan", "Berlin"),
    ("Maschinenbauingenieur (m/w/d)\nWerkstoff Union AG · Essen · Vollzeit", "Werkstoff Union AG", "Essen"),
    ("Infirmier(e) H/F\nCentre Hospitalier de Valmont\nCDI - Temps plein - Lille", "Centre Hospitalier de Valmont",
     "Lille"),
    ("Company: Northstar Dental | Title: Dental Hygienist | Location: Tampa, FL", "Northstar Dental", "Tampa, FL"),
    ("Wir, die Hoffmann Bau GmbH, suchen ab sofort einen Bauleiter (m/w/d) in Dresden.", "Hoffmann Bau GmbH",
     "Dresden"),
    ("Staff Nurse - Theatre\nWhitmore Hospital - York\n\nKey duties\n- Prepare the theatre", "Whitmore Hospital",
     "York"),
    ("Head of Data (m/f/d) @ Solarbee – Munich/Remote", "Solarbee", "Munich"),
    ("[Remoto] Back-end Developer @Casa Verde\nRecife - PE", "Casa Verde", "Recife - PE"),
    ("Koch / Köchin (m/w/d)\nGasthof Zum Löwen, Familie Huber, Bad Tölz", "Gasthof Zum Löwen", "Bad Tölz"),
    ("Lead Data Scientist (f/m/x)\nbei Kornfeld Versicherungen AG in Köln", "Kornfeld Versicherungen AG", "Köln"),
    ("Accountant (GL)\nBrzoza Shared Services Sp. z o.o.\nŁódź · Hybrid", "Brzoza Shared Services Sp. z o.o.", "Łódź"),
    ("Monteur\n43 - LE PUY EN VELAY\nNotre entreprise familiale, Ateliers Roussel, pose des fenêtres.",
     "Ateliers Roussel", "43 - LE PUY EN VELAY"),
    ("Veldsync (https://veldsync.example) | Software Engineer | Utrecht or Ghent | ONSITE | Full-time\n\nWe make maps.",
     "Veldsync", "Utrecht"),
    ("[Recife, PE] [CLT] Desenvolvedor Java na Maré Sistemas (2 vagas)\n\nRequisitos\n- Java", "Maré Sistemas",
     "Recife, PE"),
    ("Tallowby: Dispatch Coordinator - Leeds\n\nTallowby moves furniture.", "Tallowby", "Leeds"),
    ("Atención al Cliente\nFerreclic\nOrduña\n\nBuscamos a una persona amable.", "Ferreclic", "Orduña"),
    ("Sous Chef\nWhitby\n\nThe Gannet is a restaurant above the harbour.\nBased in Whitby.", "The Gannet", "Whitby"),
)  # fmt: skip


@pytest.mark.parametrize(("head", "employer", "place"), HEADS)
def test_lines_around_the_title(head: str, employer: str, place: str) -> None:
    facts = facts_in(head, "job_ad")
    assert values(facts, FactType.JOB_EMPLOYER) == [employer]
    assert values(facts, FactType.JOB_LOCATION)[:1] == [place]


@pytest.mark.parametrize(
    ("head", "title", "level"),
    [
        (
            "[Remoto] Desenvolvedor Java CLT na Maré Sistemas (2 vagas)\n\nRequisitos\n- Java",
            "Desenvolvedor Java",
            "mid",
        ),
        ("Tallowby: Senior Dispatch Coordinator (m/f)", "Senior Dispatch Coordinator", "senior"),
        ("Die Konditorei Wiesinger in Steyr bildet aus\nLehrstelle Konditor/in", "Konditor/in", "intern"),
        (
            "Fondation Les Tilleuls cherche\nInfirmier·ère responsable d'unité 80-100 %",
            "Infirmier·ère responsable d'unité",
            "lead",
        ),
        ("Tampines Vet Practice Pte Ltd\nVeterinary Nurse\nSingapore", "Veterinary Nurse", "mid"),
        ("Teamlead Plattform (all genders)\nMünchen", "Teamlead Plattform", "lead"),
        ("ÚNETE A LA FAMILIA\nPuesto\nAUXILIAR DE ALMACÉN.\nRequisitos\n- Fuerza", "AUXILIAR DE ALMACÉN", "mid"),
    ],
)
def test_titles_by_their_form(head: str, title: str, level: str) -> None:
    facts = facts_in(head, "job_ad")
    assert values(facts, FactType.JOB_TITLE) == [title]
    assert values(facts, FactType.JOB_SENIORITY) == [level]


def test_the_host_of_an_address_tells_the_employer() -> None:
    facts = facts_in(
        "Kellner (m/w/d)\n\nHilf uns im Biergarten, wir im Auenhof freuen uns.\nBewerbung an jobs@auenhof.de", "job_ad"
    )
    assert values(facts, FactType.JOB_EMPLOYER) == ["Auenhof"]


def test_an_agency_is_no_employer() -> None:
    facts = facts_in(
        "Junior Accountant\n\nOur client, a law firm in Birmingham, is looking for a Junior Accountant.\n\n"
        "Contact: Marlow Recruitment",
        "job_ad",
    )
    assert values(facts, FactType.JOB_EMPLOYER) == []


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        ("Postdoc in acoustics\n\nThe post is open until filled. Write to the University of Tarnbrook soon.",
         ["University of Tarnbrook"]),
        ("Lagerist (m/w/d)\n\nGearbeitet wird in zwei Schichten. Fragen nimmt die Brandl Kisten GmbH entgegen.",
         ["Brandl Kisten GmbH"]),
        ("Chauffeur\n\nLe poste est à pourvoir. Fondée en 1990, l’asbl « Les Greniers de la Meuse » est un magasin.",
         ["Greniers de la Meuse"]),
        ("Hausmeister\n\nDie Wohnungen liegen nahe. Fragen nimmt die Tannhof GmbH & Co. KG entgegen.",
         ["Tannhof GmbH & Co. KG"]),
        ("Administrator (m/w/d) Windows - 38,5 h/Woche\n\nWir suchen jemanden, der Windows kennt und gerne hilft.", []),
        ("Assistant de projets\nContrat Convention Premier Emploi (CPE)\n\nLe CPE dure un an et se prolonge.", []),
        ("Technician\n\nThe laboratory is open all week. University degree expected.", []),
    ],
)  # fmt: skip
def test_an_organisation_named_only_in_passing(text: str, employer: list[str]) -> None:
    assert values(facts_in(text, "job_ad"), FactType.JOB_EMPLOYER) == employer


def test_a_value_below_its_label_and_several_places() -> None:
    facts = facts_in("Loan Officer\n\nLocation\nParis; Madrid or remote within the EU\n\nCompany\nRedstone", "job_ad")
    assert values(facts, FactType.JOB_LOCATION) == ["Paris", "Madrid"]
    assert values(facts, FactType.JOB_EMPLOYER) == ["Redstone"]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Staff Accountant\n\nRequirements\n- Excel", "mid"),
        ("Staff Platform Engineer\n\nRequirements\n- Go", "staff"),
        ("Line Cook\n\nNo experience required, we train you.", "junior"),
        ("Data Engineer\n\nTasks\n- Mentor junior analysts", "senior"),
        ("Junior or Mid PHP Developer", "junior"),
        ("Praktikum Maschinelles Lernen (m/w/d)\nBerater gesucht", "intern"),
    ],
)
def test_levels(text: str, level: str) -> None:
    assert values(facts_in(text, "job_ad"), FactType.JOB_SENIORITY) == [level]
