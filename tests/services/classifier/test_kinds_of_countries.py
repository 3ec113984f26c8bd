"""Short and unusual documents of several countries, and what only looks like one."""

import pytest

from services.classifier.judge import judge
from tests.services.extractor.plain_text import reading_of


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("job_ad", "Gärtner/in (80-100%)\nGrünwerk AG, Bern\nIhre Aufgaben: Pflege von Parkanlagen, "
         "Pflanzungen.\nSie bringen "
         "mit: Lehrabschluss, Führerausweis B.\nWir bieten: 5 Wochen Ferien. Bewerbung an hr@gruenwerk.example"),
        ("job_ad", "We need a hand! Our family bakery is growing and we want somebody who gets up early. You'll "
         "shape loaves "
         "and serve regulars. No diploma needed. 14 euros an hour, Sundays off. Drop by or write to us."),
        ("cover_letter", "Gentile Dott.ssa Conti,\n\ncon la presente mi candido per la posizione di architetto. "
         "Durante il "
         "tirocinio presso Studio Alfa ho seguito tre cantieri. Sarei lieta di incontrarla.\n\nCordiali "
         "saluti,\nGiulia Neri"),
        ("performance_review", "Mid-year check-in\nTeam member: Ivo Kral\nManager: Petra Novak\nWhat is going well: "
         "Ivo closes "
         "tickets faster than anybody.\nWhat could be better: he should ask earlier for help."),
        ("other", "Dear Anna,\nthank you for your application for the position of Sales Assistant. After careful "
         "consideration "
         "we regret to inform you that we will not be taking it further.\nKind regards,\nHR team, Bolero Stores"),
        ("other", "Offer of employment\nDear Mr Ito,\nwe are pleased to offer you the position of Data Analyst at "
         "Corvid Ltd. "
         "Your salary will be £38,000 per annum. Please sign and return this letter.\nYours sincerely,\nKaren Blake"),
    ],
)  # fmt: skip
def test_kinds(kind: str, text: str) -> None:
    assert judge(reading_of(text)).guess.kind == kind
