"""Accuracy of telling kinds of documents apart, and of finding several documents in one file.

    python -m benchmarks.classification [--write docs/accuracy-classification.md] [--mistakes]

Runs on `benchmarks.classification_corpus`; every text goes through the reader, as a text file that was uploaded does.
The sentence model is asked where the rules are in doubt, as the product does; the page also says how rules fare alone.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.classification_corpus import HALVES, Document, Half, documents
from benchmarks.extraction_figures import Reliability
from benchmarks.markdown_tables import confusion, heading, reliability, row
from services.classifier.evidence import KINDS, RULES
from services.classifier.fitted import fitted_rules
from services.classifier.judge import Opinion, judge
from services.classifier.rules import UNSURE_BELOW
from services.ingest.reading.pool import ReaderPool

_TITLES: dict[Half, str] = {"development": "Development half", "held_out": "Held-out half"}
_BINS = (0.0, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01)
_COMBINED = (
    ("cover_letter", "resume"), ("resume", "cover_letter"), ("cover_letter", "job_ad"),
    ("resume", "performance_review"),
)  # fmt: skip
_LANGUAGES_OF_COMBINED = ("en", "de", "it")
_PAIRS = 6  # of each combination, in each language
_LONG = 45  # words of a document that may be part of a combined one
_INTRODUCTION = f"""# Accuracy of classification

Made by `python -m benchmarks.classification --write docs/accuracy-classification.md`. The documents are those of
`benchmarks/classification_corpus`: short texts of five kinds in ten languages, many of them informal and without a
single heading, and many that only look like a document of a career: advice, templates, news, certificates. The weights
of the {len(RULES)} rules and of single words are fitted to the development half, and wordings were added after its
mistakes were read, so its figures say little; the held-out half is only measured. The same author wrote both and knew
the rules, except for the 163 of which below: texts of others will be harder or easier.

A part of the documents was written in seven rounds, each of which was measured before anything was done about it. The
rules and wordings of that day had right, of documents that avoid the usual headings and phrases on purpose: 59% (76
documents), 84% (62), 82% (71), 74% (58) and 73% (428). The first round (233 documents) had 42% right. Of 52 texts that
others wrote, near misses above all, 52% were right before those of the sixth round were looked at; of 16 more, chosen
after that, 81% before and all after. None of them is in this repository.

Texts collected blind at mid-session were 67% right at first sight with the rules of that moment (43 near misses of
other people's). Of 163 ordinary documents that another author then wrote without knowledge of rules, wordings and
corpus (123 usual ones, 40 less usual ones, in seven languages), 95% were right at first sight, as the product
answers, with the sentence model: 98% of the usual and 88% of the less usual ones; 3 were unsure and 5 wrong. The
model was asked of 8 of them and had 3 right. They are now in both halves, every other one in each: after a refit with
83 of them, the other 80, measured once, went from 91% right (3 unsure, 4 wrong) to 90% (5 unsure, 3 wrong).

The confidence is a softmax over the sums of the weights at temperature {fitted_rules().temperature}; below
{UNSURE_BELOW}, the answer is `unsure`. Hostile texts are of the kind `other`, and `unsure` counts as right for them
alone.
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the classifier said of a document."""

    document: Document
    kind: str
    confidence: float
    reasons: tuple[str, ...]

    @property
    def right(self) -> bool:
        """See `Document.right`."""
        return self.document.right(self.kind)


def answers(found: Iterable[Document], pool: ReaderPool, opinion: Opinion | None = None) -> list[Answer]:
    """Read and classify every document; without an opinion by rules alone."""
    listed = []
    for document in found:
        guess = judge(pool.read(document.text.encode(), "text/plain"), opinion).guess
        listed.append(Answer(document, guess.kind, guess.confidence, guess.reasons))
    return listed


def figures(said: Sequence[Answer]) -> list[str]:
    """Shares, the confusion of kinds, the languages and the reliability table, as Markdown."""
    right = sum(answer.right for answer in said)
    unsure = sum(answer.kind == "unsure" and not answer.right for answer in said)
    wrong_resumes = sum(answer.kind == "resume" and answer.document.kind != "resume" for answer in said)
    lines = [
        f"{len(said)} documents: {right / len(said):.1%} right, {unsure / len(said):.1%} unsure, "
        f"{(len(said) - right - unsure) / len(said):.1%} wrong; {wrong_resumes} called a résumé that are none.",
        "",
        "Rows: what they are; columns: what the classifier says.",
        "",
    ]
    confused = confusion(Counter((answer.document.kind, answer.kind) for answer in said), KINDS)
    return [*lines, *confused, "", *_by_language(said), "", *_reliability(said), ""]


def _by_language(said: Sequence[Answer]) -> list[str]:
    languages = sorted({answer.document.language for answer in said})
    lines = list(heading(["language", "documents", "right"]))
    for language in languages:
        mine = [answer for answer in said if answer.document.language == language]
        lines.append(row([language, str(len(mine)), str(sum(answer.right for answer in mine))]))
    return lines


def _reliability(said: Sequence[Answer]) -> Iterator[str]:
    """Confidence against the share that is right, of the kind that was likeliest; unsure ones have no kind."""
    judged = [(answer.kind, answer.confidence, answer.right) for answer in said if answer.kind != "unsure"]
    yield from reliability("documents", Reliability(judged, _BINS).table())


def combined(pool: ReaderPool) -> list[str]:
    """Files with two documents of one language: whether both are found, and the cut between them is exact."""
    lines = list(heading(["documents in the file", "files", "both kinds found", "cut at the right place"]))
    listed = [document for half in HALVES for document in documents(half) if len(document.text.split()) >= _LONG]
    for first, second in _COMBINED:
        pairs = _pairs(listed, first, second)
        both = exact = 0
        for left, right in pairs:
            reading = pool.read(f"{left.text}\n\n\n{right.text}".encode(), "text/plain")
            parts = judge(reading).parts
            found = [part.kind for part in parts] == [first, second]
            both += found
            exact += found and reading.text[parts[1].start :].startswith(right.text[:20])
        lines.append(row([f"{first}, {second}", *map(str, (len(pairs), both, exact))]))
    return lines


def _pairs(listed: Sequence[Document], first: str, second: str) -> list[tuple[Document, Document]]:
    pairs: list[tuple[Document, Document]] = []
    for language in _LANGUAGES_OF_COMBINED:
        of_language = [document for document in listed if document.language == language]
        left = [document for document in of_language if document.kind == first]
        right = [document for document in of_language if document.kind == second]
        pairs.extend(zip(left[:_PAIRS], right[-_PAIRS:], strict=False))
    return pairs


def as_markdown(pool: ReaderPool) -> str:
    """The page of figures."""
    lines = [_INTRODUCTION]
    for half in reversed(HALVES):
        lines += [f"## {_TITLES[half]}", "", *figures(answers(documents(half), pool))]
    lines += ["## Several documents in one file", "", *combined(pool), ""]
    return "\n".join(lines)


def mistakes(pool: ReaderPool) -> Iterable[str]:
    """One line for each wrong or unsure answer of the development half; those of the other half are not shown."""
    for answer in answers(documents("development"), pool):
        if not answer.right:
            document = answer.document
            yield f"{document.kind} {document.language} {document.name}: {answer.kind} {answer.confidence:.2f}"


def main() -> None:
    """Print the figures, or write them to a page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--mistakes", action="store_true")
    options = parser.parse_args()
    with ReaderPool() as pool:
        page = as_markdown(pool)
        if options.write:
            options.write.write_text(page, encoding="utf-8")
        sys.stdout.write(page)
        if options.mistakes:
            sys.stdout.writelines(f"{line}\n" for line in mistakes(pool))


if __name__ == "__main__":
    main()
