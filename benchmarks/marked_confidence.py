"""How sure the facts of ads, reviews and letters are: their confidences set to the share that was right, and a table.

A rule states a number, which orders it among the rules of its type; the share of facts of that type and number that are
right is what a reader is told (`services.extractor.calibration`). The shares are taken from the held-out half: rules
were widened until the development half was nearly all right, so its shares say nothing of other documents. Only these
counts of the held-out half go into the table. Its error is measured across folds: each fold of the documents by the
table that the other folds give.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from benchmarks.extraction_figures import Reliability
from benchmarks.markdown_tables import heading, row
from benchmarks.marked_documents import Half
from benchmarks.marked_figures import Figures
from services.extractor.calibration import calibrated, fitted, step_of, table_in_force, write_table

KINDS = ("job.", "letter.", "review.")  # the beginnings of the types; names and addresses are those of résumés too
PRIOR = 10
"""How many facts a rule's own number is worth. Low, as every document is another writer's: `calibration.PRIOR` is for
documents that show the same persons in several layouts."""
FOLDS = 5
Judged = Sequence[tuple[str, float, bool]]


def calibrate(judged: Judged) -> None:
    """Replace the rows of these kinds in the table of calibration; those of résumés stay."""
    kept = {type_: steps for type_, steps in table_in_force().items() if not type_.startswith(KINDS)}
    write_table(dict(sorted([*kept.items(), *_fitted(judged).items()])))


def _fitted(judged: Judged) -> dict[str, dict[str, float]]:
    return fitted([fact for fact in judged if fact[0].startswith(KINDS)], prior=PRIOR)


def confidence_lines(found: Mapping[Half, Figures]) -> Iterator[str]:
    """The table of types and stated numbers, with what is right of each in both halves, and the errors."""
    judged = {half: [fact for fact in figures.judged if fact[0].startswith(KINDS)] for half, figures in found.items()}
    yield from ("## Confidence", "")
    yield (
        "What a rule states (`services/extractor/job_ad/confidence.py` names those of ads), what a fact of the\n"
        "type is given for it, and how many such facts are right. `python -m benchmarks.marked --calibrate` fits the\n"
        "second column to the last. Of skills only those are counted whose need is labelled."
    )
    yield ""
    yield from heading(["fact", "rule states", "confidence given", *(half.replace("_", "-") for half in judged)])
    shares = {half: _shares(facts) for half, facts in judged.items()}
    for type_, step in sorted({key for counted in shares.values() for key in counted}):
        cells = [_share(shares[half].get((type_, step), [])) for half in judged]
        yield row([type_, step, f"{calibrated(type_, float(step)):.2f}", *cells])
    yield ""
    if "held_out" in judged:
        unseen = judged["held_out"]
        yield (
            f"Expected calibration error on the held-out half, each of {FOLDS} folds by the others: "
            f"{Reliability(_across_folds(unseen)).error():.3f};\nof the numbers as rules state them: "
            f"{Reliability(list(unseen)).error():.3f}."
        )
        yield ""


def _shares(judged: Judged) -> dict[tuple[str, str], list[bool]]:
    shares: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for type_, stated, right in judged:
        shares[type_, step_of(stated)].append(right)
    return shares


def _share(judged: Sequence[bool]) -> str:
    return f"{sum(judged)} of {len(judged)}" if judged else "–"


def _across_folds(judged: Judged) -> list[tuple[str, float, bool]]:
    """Every fact with the confidence that the facts of the other folds give; folds are runs of the documents' order."""
    size = -(-len(judged) // FOLDS)
    told: list[tuple[str, float, bool]] = []
    for begin in range(0, len(judged), size):
        table = _fitted([*judged[:begin], *judged[begin + size :]])
        told += [
            (type_, table.get(type_, {}).get(step_of(stated), stated), right)
            for type_, stated, right in judged[begin : begin + size]
        ]
    return told
