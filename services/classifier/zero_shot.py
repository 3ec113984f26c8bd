"""Likeness of a text to descriptions of the kinds, by sentence vectors: a second opinion where rules are unsure.

Zero-shot classification by similarity to label descriptions (Yin et al., "Benchmarking Zero-shot Text Classification",
2019). No document was trained on. The descriptions are English because the model is; they work through names and
numbers in other languages only as far as the model does, which is why the rules speak first.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Protocol

from services.classifier.evidence import KINDS, Kind

MAX_CHARACTERS = 1_200
"""Of each piece: what the model takes at once (256 word pieces)."""
MAX_PIECES = 3

DESCRIPTIONS: Mapping[Kind, tuple[str, ...]] = {
    "resume": (
        "A résumé or curriculum vitae: a person's jobs with dates, schools, skills and contact data.",
        "My work experience, education, languages and skills.",
    ),
    "job_ad": (
        "A job advertisement: a company is hiring and describes the tasks, the requirements and what it offers.",
        "We are looking for somebody to join our team. Apply now. Salary and benefits.",
    ),
    "performance_review": (
        "A performance review: a manager rates an employee's work, with strengths, areas to improve and goals.",
        "Feedback on a colleague's performance in the past year.",
    ),
    "cover_letter": (
        "A cover letter: a person applies for a job and explains the motivation.",
        "Dear hiring manager, I am writing to apply for the position.",
    ),
    "other": (
        "An invoice, a contract, a certificate, an article, a manual, a recipe or a story.",
        "A business letter to a customer, or an employer's answer to an application.",
        "Computer code, notes of a meeting, or a scientific text.",
    ),
}


class Embedding(Protocol):
    """As much of an embedder as is needed: vectors of length 1."""

    def embed(self, texts: Sequence[str]) -> list[list[float]]: ...


class ZeroShot:
    """Compares texts with the descriptions. Without a model there is no opinion, and that is an answer, too."""

    def __init__(self, load: Callable[[], Embedding | None]) -> None:
        """`load` makes the model at the first question; None where it is not installed."""
        self._load = load

    @cached_property
    def _described(self) -> tuple[Embedding, dict[Kind, list[list[float]]]] | None:
        model = self._load()
        if model is None:
            return None
        return model, {kind: model.embed(DESCRIPTIONS[kind]) for kind in KINDS}

    def similarities(self, text: str) -> dict[str, float] | None:
        """Kind to the highest cosine (-1 to 1) between a piece of the text and a description of that kind.

        Rounded to four places; None without a model or without words.
        """
        described = self._described
        pieces = _pieces(text)
        if described is None or not pieces:
            return None
        model, vectors = described
        found = model.embed(pieces)
        return {
            kind: round(max(_cosine(piece, vector) for piece in found for vector in vectors[kind]), 4) for kind in KINDS
        }


def _pieces(text: str) -> list[str]:
    """Beginning, middle and end of a text, each as long as the model takes."""
    plain = " ".join(text.split())
    if not any(map(str.isalnum, plain)):
        return []
    if len(plain) <= MAX_CHARACTERS:
        return [plain]
    middle = max(0, (len(plain) - MAX_CHARACTERS) // 2)
    starts = sorted({0, middle, len(plain) - MAX_CHARACTERS})[:MAX_PIECES]
    return [plain[start : start + MAX_CHARACTERS] for start in starts]


def _cosine(left: Sequence[float], right: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(left, right, strict=True))
