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


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("performance_review", "Dienstzeugnis\nHerr Alois Gruber, geb. am 2. Mai 1991, war vom 1. Juni 2017 bis zum "
         "31. August 2023 als Haustechniker in unserem Hotel beschäftigt. Mit seinen Leistungen waren wir jederzeit "
         "sehr zufrieden, er arbeitete sorgfältig und war bei den Gästen geschätzt. Wir bedauern sein Ausscheiden."),
        ("performance_review", "Praktikumszeugnis\nFrau Wiebke Harms hat vom 4. März bis zum 28. Juni 2024 in unserem "
         "Labor ein Praktikum gemacht. Sie zeigte großes Interesse und verfügt über gute Kenntnisse der Mikroskopie. "
         "Ihr Verhalten war stets freundlich. Wir wünschen ihr für das Studium alles Gute."),
        ("other", "Arbeitszeugnis\nFrau Edda Pohl, geboren am 9. Januar 1983, war vom 1. April 2011 bis zum 31. März "
         "2019 als Disponentin in unserem Betrieb beschäftigt. Zu ihren Aufgaben gehörten die Planung der Touren und "
         "die Abrechnung. Sie verlässt uns auf eigenen Wunsch."),
        ("other", "Arbeitsbestätigung\nWir bestätigen, dass Herr Urs Amstutz vom 1. Februar 2016 bis zum 30. November "
         "2021 als Polymechaniker mit einem Pensum von 100 % bei uns angestellt war. Winterthur, 30. November 2021"),
        ("other", "To whom it may concern\nI am pleased to recommend Joan Pereira, who worked for us as a pastry chef "
         "from 2018 to 2023. Joan was reliable and creative. I recommend her without hesitation. Please call me if you "
         "need more.\nHelen Marsh, owner, The Copper Pan"),
        ("other", "Das Arbeitszeugnis richtig lesen\nWer die Note kennen will, achtet auf wenige Formeln: \"Stets zu "
         "unserer vollen Zufriedenheit\" bedeutet gut, ohne \"stets\" ist es nur befriedigend. Arbeitnehmer haben drei "
         "Jahre Zeit für eine Korrektur. In diesem Beitrag erklären wir die häufigsten Fehler."),
    ],
)  # fmt: skip
def test_a_testimonial_that_judges_is_a_review_and_a_certificate_is_none(kind: str, text: str) -> None:
    assert judge(reading_of(text)).guess.kind == kind
