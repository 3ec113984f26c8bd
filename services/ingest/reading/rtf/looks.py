"""How an RTF control word changes the look of the text behind it."""

from dataclasses import replace

from services.ingest.reading.looks import Look

_SHADING = frozenset(("cb", "highlight", "chcbpat", "cbpat"))


def formatted(look: Look, name: str, number: int | None) -> Look:
    """The look behind a control word; most words change nothing that matters."""
    on = number != 0
    if name == "b":
        return replace(look, bold=on)
    if name == "v":
        return replace(look, hidden=on)
    if name == "fs" and number is not None:
        return replace(look, size=number / 2)
    if name in _SHADING:
        return replace(look, shaded=on)
    if name == "outlinelevel":
        return replace(look, heading=True)
    if name == "plain":
        return Look(size=12.0, heading=look.heading, shaded=look.shaded)
    if name == "pard":
        return replace(look, heading=None, shaded=None)
    return look
