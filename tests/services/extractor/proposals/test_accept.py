"""What becomes of proposals: only what the document bears out is a fact, and the rest is counted."""

from services.extractor.extract import extract
from services.extractor.proposals.accept import Accepted, accept, merged
from services.extractor.proposals.prompt import Proposal
from services.extractor.proposals.record import Asked, AskedPassage
from shared.schemas.facts import Fact
from tests.services.extractor.plain_text import DOCUMENT, reading_of

FIRST, LAST = "Keeper of", "also Rust."
RESUME = """\
Dalia Merrow
dalia.merrow@example.com

EXPERIENCE

Data Engineer, Northglass Health
02/2018 - 01/2020
- Moved 14 TB of patient records to PostgreSQL
- Built dashboards for the dispatch team

OTHER

Keeper of the tide tables for nine harbours,
with the Lantern Society of Wrenfield. I want to learn
lighthouse keeping and also Rust.

SKILLS

Python, SQL, Docker
"""


def judged(*proposals: tuple[int, str, str], text: str = RESUME, kind: str = "resume") -> tuple[Accepted, list[Fact]]:
    """What is accepted of (passage, type, quote), and the facts of the rules.

    The one passage is the text from `FIRST` to `LAST`; what the rules may find in it one day is left out.
    """
    reading = reading_of(text)
    start, end = text.index(FIRST), text.index(LAST) + len(LAST)
    facts = [
        fact for fact in extract(DOCUMENT, reading, kind) if fact.evidence.end <= start or fact.evidence.start >= end
    ]
    place = AskedPassage(kind=kind, section="other", start=start, end=end, heading_start=start - 7, document_start=0)
    said = tuple(Proposal(passage=number, type=type_, quote=quote) for number, type_, quote in proposals)
    asked = Asked(status="answered", passages=(place,), proposals=said)
    accepted = accept(DOCUMENT, reading, facts, asked)
    assert len(accepted.facts) + sum(accepted.dropped.values()) == len(proposals)
    for fact in accepted.facts:
        assert reading.text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote
    return accepted, list(facts)


def dropped(*proposals: tuple[int, str, str], text: str = RESUME, kind: str = "resume") -> dict[str, int]:
    accepted, _ = judged(*proposals, text=text, kind=kind)
    assert accepted.facts == ()
    return accepted.dropped


def test_a_quote_becomes_a_fact_with_its_place() -> None:
    accepted, facts = judged((1, "membership", "Lantern Society of Wrenfield"), (1, "interest", "tide tables"))
    assert [fact.value for fact in accepted.facts] == ["tide tables", "Lantern Society of Wrenfield"]
    assert {(fact.extractor, fact.confidence) for fact in accepted.facts} == {("language-model/1", 0.5)}
    assert [fact.entry_id is not None for fact in accepted.facts] == [False, True]
    everything = merged(facts, accepted.facts)
    places = [(fact.evidence.start, fact.evidence.end, fact.type) for fact in everything]
    assert places == sorted(places)
    assert len({fact.id for fact in everything}) == len(everything)


def test_white_space_may_differ_and_the_quote_is_that_of_the_document() -> None:
    accepted, _ = judged((1, "interest", "nine harbours, with  the Lantern Society"))
    (fact,) = accepted.facts
    assert fact.evidence.quote == "nine harbours,\nwith the Lantern Society"
    assert fact.value == fact.text == "nine harbours, with the Lantern Society"


def test_what_is_not_written_is_no_fact() -> None:
    assert dropped((1, "skill", "Kubernetes")) == {"not_in_passage": 1}
    assert dropped((1, "skill", "arbours")) == {"not_in_passage": 1}
    assert dropped((1, "skill", "Python")) == {"not_in_passage": 1}
    assert dropped((1, "interest", "TIDE TABLES")) == {"not_in_passage": 1}
    assert dropped((7, "skill", "tide tables"), (0, "skill", "tide tables")) == {"unknown_passage": 2}


def test_a_type_that_was_not_offered_is_none() -> None:
    assert dropped(
        (1, "contact.email", "tide tables"), (1, "job.title", "tide tables"), (1, "nonsense", "tide tables")
    ) == {"type_not_offered": 3}


def test_a_wish_is_not_held() -> None:
    assert dropped((1, "skill", "Rust"), (1, "skill", "lighthouse keeping")) == {"intent": 2}
    accepted, _ = judged((1, "intent", "I want to learn\nlighthouse keeping and also Rust"))
    assert [fact.holding for fact in accepted.facts] == ["intent"]


def test_noise_is_no_fact() -> None:
    assert dropped((1, "skill", " "), (1, "skill", "."), (1, "skill", "")) == {"noise": 3}


def test_nothing_is_said_twice() -> None:
    twice = (1, "interest", "tide tables")
    accepted, _ = judged(twice, twice, (1, "interest", "the tide tables"))
    assert len(accepted.facts) == 1
    assert accepted.dropped == {"duplicate": 2}
    assert dropped((1, "name", "Lantern Society")) == {"duplicate": 1}
    known = RESUME.replace("nine harbours", "nine harbours and Python")
    assert dropped((1, "skill", "Python"), text=known) == {"duplicate": 1}


def test_what_belongs_to_an_entry_needs_one() -> None:
    assert dropped((1, "work.bullet", "Keeper of the tide tables")) == {"no_entry": 1}
    assert dropped((1, "work.employer", "Lantern Society of Wrenfield")) == {"no_entry": 1}


def test_a_line_of_a_job_joins_the_job() -> None:
    text = """\
Dalia Merrow

EXPERIENCE

Data Engineer, Northglass Health
02/2018 - 01/2020
- Moved 14 TB of patient records to PostgreSQL

Data Analyst, Quillby Freight
07/2015 - 01/2018
- Built dashboards for the dispatch team
- Wrote reports

EDUCATION

B.Sc. Statistics, Wrenfield College, 2011 - 2015
"""
    reading = reading_of(text)
    facts = [fact for fact in extract(DOCUMENT, reading, "resume") if fact.value != "Wrote reports"]
    line = text.index("Wrote reports")
    place = AskedPassage(kind="resume", section="work", start=line, end=line + 13, heading_start=0, document_start=0)
    said = (
        Proposal(passage=1, type="work.bullet", quote="Wrote reports"),
        Proposal(passage=1, type="work.employer", quote="Wrote"),
    )
    places = Asked(status="answered", passages=(place,), proposals=said)
    accepted = accept(DOCUMENT, reading, facts, places)
    (bullet,) = accepted.facts
    employers = {fact.value: fact.entry_id for fact in facts if fact.type == "work.employer"}
    assert bullet.entry_id == employers["Quillby Freight"]
    assert bullet.section == "work"
    assert sum(accepted.dropped.values()) == 1


def test_a_whole_entry_that_rules_missed_is_one_of_its_own() -> None:
    reading = reading_of("WORK\nLampwright\nTidehouse Nine\nkept nine lamps alight\n")
    end = len(reading.text) - 1
    asked = Asked.model_validate(
        {
            "status": "answered",
            "passages": [
                {"kind": "resume", "section": "work", "start": 5, "end": end, "heading_start": 0, "document_start": 0}
            ],
            "proposals": [
                {"passage": 1, "type": "work.bullet", "quote": "kept nine lamps alight"},
                {"passage": 1, "type": "work.title", "quote": "Lampwright"},
                {"passage": 1, "type": "work.employer", "quote": "Tidehouse Nine"},
            ],
        }
    )
    accepted = accept(DOCUMENT, reading, (), asked)
    assert [fact.type for fact in accepted.facts] == ["work.title", "work.employer", "work.bullet"]
    assert len({fact.entry_id for fact in accepted.facts}) == 1
    assert accepted.facts[0].entry_id is not None


def test_what_a_job_ad_says_is_about_the_job() -> None:
    ad = "Staff Engineer\nLanternworks Mobility\n\nRequirements\n- Python\n\nKeeper of boats for us, and also Rust.\n"
    accepted, _ = judged((1, "job.benefit", "boats for us"), text=ad, kind="job_ad")
    assert [(fact.subject, fact.entry_id is not None) for fact in accepted.facts] == [("job", True)]


def test_a_flood_of_proposals_is_cut_off() -> None:
    accepted, _ = judged(*((1, "skill", f"invented {number}") for number in range(1_000)))
    assert accepted.dropped == {"not_in_passage": 400, "too_many": 600}


def test_a_record_of_another_text_gives_nothing() -> None:
    place = {"kind": "resume", "section": None, "start": 900, "end": 950, "heading_start": 0, "document_start": 0}
    asked = Asked.model_validate(
        {
            "status": "answered",
            "passages": [place],
            "proposals": [{"passage": 1, "type": "skill", "quote": "Rust"}],
        }
    )
    assert accept(DOCUMENT, reading_of("short"), (), asked).dropped == {"not_in_passage": 1}
