"""The summary of a document: three to six sentences, each made of facts that it cites."""

import pytest

from services.extractor.extract import extract
from shared.schemas.fact_types import FactType
from tests.services.extractor.layouts import LINKEDIN
from tests.services.extractor.plain_text import DOCUMENT, facts_in, reading_of
from tests.services.extractor.test_other_kinds import AD, LETTER, REVIEW

DOCUMENTS = (("resume", LINKEDIN), ("job_ad", AD), ("performance_review", REVIEW), ("cover_letter", LETTER))


@pytest.mark.parametrize(("kind", "text"), DOCUMENTS)
def test_three_to_six_sentences_that_cite_facts_of_the_document(kind: str, text: str) -> None:
    facts = facts_in(text, kind)
    summary = sorted((f for f in facts if f.type == FactType.DOCUMENT_SUMMARY), key=lambda f: f.value["place"])
    assert 3 <= len(summary) <= 6
    assert [f.value["place"] for f in summary] == list(range(1, len(summary) + 1))
    by_id = {str(fact.id): fact for fact in facts if fact.type != FactType.DOCUMENT_SUMMARY}
    for sentence in summary:
        cited = [by_id[id_] for id_ in sentence.value["facts"]]
        assert cited
        assert sentence.evidence == cited[0].evidence
        assert sentence.confidence == min(fact.confidence for fact in cited)
        assert sentence.subject == cited[0].subject


def test_sentences_of_a_job_ad() -> None:
    said = [f.value["text"] for f in facts_in(AD, "job_ad") if f.type == FactType.DOCUMENT_SUMMARY]
    assert "Senior Data Engineer at Polderdata, Rotterdam, Netherlands." in said
    assert "Asks for: Python (5 years)." in said
    assert "Pays EUR 65,000 to 80,000 a year." in said


def test_the_same_facts_give_the_same_sentences() -> None:
    reading = reading_of(REVIEW)
    assert extract(DOCUMENT, reading, "performance_review") == extract(DOCUMENT, reading, "performance_review")


def test_a_document_without_facts_has_no_summary() -> None:
    assert facts_in("Nothing to see here.\n", "cover_letter") == ()
