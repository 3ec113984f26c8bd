"""The rules: what speaks for and against each kind, with its weight in logits.

Here stands what each piece of evidence is worth by hand. `python -m benchmarks.classification_fit --write` fits the
weights to the development half of `benchmarks/classification_corpus`, holds them near these and never turns a sign;
what counts is what it writes (`services.classifier.fitted`). A weight below 0 speaks against the kind.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from services.classifier.ramps import between, up_to
from services.classifier.signals import Signals

Kind = Literal["resume", "job_ad", "performance_review", "cover_letter", "other", "unsure"]
KINDS: tuple[Kind, ...] = ("resume", "job_ad", "performance_review", "cover_letter", "other")


@dataclass(frozen=True, slots=True)
class Rule:
    """One piece of evidence, whose name no other has. `holds` gives 0 (not at all) to 1 (fully)."""

    name: str
    kind: Kind
    by_hand: float
    """Logits before any fit."""
    why: str
    holds: Callable[[Signals], float]


def _career_headings(s: Signals) -> float:
    return s.count("work_heading", "education_heading", "skills_heading")


def _letter_form(s: Signals) -> float:
    return max(s.greeting, s.closing)


def _work(s: Signals) -> float:
    return s.dense("work_words", "trade_words")


def _testimonial(s: Signals) -> float:
    """Speaks for somebody by judging how they worked, as a German testimonial does, and as a guide quotes it."""
    return up_to(s.topical("reference"), 2) * up_to(s.topical("appraised"), 2) * between(s.rate("advice"), 4, 1)


def _certificate(s: Signals) -> float:
    """Speaks for somebody, or certifies when they worked as what, and leaves it at that."""
    return up_to(s.topical("reference"), 2) * (1.0 - up_to(s.topical("appraised"), 2))


def _unfilled(s: Signals) -> float:
    """Gaps on many lines: filled forms of the development half have one on ten at most, empty ones four and more."""
    return between(s.placeholders / max(s.lines, 1), 0.2, 0.4)


def _gaps(s: Signals) -> float:
    """Gaps, by their share of the lines: people leave some of a template's in the résumé that they made of it."""
    return between(s.placeholders, 2, 5) * up_to(s.placeholders / max(s.lines, 1), 0.3)


def _nobody(s: Signals) -> bool:
    """Neither contact data nor labels, headings or a title of a person's document."""
    labelled = s.count("work_heading", "education_heading") >= 1.5 or s.count("person_label") >= 1.2
    return not (s.contact_in_head or s.owner_named or labelled or s.count("resume_title"))


def _undated(s: Signals) -> float:
    """Without a year, an address or a number: what is only laid out as a résumé."""
    return float(not (s.periods or s.year_lines or s.contact_in_head or s.owner_named))


def _topic(s: Signals, signal: str, full: float) -> float:
    """Words of a subject. They say less where the document is built as a résumé or an ad: everybody's work has some."""
    career = sum(s.count(heading) > 0 for heading in ("work_heading", "education_heading", "skills_heading"))
    built = max(between(career, 0, 2), between(s.count("job_heading"), 0, 4)) if not s.greeting else 0.0
    return up_to(s.topical(signal), full) * (1.0 - 0.7 * built)


RESUME_RULES: tuple[Rule, ...] = (
    Rule("work_heading", "resume", 1.2, "a line that is a heading of jobs",
         lambda s: up_to(s.count("work_heading"), 1)),
    Rule("education_heading", "resume", 1.5, "a line that is a heading of schools",
         lambda s: up_to(s.count("education_heading"), 1)),
    Rule("skills_heading", "resume", 1.0, "a line that is a heading of skills",
         lambda s: up_to(s.count("skills_heading"), 1)),
    Rule("resume_headings", "resume", 1.8, "other headings that résumés have",
         lambda s: up_to(s.count("resume_heading"), 3)),
    Rule("resume_title", "resume", 2.5, "the document calls itself a CV", lambda s: up_to(s.count("resume_title"), 1)),
    Rule("person_labels", "resume", 1.8, "labels such as 'Date of birth:'",
         lambda s: up_to(s.count("person_label"), 4)),
    Rule("contact_in_head", "resume", 2.6, "e-mail or phone among the first lines", lambda s: s.contact_in_head),
    Rule("owner_named", "resume", 2.0, "an e-mail address with a name of the first lines", lambda s: s.owner_named),
    Rule("periods", "resume", 3.8, "periods such as 2019 to 2021", lambda s: up_to(s.periods, 3)),
    Rule("dated_lines", "resume", 2.4, "lines with years", lambda s: up_to(s.year_lines, 4)),
    Rule("no_address", "resume", 0.9, "speaks to nobody",
         lambda s: between(s.second_person, 0.015, 0.0) * (1.0 - s.greeting)),
    Rule("letter_form_in_resume", "resume", -2.7, "a greeting or closing line", _letter_form),
    Rule("no_periods_or_headings", "resume", -2.0, "neither periods nor a heading of jobs, schools or skills",
         lambda s: float(s.periods == 0 and _career_headings(s) == 0)),
    Rule("nobody", "resume", -3.0, "nothing says whose document it is", lambda s: float(_nobody(s))),
    Rule("no_year_or_contact", "resume", -6.0, "no year, e-mail or phone; each of 198 résumés has one", _undated),
    Rule("hiring_in_resume", "resume", -1.8, "somebody is looked for",
         lambda s: up_to(s.dense("job_seeks", "job_apply"), 3)),
    Rule("addresses_in_resume", "resume", -1.4, "speaks to 'you'", lambda s: between(s.second_person, 0.015, 0.05)),
    Rule("about_a_third_person", "resume", -2.0, "'he', 'she'", lambda s: between(s.third_person, 0.015, 0.05)),
    Rule("review_in_resume", "resume", -2.0, "calls itself a review", lambda s: up_to(s.dense("review_title"), 1)),
    Rule("schools", "resume", 1.3, "words of schools and degrees", lambda s: up_to(s.dense("study_words"), 4)),
    Rule("our_in_resume", "resume", -1.2, "'we', 'our'", lambda s: up_to(s.first_plural, 0.03)),
    Rule("work_in_resume", "resume", 0.3, "words of work and trades", lambda s: up_to(_work(s), 8)),
    Rule("terms_in_resume", "resume", -0.8, "words of pay and hours", lambda s: up_to(s.dense("terms_words"), 6)),
    Rule("judging_in_resume", "resume", -0.8, "words such as 'good', 'slow', 'often'",
         lambda s: between(s.dense("judgement_words"), 2, 10)),
    Rule("few_different_words", "resume", -6.1, "hardly a dozen different words",
         lambda s: between(s.different_words, 17, 10)),
)  # fmt: skip

AD_RULES: tuple[Rule, ...] = (
    Rule("hiring", "job_ad", 3.6, "somebody is looked for", lambda s: up_to(s.dense("job_seeks"), 2)),
    Rule("how_to_apply", "job_ad", 2.5, "whom to call, until when", lambda s: up_to(s.dense("job_apply"), 2)),
    Rule("job_headings", "job_ad", 4.2, "headings and labels such as requirements and benefits",
         lambda s: up_to(s.count("job_heading"), 2.5)),
    Rule("offers", "job_ad", 2.4, "contract, hours and perks", lambda s: up_to(s.dense("job_offers"), 4)),
    Rule("asks_for", "job_ad", 2.3, "'5 years of experience', 'ability to'", lambda s: up_to(s.dense("job_asks"), 4)),
    Rule("gender_mark", "job_ad", 1.9, "(m/f/d), camarero/a", lambda s: s.gender_mark),
    Rule("pay", "job_ad", 2.2, "pay by hour, month or year", lambda s: up_to(s.pay, 1)),
    Rule("addresses_candidate", "job_ad", 0.6, "speaks to 'you'", lambda s: between(s.second_person, 0.0, 0.04)),
    Rule("periods_in_ad", "job_ad", -3.0, "periods of somebody's jobs", lambda s: up_to(max(s.periods - 1, 0), 3)),
    Rule("letter_in_ad", "job_ad", -2.5, "a greeting and a closing line", lambda s: min(s.greeting, s.closing)),
    Rule("first_person_in_ad", "job_ad", -2.6, "written in the first person",
         lambda s: between(s.first_person, 0.02, 0.06)),
    Rule("applies_in_ad", "job_ad", -1.7, "words of an application",
         lambda s: up_to(s.dense("applies"), 3) * s.greeting),
    Rule("review_in_ad", "job_ad", -2.5, "calls itself a review", lambda s: up_to(s.dense("review_title"), 1)),
    Rule("answer_in_ad", "job_ad", -4.1, "an employer's answer or offer", lambda s: up_to(s.topical("answer"), 2)),
    Rule("leaving_in_ad", "job_ad", -3.0, "somebody gives notice", lambda s: up_to(s.topical("leaving"), 1)),
    Rule("work_in_ad", "job_ad", -0.2, "words of work and trades", lambda s: up_to(_work(s), 8)),
    Rule("terms_in_ad", "job_ad", 2.9, "words of pay and hours", lambda s: up_to(s.dense("terms_words"), 5)),
    Rule("calls", "job_ad", 2.9, "asks to write, call or come", lambda s: up_to(s.dense("call_words"), 3)),
    Rule("our_in_ad", "job_ad", 0.1, "'we', 'our'", lambda s: up_to(s.first_plural, 0.03)),
    Rule("prices_in_ad", "job_ad", -1.0, "lines that end with a price", lambda s: between(s.amounts, 2, 5)),
    Rule("story_in_ad", "job_ad", -0.5, "an event is told", lambda s: up_to(s.topical("story"), 3)),
    Rule("judging_in_ad", "job_ad", -0.6, "words such as 'good', 'slow', 'often'",
         lambda s: between(s.dense("judgement_words"), 3, 12)),
)  # fmt: skip

REVIEW_RULES: tuple[Rule, ...] = (
    Rule("review_title", "performance_review", 3.4, "calls itself a review",
         lambda s: up_to(s.dense("review_title"), 1)),
    Rule("review_labels", "performance_review", 2.6, "labels such as 'Reviewer:'",
         lambda s: up_to(s.count("review_label"), 3)),
    Rule("review_headings", "performance_review", 2.3, "strengths, development areas, goals",
         lambda s: up_to(s.count("review_heading"), 2)),
    Rule("rating_scale", "performance_review", 2.2, "'exceeds expectations', 4/5",
         lambda s: up_to(s.dense("review_scale") + s.ratings, 2)),
    Rule("judges_somebody", "performance_review", 4.8, "how somebody works",
         lambda s: up_to(s.dense("review_voice"), 4)),
    Rule("third_person", "performance_review", 0.7, "'he', 'she'", lambda s: between(s.third_person, 0.0, 0.04)),
    Rule("greeting_in_review", "performance_review", -0.6, "a greeting line", lambda s: s.greeting),
    Rule("hiring_in_review", "performance_review", -2.5, "somebody is looked for",
         lambda s: up_to(s.dense("job_seeks"), 2)),
    Rule("leaving_in_review", "performance_review", -3.0, "somebody gives notice",
         lambda s: up_to(s.topical("leaving"), 1)),
    Rule("career_in_review", "performance_review", -1.5, "a heading of schools",
         lambda s: up_to(s.count("education_heading"), 1)),
    Rule("story_in_review", "performance_review", -2.0, "a life is told", lambda s: up_to(s.topical("story"), 2)),
    Rule("applies_in_review", "performance_review", -1.6, "words of an application",
         lambda s: up_to(s.dense("applies"), 2)),
    Rule("judging_words", "performance_review", 4.5, "words such as 'good', 'slow', 'often'",
         lambda s: up_to(s.dense("judgement_words"), 8)),
    Rule("person_named", "performance_review", 0.8, "a name of the head comes again", lambda s: s.person_named),
    Rule("calls_in_review", "performance_review", -0.9, "asks to write, call or come",
         lambda s: up_to(s.dense("call_words"), 4)),
    Rule("periods_in_review", "performance_review", -0.5, "periods of somebody's jobs",
         lambda s: up_to(max(s.periods - 1, 0), 3)),
    Rule("review_opening", "performance_review", 3.2, "one of the first lines begins as a review's",
         lambda s: s.review_opening),
    Rule("testimonial", "performance_review", 3.5, "speaks for somebody by judging their work", _testimonial),
    Rule("graded", "performance_review", 2.4, "labels with a judging word behind them",
         lambda s: between(s.graded, 0, 3)),
)  # fmt: skip

LETTER_RULES: tuple[Rule, ...] = (
    Rule("greeting", "cover_letter", 3.1, "a greeting line", lambda s: s.greeting),
    Rule("closing", "cover_letter", 0.5, "a closing line", lambda s: s.closing),
    Rule("applies", "cover_letter", 1.8, "words of an application", lambda s: up_to(s.dense("applies"), 2)),
    Rule("motives", "cover_letter", 2.1, "what the writer can do and would like",
         lambda s: up_to(s.dense("motives"), 3)),
    Rule("first_person", "cover_letter", 3.0, "written in the first person", lambda s: up_to(s.first_person, 0.05)),
    Rule("no_first_person", "cover_letter", -3.2, "hardly an 'I'", lambda s: between(s.first_person, 0.025, 0.01)),
    Rule("no_application", "cover_letter", -0.6, "applies for nothing",
         lambda s: between(s.count("applies") * 2 + s.count("motives"), 2, 0)),
    Rule("broadcast", "cover_letter", -3.8, "a greeting to many", lambda s: s.broadcast),
    Rule("answer", "cover_letter", -5.0, "an employer's answer or offer", lambda s: up_to(s.topical("answer"), 1)),
    Rule("leaving", "cover_letter", -6.0, "somebody gives notice", lambda s: up_to(s.topical("leaving"), 1)),
    Rule("recommends", "cover_letter", -4.0, "speaks for somebody else", lambda s: up_to(s.topical("reference"), 1)),
    Rule("resume_in_letter", "cover_letter", -2.6, "headings of jobs and schools, periods",
         lambda s: up_to(_career_headings(s) + s.periods / 3, 2)),
    Rule("job_headings_in_letter", "cover_letter", -2.0, "headings of a job ad",
         lambda s: up_to(s.count("job_heading"), 3)),
    Rule("hiring_in_letter", "cover_letter", -1.4, "somebody is looked for",
         lambda s: up_to(s.dense("job_seeks", "job_offers"), 4)),
    Rule("review_in_letter", "cover_letter", -2.5, "calls itself a review",
         lambda s: up_to(s.dense("review_title"), 1)),
    Rule("bill_in_letter", "cover_letter", -2.1, "words of bills and contracts",
         lambda s: up_to(s.dense("bill", "contract"), 2)),
    Rule("work_in_letter", "cover_letter", 0.8, "words of work and trades", lambda s: up_to(_work(s), 8)),
    Rule("wishes", "cover_letter", 3.4, "words such as 'would', 'learn', 'your'",
         lambda s: up_to(s.dense("wish_words"), 6)),
    Rule("our_in_letter", "cover_letter", -1.2, "'we', 'our'", lambda s: up_to(s.first_plural, 0.04)),
    Rule("terms_in_letter", "cover_letter", -0.1, "words of pay and hours",
         lambda s: up_to(s.dense("terms_words"), 6)),
    Rule("third_person_in_letter", "cover_letter", -0.8, "'he', 'she'", lambda s: between(s.third_person, 0.01, 0.05)),
    Rule("mail_header", "cover_letter", 0.9, "'Subject:'", lambda s: s.mail_header),
    Rule("no_letter_form", "cover_letter", -1.9, "neither greeting nor closing nor 'Subject:'",
         lambda s: 1.0 - max(_letter_form(s), s.mail_header)),
)  # fmt: skip

OTHER_RULES: tuple[Rule, ...] = (
    Rule("bill", "other", 3.6, "words of bills", lambda s: _topic(s, "bill", 3)),
    Rule("rows_of_prices", "other", 1.5, "lines that end with a price", lambda s: between(s.amounts, 2, 5)),
    Rule("recipe", "other", 2.8, "words of recipes", lambda s: _topic(s, "recipe", 3)),
    Rule("contract", "other", 3.6, "words of contracts", lambda s: _topic(s, "contract", 3)),
    Rule("clauses", "other", 1.6, "numbered clauses", lambda s: between(s.clauses, 1, 4)),
    Rule("record", "other", 3.4, "words of minutes, news and programmes", lambda s: _topic(s, "record", 4)),
    Rule("timetable", "other", 2.0, "lines that begin with an hour", lambda s: between(s.timetable, 1, 3)),
    Rule("guide", "other", 3.2, "words of manuals, articles and courses", lambda s: _topic(s, "guide", 3)),
    Rule("story", "other", 2.2, "a life or an event is told", lambda s: _topic(s, "story", 3)),
    Rule("answer_words", "other", 3.1, "an employer's answer or offer", lambda s: up_to(s.topical("answer"), 2)),
    Rule("gives_notice", "other", 4.0, "somebody gives notice", lambda s: up_to(s.topical("leaving"), 2)),
    Rule("reference", "other", 3.5, "speaks for somebody, or certifies, and judges no work", _certificate),
    Rule("to_many", "other", 2.4, "a greeting to many", lambda s: s.broadcast),
    Rule("machine_words", "other", 5.1, "speaks to a machine, or fills a gap",
         lambda s: up_to(s.count("machine"), 1.5)),
    Rule("code", "other", 4.0, "a program or markup", lambda s: between(s.code_share, 0.15, 0.4)),
    Rule("dialogue", "other", 6.0, "turns of a dialogue", lambda s: between(s.turns, 2, 4)),
    Rule("repetition", "other", 7.1, "the same words again and again", lambda s: between(s.variety, 0.4, 0.3)),
    Rule("no_work", "other", 2.3, "hardly a word of work", lambda s: between(_work(s), 4, 0)),
    Rule("impersonal", "other", 0.2, "neither 'I' nor 'you'",
         lambda s: between(s.first_person + s.second_person, 0.01, 0.0)),
    Rule("instructed", "other", 1.5, "instructions to a machine", lambda s: s.instructed),
    Rule("label_list", "other", 0.5, "a short list", lambda s: between(s.words / max(s.lines, 1), 4, 2)),
    Rule("work_in_other", "other", -0.9, "words of work and trades", lambda s: between(_work(s), 2, 7)),
    Rule("terms_in_other", "other", -0.1, "words of pay and hours", lambda s: between(s.dense("terms_words"), 2, 6)),
    Rule("judging_in_other", "other", -0.2, "words such as 'good', 'slow', 'often'",
         lambda s: between(s.dense("judgement_words"), 3, 9)),
    Rule("career_in_other", "other", -0.9, "headings of a résumé", lambda s: up_to(_career_headings(s), 2)),
)  # fmt: skip


def _near_miss(
    name: str, signal: str, full: float, why: str, against: tuple[Kind, ...], *, in_careers: bool = False
) -> tuple[Rule, ...]:
    """Rules of a text about a document, or like one: for `other`, and against the kinds that it may be taken for.

    Where jobs stand with their periods below a heading, goods and rooms are what somebody works with: such words count
    there only with `in_careers`, as those of a guide with an example do.
    """

    def holds(s: Signals) -> float:
        career = s.periods >= 2 and _career_headings(s) >= 1
        return 0.0 if career and not in_careers else up_to(s.rate(signal), full)

    miss = (Rule(f"{name}_in_{kind}", kind, -2.5, why, holds) for kind in against)
    return (Rule(name, "other", 2.5, why, holds), *miss)


def _no_document(
    name: str, speaks_for: float, against: float, why: str, holds: Callable[[Signals], float]
) -> tuple[Rule, ...]:
    """Rules of what no document of a career has: for `other`, and against each of the other kinds."""
    of_careers = (Rule(f"{name}_in_{kind}", kind, against, why, holds) for kind in KINDS if kind != "other")
    return (Rule(name, "other", speaks_for, why, holds), *of_careers)


NEAR_MISS_RULES: tuple[Rule, ...] = (
    *_near_miss("advice", "advice", 4, "advice, templates and exercises about documents of a career",
                ("resume", "job_ad", "performance_review", "cover_letter"), in_careers=True),
    *_near_miss("news", "news", 4, "reported speech and figures of the labour market", ("job_ad",)),
    *_near_miss("sale", "sale", 3, "something is sold, let, taught or granted", ("job_ad", "cover_letter")),
    *_near_miss("judged_thing", "judged_thing", 3, "pupils, rooms and goods are judged", ("performance_review",)),
    *_near_miss("licence", "licence", 2, "licences of software", ("resume",), in_careers=True),
    *_near_miss("other_letter", "other_letter", 3, "complaints, orders, manuscripts", ("cover_letter",)),
    *_no_document("placeholders", 5.0, -3.0, "gaps that somebody should fill in", _gaps),
    *_no_document("unfilled", 5.0, -4.0, "a form that nobody has filled in", _unfilled),
    *_no_document("other_title", 4.0, -2.0, "calls itself a bill, minutes, a policy", lambda s: s.other_title),
    Rule("quotations", "other", 1.0, "passages in quotation marks", lambda s: up_to(s.quotations, 3)),
    Rule("quotations_in_ad", "job_ad", -1.0, "passages in quotation marks", lambda s: up_to(s.quotations, 3)),
    Rule("reference_in_review", "performance_review", -3.0, "speaks for somebody, or certifies, and judges no work",
         _certificate),
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    *RESUME_RULES, *AD_RULES, *REVIEW_RULES, *LETTER_RULES, *OTHER_RULES, *NEAR_MISS_RULES,
)  # fmt: skip
