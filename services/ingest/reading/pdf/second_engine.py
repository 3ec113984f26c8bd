"""pdfplumber as the second engine, for documents whose text pdfium cannot tell well.

It maps glyphs to characters by other means, so that a text layer with a broken table of characters may come out
whole. It does not know what is seen: only characters at places where pdfium saw a glyph are taken, and pictures,
links and rules are pdfium's.
"""

import io
from dataclasses import replace
from typing import Any

import pdfplumber

from services.ingest.reading.pdf.page import PageGlyphs
from services.ingest.reading.pdf.words import Glyph

ENGINE = f"pdfplumber/{pdfplumber.__version__}"
_UNMAPPED = "(cid:"


def read_again(data: bytes, pages: list[PageGlyphs]) -> list[PageGlyphs] | None:
    """The pages with pdfplumber's characters; None when it cannot read the document."""
    found: list[PageGlyphs] = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            if len(document.pages) != len(pages):
                return None
            for page, first in zip(document.pages, pages, strict=True):
                found.append(_page(page.chars, float(page.mediabox[3]), first) if not page.rotation else first)
                page.close()
    except MemoryError:
        raise
    except Exception:
        # Whatever damaged bytes do to it (and in the sealed process it may not open its tables for some scripts):
        # then the first engine's reading stands, and is judged.
        return None
    return found


def _place(x: float, baseline: float) -> tuple[int, int]:
    return round(x / 2), round(baseline / 2)


def _page(chars: list[dict[str, Any]], top: float, first: PageGlyphs) -> PageGlyphs:
    seen = {
        (column + dx, row + dy)
        for column, row in (_place(glyph.x0, glyph.baseline) for glyph in (*first.upright, *first.unmapped))
        for dx in (-1, 0, 1)
        for dy in (-1, 0, 1)
    }
    upright: list[Glyph] = []
    unmapped: list[Glyph] = []
    for char in chars:
        baseline = top - char["matrix"][5]
        glyph = Glyph(char["text"], char["x0"], char["x1"], baseline, char["size"], "bold" in char["fontname"].lower())
        if not char["upright"] or _place(glyph.x0, baseline) not in seen:
            continue
        (unmapped if glyph.char.startswith(_UNMAPPED) else upright).append(glyph)
    return replace(first, upright=upright, unmapped=unmapped)
