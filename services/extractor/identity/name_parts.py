"""Given and family name of a name as it stands in a document."""

import re
from collections.abc import Iterator, Sequence

from services.extractor.context import Document
from services.extractor.drafts import Draft
from services.extractor.identity.names import PARTICLES, spelled
from services.extractor.structure.rows import spaced_out
from shared.schemas.fact_types import FactType

# Given names that stand second ("Juan Carlos", "María José"): what follows is the family name.
_SECOND_GIVEN_NAMES = frozenset(
    """
    alberto alejandra alejandro alfonso alfredo andrés ángel ángeles antonia antonio augusto beatriz belén carlos carmen
    carolina cecilia cristina daniel david diego dolores eduardo elena emilio enrique eugenia fe felipe fernanda
    fernando francisco gabriel gabriela guadalupe guillermo ignacio inés isabel jaime javier jesús jorge josé josefa
    juan julia julián laura lourdes lucía luis luisa manuel mar margarita maría mario martín mercedes miguel natalia
    nieves pablo paola patricia paz pedro pilar rafael ramón raúl ricardo roberto rocío rosa rosario sebastián sofía
    sol susana teresa trinidad valentina vicente victoria virginia
    """.split()  # noqa: SIM905
)


def name_parts(document: Document, name: Draft) -> Iterator[Draft]:
    """Given and family name of a name of two words or more.

    Particles ("van", "de la") begin the family name. Words in capitals beside others are the family name wherever they
    stand ("TAN Wei Ming", "Kévin LE GOFF"), and so is what stands before a comma ("Adebayo, Oluwaseun"). In Spanish
    documents people have two surnames ("Lucía Ortega Ruiz").
    """
    written = document.text[name.start : name.end]
    words = [(m.start(), m.end()) for m in re.finditer(r"[^\s,]+,?", written)]
    if len(words) < 2 or spaced_out(written) != written:
        return
    given, family = _split([written[a:b] for a, b in words], two_surnames=document.reading.language == "es")
    for type_, (first, last) in ((FactType.GIVEN_NAME, given), (FactType.FAMILY_NAME, family)):
        start, end = name.start + words[first][0], name.start + words[last][1]
        end -= document.text[end - 1] == ","
        confidence = round(name.confidence * 0.9, 3)
        yield Draft(type_, start, end, spelled(document.text[start:end]), confidence, None, "contact")


def _split(words: Sequence[str], two_surnames: bool) -> tuple[tuple[int, int], tuple[int, int]]:
    """The first and last word of the given name, and of the family name."""
    last = len(words) - 1
    loud = [word.strip(",.'’-").isupper() and len(word.strip(",.")) > 1 for word in words]
    if any(loud) and not all(loud):
        if loud[0] and not loud[-1]:
            count = loud.index(False)
            return (count, last), (0, count - 1)
        if loud[-1] and not loud[0]:
            first = loud.index(True)
            if all(loud[first:]):
                return (0, first - 1), (first, last)
    comma = next((i for i, word in enumerate(words[:-1]) if word.endswith(",")), None)
    if comma is not None:
        return (comma + 1, last), (0, comma)
    surnames = 1 if len(words) == 2 or not two_surnames else 2
    if len(words) == 3 and words[1].casefold() in _SECOND_GIVEN_NAMES:
        surnames = 1
    first = next((i for i, word in enumerate(words) if i and word.casefold() in PARTICLES), last + 1 - surnames)
    return (0, first - 1), (first, last)
