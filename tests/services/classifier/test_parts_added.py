"""What is added to a document in the same file: certificates, another person's résumé, a self-review."""

import pytest

from services.classifier.judge import judge
from services.classifier.parts import Part
from shared.schemas.reading import Page, Reading
from tests.services.extractor.plain_text import reading_of

RESUME = """\
Petra Hollerbach
Mechatronikerin
petra.hollerbach@example.org, 0171 5550144

Berufserfahrung
2018 – heute Mechatronikerin, Maschinenbau Kranich GmbH, Ulm
Wartung der Pressen, Einarbeitung neuer Kollegen
2014 – 2018 Mechatronikerin, Fördertechnik Alb AG

Ausbildung
2010 – 2014 Ausbildung zur Mechatronikerin, Berufsschule Ulm

Kenntnisse
SPS, Pneumatik, Englisch B1
"""
OTHER_RESUME = """\
Goran Ilic
Elektroniker
goran.ilic@example.net

Berufserfahrung
2019 – heute Elektroniker, Stadtwerke Senden
Schaltschränke, Bereitschaft, Messungen
2012 – 2019 Elektroniker, Elektro Bauer KG

Ausbildung
2009 – 2012 Ausbildung zum Elektroniker, Neu-Ulm

Kenntnisse
VDE-Messungen, CAD, Deutsch und Kroatisch
Führerschein Klasse B, Bereitschaft auch nachts
"""
TESTIMONIAL = """\
Arbeitszeugnis

Frau Petra Hollerbach war vom 1. März 2014 bis zum 30. Juni 2018 bei uns als Mechatronikerin tätig. Sie erledigte
ihre Aufgaben stets zu unserer vollen Zufriedenheit. Ihr Verhalten war einwandfrei. Sie verlässt uns auf eigenen Wunsch.
Wir danken ihr und wünschen ihr für die Zukunft alles Gute.
"""
CERTIFICATE = """\
Arbeitsbescheinigung

Hiermit bescheinigen wir, dass Frau Petra Hollerbach vom 1. März 2014 bis zum 30. Juni 2018 bei uns als Mechatronikerin
beschäftigt war. Das Arbeitsverhältnis endete auf eigenen Wunsch. Fördertechnik Alb AG, Personalabteilung
"""
REVIEW = """\
Annual performance review 2024
Employee: Marta Quill
Manager: Ewan Tait
Department: Claims
Strengths: calm with customers, strong on detail, mentors the trainee.
Areas to improve: should delegate more, and reports were late twice.
Goals for next year: lead the migration, finish the course.
Overall rating: 4 of 5, exceeds expectations
"""
SELF_REVIEW = """\
Self-assessment 2024 – Marta Quill

What went well: I closed the audit in time and trained two colleagues.
What could be better: I took on too much in spring and my reports were late.
Goals: I would like to lead the migration and learn to delegate.
My own rating: 4 of 5
"""
EXPERIENCE_CERTIFICATE = """\
FÖRDERTECHNIK ALB AG
Ref. PA/2018/114
To whom it may concern
This is to certify that Ms Petra Hollerbach was employed with us as a mechatronics technician from 1 March 2014 to
30 June 2018. This certificate is issued at her own request.
"""
NEIGHBOUR = """\
Dr. Ulla Kern
Gießereimechanikerin

0731 555 20 11

Berufserfahrung
2015 – heute Gießereimechanikerin, Eisenwerk Donau, Ulm
Formen, Kerne und Abstich, Einarbeitung der neuen Kolleginnen und Kollegen in drei Schichten
2009 – 2015 Helferin, Eisenwerk Donau

Ausbildung
2006 – 2009 Lehre, Eisenwerk Donau

Kenntnisse
Kranschein, Staplerschein, Deutsch, Englisch A2
"""
POSTING = """\
Community Coordinator (part time), Harbour Trust, Newlyn
£26,500 pro rata, two-year contract

We organise 200 beach cleans a year and are looking for somebody who gets people out of bed for them.
You will recruit and look after volunteers, drive the minibus and write up what we find.
Requirements: a full driving licence, experience of volunteers.
To apply, answer in no more than a page. Closing date 9 February.
"""
APPLICATION = """\
I have counted plastic on the beach every Sunday for two years and I would love to do it with you. I run the rota of
the volunteers at the lifeboat station, I can drive the minibus, and my last application for a grant was granted.

I am applying because your reports are the only ones my councillor reads. I could start on 1 March.

Demelza Tregear
"""
LANGUAGE_GRID = """\
Self-assessment
European level
English: listening C1, reading C1, speaking B2, writing B2. German: listening B1, reading A2, speaking A2, writing A1.
Social skills: good communication, works well in teams, adapts to other cultures, punctual, strong in planning.
"""


def _pages(*texts: str) -> Reading:
    """A reading with a page for each text."""
    joined = reading_of("\n".join(texts))
    starts = [sum(len(text) + 1 for text in texts[:number]) for number in range(len(texts))]
    ends = [*starts[1:], len(joined.text)]
    pages = tuple(Page(number=n, start=a, end=b) for n, (a, b) in enumerate(zip(starts, ends, strict=True), start=1))
    lines = tuple(
        line.model_copy(update={"page": next(p.number for p in pages if p.start <= line.start < p.end)})
        for line in joined.lines
    )
    return joined.model_copy(update={"pages": pages, "lines": lines})


def _parts(*texts: str) -> tuple[tuple[Part, ...], Reading]:
    reading = _pages(*texts)
    return judge(reading).parts, reading


@pytest.mark.parametrize(
    ("first", "second", "kinds"),
    [
        (RESUME, CERTIFICATE, ["resume", "other"]),
        (RESUME, TESTIMONIAL, ["resume", "performance_review"]),
        (RESUME, OTHER_RESUME, ["resume", "resume"]),
        (REVIEW, SELF_REVIEW, ["performance_review", "performance_review"]),
        (POSTING, APPLICATION, ["job_ad", "cover_letter"]),
    ],
)
def test_what_is_added_is_a_part_of_its_own_on_its_page(first: str, second: str, kinds: list[str]) -> None:
    parts, reading = _parts(first, second)
    assert [part.kind for part in parts] == kinds
    assert [part.page for part in parts] == [1, 2]
    assert reading.text[parts[1].start :] == second


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (RESUME, CERTIFICATE),
        (RESUME, TESTIMONIAL),
        (RESUME, EXPERIENCE_CERTIFICATE),
        (REVIEW, SELF_REVIEW),
        (RESUME, OTHER_RESUME),
        (RESUME, NEIGHBOUR),
        (POSTING, APPLICATION),
    ],
)
def test_the_same_without_pages(first: str, second: str) -> None:
    reading = reading_of(f"{first}\n\n{second}")
    parts = judge(reading).parts
    assert len(parts) == 2
    assert reading.text[parts[1].start :] == second


@pytest.mark.parametrize("added", [CERTIFICATE, TESTIMONIAL])
def test_the_kind_of_the_whole_is_that_of_the_resume(added: str) -> None:
    reading = _pages(RESUME, added)
    assert judge(reading).guess.kind == "resume"


def test_a_certificate_of_somebody_else_is_no_part() -> None:
    parts, _ = _parts(RESUME, CERTIFICATE.replace("Petra Hollerbach", "Ulla Kern"))
    assert len(parts) == 1


def test_a_page_that_repeats_its_owners_address_goes_on() -> None:
    head, rest = RESUME.split("\n\nAusbildung")
    more = (
        "Petra Hollerbach, petra.hollerbach@example.org\n2008 – 2010 Aushilfe, Gärtnerei Roth, Ulm\n\nAusbildung" + rest
    )
    parts, _ = _parts(head, more)
    assert len(parts) == 1


def test_an_ad_in_which_somebody_speaks_throughout_is_whole() -> None:
    reading = reading_of(f"I need a hand in my shop.\n\n{POSTING}\n\nI look forward to meeting you. My shop is small.")
    assert len(judge(reading).parts) == 1


def test_a_self_assessment_of_languages_is_no_review() -> None:
    parts, _ = _parts(RESUME, LANGUAGE_GRID)
    assert len(parts) == 1
