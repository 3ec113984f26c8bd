"""What kind of document a text is: rules with stated weights, added up, and turned into a confidence by softmax.

A rule gives 0 to 1 (how strongly it holds) and speaks for one kind; its weight is in logits. `other` starts with
a head start, so that a document that shows nothing of a career is not forced into a kind. The weights were set by
hand while looking at development documents (English, some German, French and Dutch); they and the confidence are not
calibrated on unseen ones.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from services.classifier.signals import Signals, signals_of
from shared.schemas.reading import Reading

Kind = Literal["resume", "job_ad", "performance_review", "cover_letter", "other", "unsure"]
KINDS: tuple[Kind, ...] = ("resume", "job_ad", "performance_review", "cover_letter", "other")

# Below this share of the softmax nobody can tell, and a person is asked.
UNSURE_BELOW = 0.6
# A text of fewer words shows too little of any kind.
MIN_WORDS = 12
HEAD_START_OF_OTHER = 2.5
JSON_RESUME = " json-resume"
"""How the reader of a format ends whose documents are résumés and nothing else."""
# Cosines of kinds differ by 0.1 to 0.3: at most as much as two rules say. Set by hand.
SIMILARITY_WEIGHT = 12.0


@dataclass(frozen=True, slots=True)
class Guess:
    """A kind with its confidence (0 to 1) and the names of the rules that spoke for it, strongest first."""

    kind: Kind
    confidence: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One piece of evidence. `holds` gives 0 (not at all) to 1 (fully)."""

    name: str
    kind: Kind
    weight: float
    why: str
    holds: Callable[[Signals], float]


def _up_to(count: float, full: float) -> float:
    return min(count / full, 1.0)


RULES: tuple[Rule, ...] = (
    Rule("work_heading", "resume", 2.0, "a line that is a heading of jobs", lambda s: _up_to(s.work_headings, 1)),
    Rule("education_heading", "resume", 1.8, "a line that is a heading of schools",
         lambda s: _up_to(s.education_headings, 1)),
    Rule("skills_heading", "resume", 1.0, "a line that is a heading of skills", lambda s: _up_to(s.skills_headings, 1)),
    Rule("resume_headings", "resume", 1.5, "other headings that résumés have",
         lambda s: _up_to(s.other_resume_headings, 3)),
    Rule("resume_title", "resume", 2.5, "the document calls itself a CV", lambda s: s.resume_title),
    Rule("contact_in_head", "resume", 1.5, "e-mail or phone among the first lines", lambda s: s.contact_in_head),
    Rule("date_ranges", "resume", 2.0, "periods such as 2019 to 2021", lambda s: _up_to(s.date_ranges, 3)),
    Rule("no_address", "resume", 0.5, "speaks to nobody",
         lambda s: 1.0 if s.job_address == 0 and not s.greeting else 0.0),
    Rule("letter_form_in_resume", "resume", -2.5, "a greeting or closing line", lambda s: max(s.greeting, s.closing)),
    Rule("no_periods_or_headings", "resume", -2.5, "neither periods nor a heading of jobs or schools",
         lambda s: 1.0 if s.date_ranges == 0 and s.work_headings + s.education_headings == 0 else 0.0),
    Rule("job_headings", "job_ad", 3.0, "headings such as requirements and benefits",
         lambda s: _up_to(s.job_headings, 2)),
    Rule("many_job_headings", "job_ad", 2.0, "three such headings or "
                                             "more", lambda s: _up_to(max(s.job_headings - 2, 0), 1)),
    Rule("addresses_candidate", "job_ad", 3.0, "'we are looking for', 'you will'", lambda s: _up_to(s.job_address, 3)),
    Rule("gender_mark", "job_ad", 2.0, "(m/f/d) in a title", lambda s: s.job_gender),
    Rule("job_labels", "job_ad", 2.0, "labels such as 'Employment type:'", lambda s: _up_to(s.job_labels, 2)),
    Rule("pay_and_perks", "job_ad", 1.0, "salary ranges and perks", lambda s: _up_to(s.job_pay, 2)),
    Rule("asks_for", "job_ad", 2.5, "'5 years of experience', 'ability to'", lambda s: _up_to(s.job_asks, 3)),
    Rule("work_periods_in_ad", "job_ad", -2.0, "periods of somebody's jobs", lambda s: _up_to(s.date_ranges, 3)),
    Rule("letter_form_in_ad", "job_ad", -2.0, "a greeting or closing line", lambda s: max(s.greeting, s.closing)),
    Rule("review_in_ad", "job_ad", -2.0, "labels of a review", lambda s: _up_to(s.review_labels, 2)),
    Rule("review_title", "performance_review", 3.5, "the first lines call it a review", lambda s: s.review_title),
    Rule("review_labels", "performance_review", 2.5, "labels such as 'Reviewer:'",
         lambda s: _up_to(s.review_labels, 2)),
    Rule("review_headings", "performance_review", 2.0, "strengths, development areas, goals",
         lambda s: _up_to(s.review_headings, 2)),
    Rule("rating_scale", "performance_review", 1.5, "'exceeds expectations'", lambda s: _up_to(s.review_scale, 1)),
    Rule("judges_somebody", "performance_review", 1.5, "speaks about a third person's work",
         lambda s: _up_to(s.review_voice, 3)),
    Rule("resume_sections_in_review", "performance_review", -1.5, "headings of schools",
         lambda s: _up_to(s.education_headings, 1)),
    Rule("greeting", "cover_letter", 2.5, "a greeting line", lambda s: s.greeting),
    Rule("closing", "cover_letter", 1.5, "a closing line", lambda s: s.closing),
    Rule("applies", "cover_letter", 3.0, "words of an application", lambda s: _up_to(s.application, 2)),
    Rule("first_person", "cover_letter", 1.0, "written in the first person",
         lambda s: _up_to(s.first_person_share, 0.05)),
    Rule("answers_an_application", "cover_letter", -5.0, "an employer's answer or offer",
         lambda s: _up_to(s.answer, 1)),
    Rule("no_application", "cover_letter", -3.0, "applies for nothing", lambda s: 1.0 if s.application == 0 else 0.0),
    Rule("resume_in_letter", "cover_letter", -2.5, "headings of jobs and schools, periods",
         lambda s: _up_to(s.work_headings + s.education_headings + s.date_ranges / 3, 2)),
    Rule("job_headings_in_letter", "cover_letter", -2.0, "headings of a job ad", lambda s: _up_to(s.job_headings, 2)),
    Rule("invoice_words", "other", 3.0, "words of bills", lambda s: _up_to(s.invoice, 3)),
    Rule("recipe_words", "other", 3.0, "words of recipes", lambda s: _up_to(s.recipe, 3)),
    Rule("contract_words", "other", 2.0, "words of contracts and papers", lambda s: _up_to(s.contract, 3)),
    Rule("minutes_words", "other", 2.0, "words of minutes, manuals and tales", lambda s: _up_to(s.minutes, 2)),
    Rule("answer_words", "other", 2.0, "an employer's answer or offer", lambda s: _up_to(s.answer, 2)),
    Rule("few_words", "other", 1.0, "very short", lambda s: 1.0 if s.words < 40 else 0.0),
)  # fmt: skip


def classify(reading: Reading) -> Guess:
    """The kind of a document; `unsure` where the best kind's share is below `UNSURE_BELOW`.

    Pure: the same reading gives the same guess. Reasons are rule names and never words of the document.
    """
    if reading.reader.endswith(JSON_RESUME):
        return Guess("resume", 1.0, ("json_resume",))
    return _guess(signals_of(reading), {})


def classify_with(reading: Reading, similarities: Mapping[str, float]) -> Guess:
    """The same with a second opinion: cosines (-1 to 1) of the text with descriptions of the kinds, by kind.

    Only the differences between the kinds count, `SIMILARITY_WEIGHT` logits for each 1.0.
    """
    mean = sum(similarities.values()) / max(len(similarities), 1)
    second = {kind: SIMILARITY_WEIGHT * (similarities.get(kind, mean) - mean) for kind in KINDS}
    guess = _guess(signals_of(reading), second)
    return replace(guess, reasons=("similar_to_description", *guess.reasons))


def _guess(signals: Signals, second: Mapping[Kind, float]) -> Guess:
    if signals.words < MIN_WORDS:
        return Guess("unsure", 0.0, ("too_few_words",))
    scores: dict[Kind, float] = {kind: second.get(kind, 0.0) for kind in KINDS}
    scores["other"] += HEAD_START_OF_OTHER
    spoke: dict[Kind, list[tuple[float, str]]] = {kind: [] for kind in KINDS}
    for rule in RULES:
        amount = rule.weight * rule.holds(signals)
        scores[rule.kind] += amount
        if amount > 0:
            spoke[rule.kind].append((-amount, rule.name))
    kind, confidence = _best(scores)
    reasons = tuple(name for _, name in sorted(spoke[kind])) or ("nothing_of_a_career",)
    if confidence < UNSURE_BELOW:
        return Guess("unsure", round(confidence, 4), reasons)
    return Guess(kind, round(confidence, 4), reasons)


def _best(scores: dict[Kind, float]) -> tuple[Kind, float]:
    """The kind with the highest score and its softmax share; the order of `KINDS` breaks ties from the end."""
    top = max(scores.values())
    total = math.fsum(math.exp(scores[kind] - top) for kind in KINDS)
    best = next(kind for kind in reversed(KINDS) if scores[kind] == top)
    return best, 1.0 / total
