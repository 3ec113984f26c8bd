"""Letters of several countries: the job aimed at, motives and intents apart from what is claimed."""

import pytest

from shared.schemas.fact_types import FactType
from tests.services.extractor.plain_text import facts_in, values


@pytest.mark.parametrize(
    ("language", "text", "title", "employer"),
    [
        ("en", "Dear Ms Holm,\n\nWhen I saw that Nordlys Energi needs a project coordinator, I knew I had to write.\n",
         "project coordinator", "Nordlys Energi"),
        ("en", "Application for Marketing Lead - Ref. 7781\n\nDear Mr. Adeyemi,\n\nYour vacancy for a Marketing "
         "Lead caught my attention because Kestrel Foods proves that food can be fun.\n",
         "Marketing Lead", "Kestrel Foods"),
        ("de", "Betreff: Bewerbung als Bilanzbuchhalterin, Kennziffer 2231\n\nSehr geehrter Herr Dr. Kern,\n\nmit "
         "Interesse habe ich Ihre Anzeige gelesen.\n", "Bilanzbuchhalterin", None),
        ("de", "Olga Reimers\nDeichstr. 3, Husum\n\nAn die\nSchäferei Nordstrand\nFrau Petersen\n\nBewerbung "
         "Schäferin\n\nSehr geehrte Frau Petersen,\n\nmit Interesse habe ich Ihre Anzeige gelesen.\n\nHerzliche "
         "Grüße\nOlga Reimers\n",
         "Schäferin", "Schäferei Nordstrand"),
        ("pt", "Rita Salgado\nSetúbal\n\nConservas do Cais, Lda.\nSetúbal\n\nAssunto: candidatura a técnica de "
         "compras\n\nExmos. Senhores,\n\nVenho responder à vaga publicada no Net-Vagas.\n", "técnica de compras",
         "Conservas do Cais, Lda."),
        ("fr", "Objet : Candidature au poste de chef de rang\n\nMadame, Monsieur,\n\nJe souhaite rejoindre votre "
         "brigade.\n", "chef de rang", None),
        ("nl", "Geachte mevrouw De Wit,\n\nGraag solliciteer ik naar de functie van verpleegkundige bij het Sint Lucas "
         "Ziekenhuis.\n", "verpleegkundige", "Sint Lucas Ziekenhuis"),
        ("pt", "Exmos. Senhores,\n\nVenho candidatar-me à vaga de Analista Financeira na Ribeira Capital.\n",
         "Analista Financeira", "Ribeira Capital"),
        ("fr", "Objet : Candidature au poste d'Analyste\n\nMonsieur,\n\nTitulaire d'un Master en Finance, je vous "
         "adresse ma candidature pour le poste d'Analyste au sein de Capital Advisors France.\n", "Analyste",
         "Capital Advisors France"),
        ("de", "Initiativbewerbung als Mechatroniker\n\nSehr geehrte Damen und Herren,\n\nich habe gehört, dass die "
         "Voralpen Seilbahnen AG im Herbst neue Leute sucht.\n", "Mechatroniker", "Voralpen Seilbahnen AG"),
        ("pt", "Exma. Sra. Diretora\nHospital do Vale Verde\n\nFundão, 2 de março de 2026\n\nAssunto: Candidatura "
         "espontânea - Fisioterapeuta\n\nVenho apresentar a minha candidatura.\n", "Fisioterapeuta",
         "Hospital do Vale Verde"),
        ("en", "Prof. Ana Lindqvist\nInstitute for Snow Research\nUniversity of Tromdal\n\nDear Professor "
         "Lindqvist,\n\nI would like to apply for the PhD position in glacier physics that you advertised.\n",
         "PhD position in glacier physics", "University of Tromdal"),
        ("it", "Buongiorno,\n\nho visto l'annuncio nella vetrina del Caffè Settembrini e vorrei candidarmi come "
         "barista.\n", "barista", "Caffè Settembrini"),
        ("es", "Estimados señores:\n\nMe dirijo a ustedes para optar al puesto de enfermera de quirófano publicado "
         "en su web.\n", "enfermera de quirófano", None),
    ],
)  # fmt: skip
def test_the_job_aimed_at(language: str, text: str, title: str, employer: str | None) -> None:
    facts = facts_in(text, "cover_letter", language)
    assert values(facts, FactType.LETTER_TITLE) == [title]
    assert values(facts, FactType.LETTER_EMPLOYER) == ([employer] if employer else [])


def test_motives_and_intents_are_nothing_that_is_held() -> None:
    facts = facts_in(
        "Dear Ms Holm,\n\nI am applying for the planner role. I cut delays by 18 % at Vestkyst.\nWhat draws me to "
        "Nordlys is your promise to repower old parks. I would bring calm planning. I'd love to chat.\n\n"
        "Best wishes,\nMaria Jensen\n",
        "cover_letter",
    )
    assert values(facts, FactType.LETTER_MOTIVE) == ["What draws me to Nordlys is your promise to repower old parks."]
    assert values(facts, FactType.LETTER_CLAIM) == ["I cut delays by 18 % at Vestkyst."]
    wished = {f.type for f in facts if f.holding == "intent"}
    assert wished == {FactType.LETTER_TITLE, FactType.LETTER_EMPLOYER, FactType.LETTER_MOTIVE, FactType.LETTER_INTENT}


def test_a_day_with_a_full_stop_ends_no_sentence() -> None:
    facts = facts_in("Sehr geehrte Frau Kern,\n\nAb dem 1. Juli stehe ich Ihnen zur Verfügung.\n", "cover_letter", "de")
    assert values(facts, FactType.LETTER_INTENT) == ["Ab dem 1. Juli stehe ich Ihnen zur Verfügung."]


def test_claims_without_a_pronoun() -> None:
    text = "Exmos. Senhores,\n\nNos últimos cinco anos geri orçamentos de 3 milhões de euros na Tejo Seguros.\n"
    assert len(values(facts_in(text, "cover_letter", "pt"), FactType.LETTER_CLAIM)) == 1


def test_items_are_claims_and_a_long_salutation_ends_the_letter() -> None:
    facts = facts_in(
        "Camille Rousseau\n42 boulevard Voltaire\n\nMonsieur,\n\nJ'ai notamment :\n• Réalisé des audits complets\n\n"
        "Je suis disponible à partir de mai.\n\nDans cette attente, je vous prie d'agréer, Monsieur, l'expression de "
        "mes salutations distinguées.\n",
        "cover_letter",
        "fr",
    )
    assert values(facts, FactType.NAME) == ["Camille Rousseau"]
    assert values(facts, FactType.LETTER_CLAIM) == ["Réalisé des audits complets"]
    assert values(facts, FactType.LETTER_INTENT) == ["Je suis disponible à partir de mai."]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "I ran the shop alone, and I trained two apprentices.",
            ["I ran the shop alone", "I trained two apprentices."],
        ),
        ("When I ran the shop alone I trained people and I kept the books.", None),
        ("I ran the shop and trained two apprentices.", None),
    ],
)
def test_two_sentences_joined_are_two_claims(sentence: str, claims: list[str] | None) -> None:
    facts = facts_in(f"Dear Ms Rowe,\n\n{sentence}\n\nYours sincerely,\nAda Finch\n", "cover_letter")
    assert values(facts, FactType.LETTER_CLAIM) == (claims or [sentence])
