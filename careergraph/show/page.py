"""One HTML file that shows a document with its facts. It needs nothing else, and it can do nothing else.

The Content-Security-Policy names the hashes of the page's own style and script; nothing is fetched, and no word of
the document could run even if it were not escaped.
"""

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files

from careergraph.show.escaped import escaped
from careergraph.show.families import shown_types
from careergraph.show.marked_text import marked_text
from careergraph.show.panel import Types, fact_list, legend
from careergraph.show.places import PlaceFinder
from careergraph.show.shown import PlacedFact, ShownDocument
from careergraph.show.wording import label
from shared.schemas.fact_types import FactType
from shared.schemas.facts import Fact
from shared.schemas.reading import Page

_PAD = 1.5
"""points between the words and the box around them"""
_KINDS = {
    "resume": "Résumé",
    "job_ad": "Job ad",
    "performance_review": "Performance review",
    "cover_letter": "Cover letter",
    "other": "Something else",
    "unsure": "Kind not certain",
}
_WARNINGS = {
    "hidden_text": "The document has text that nobody sees. It is not shown here, and gives no facts.",
    "possible_injection": "The document has words that speak to a machine. They change nothing.",
    "active_content": "The document has content that could run. It was not run.",
    "read_by_ocr": "Words of pictures were recognised by a program. It may have read some of them wrong.",
    "ocr_incomplete": "Some pages are pictures whose words were not recognised.",
    "pages_without_text": "Some pages are pictures without words. They give no facts.",
}


def page_of(document: ShownDocument) -> str:
    """The page, as a whole HTML document."""
    facts = _in_order(document.facts)
    types = shown_types(facts)
    keys = {one.type: one.key for _, shown in types for one in shown}
    finder = PlaceFinder(document.reading, document.views)
    numbers = {str(fact.id): number for number, fact in enumerate(facts, 1)}
    placed = [_placed(number, fact, finder, numbers) for number, fact in enumerate(facts, 1)]
    drawn = [one for one in placed if not one.cites]
    style = _asset("show.css") + "".join(f".{one.key}{{--hue:{one.hue}}}" for _, shown in types for one in shown)
    script = _asset("show.js")
    policy = (
        f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    title = escaped(document.name)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
        f'content="{policy}"><meta name="referrer" content="no-referrer"><meta name="viewport" '
        f'content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">'
        f"<title>{title}: facts</title><style>{style}</style></head><body>"
        f'<a class="skip" href="#facts">To the facts</a>{_head(document)}<div class="columns">'
        f'<main aria-label="Document">{"".join(_sheets(document, drawn, keys))}</main>'
        f"{_panel(placed, types, keys)}</div>"
        f'<p class="told" role="status" aria-live="polite"></p><script>{script}</script></body></html>\n'
    )


def _placed(number: int, fact: Fact, finder: PlaceFinder, numbers: Mapping[str, int]) -> PlacedFact:
    if fact.type == FactType.DOCUMENT_SUMMARY and isinstance(fact.value, dict):
        cites = tuple(numbers[cited] for cited in fact.value.get("facts", ()) if cited in numbers)
        return PlacedFact(number, fact, (), cites)
    return PlacedFact(number, fact, finder.boxes_of(fact))


def _in_order(facts: Sequence[Fact]) -> list[Fact]:
    """As they stand in the text; of those that begin together, the longest first."""
    return sorted(facts, key=lambda fact: (fact.evidence.start, -fact.evidence.end, fact.type, str(fact.id)))


def _head(document: ShownDocument) -> str:
    reading = document.reading
    sure = f" ({document.confidence:.0%})" if document.kind != "unsure" else ""
    pages = f"{len(reading.pages)} page{'s' if len(reading.pages) != 1 else ''}"
    chips = [
        f"{_KINDS.get(document.kind, document.kind)}{sure}",
        f"{len(document.facts)} facts",
        f"{reading.words} words" if not document.views else f"{pages}, {reading.words} words",
    ]
    if reading.document_date is not None:
        chips.append(f"as of {reading.document_date.iso()}")
    notes = "".join(
        f'<p class="note">{escaped(_WARNINGS.get(code, code.replace("_", " ")))}</p>' for code in reading.warnings
    )
    shown = "".join(f"<li>{escaped(chip)}</li>" for chip in chips)
    return f'<header><h1><bdi>{escaped(document.name)}</bdi></h1><ul class="chips">{shown}</ul>{notes}</header>'


def _panel(placed: Sequence[PlacedFact], types: Types, keys: dict[str, str]) -> str:
    if not placed:
        inner = '<p class="none">No facts were found in this document.</p>'
    else:
        inner = (
            '<label class="search">Find <input type="search" id="find" autocomplete="off" '
            'placeholder="a word or a type"></label>'
            f'{legend(types)}<p class="hint">Arrow keys move between facts, Enter shows the place, Escape lets go.</p>'
            f'<div class="list">{fact_list(placed, types, keys)}</div>'
        )
    return f'<aside id="facts" aria-label="Facts" tabindex="-1"><h2>Facts</h2>{inner}</aside>'


def _sheets(document: ShownDocument, placed: Sequence[PlacedFact], keys: dict[str, str]) -> Iterator[str]:
    reading = document.reading
    if not document.views:
        yield f'<section class="sheet paper">{marked_text(reading, placed, keys)}</section>'
        return
    for page in reading.pages:
        text = marked_text(reading, placed, keys, page.number)
        of = f"Page {page.number} of {len(reading.pages)}"
        if page.number not in document.views:
            yield (
                f'<figure class="page"><figcaption>{of} (no picture)</figcaption>'
                f'<div class="sheet paper">{text}</div></figure>'
            )
            continue
        yield (
            f'<figure class="page"><figcaption>{of}</figcaption>{_picture(document, page, placed, keys)}'
            f'<details class="words"><summary>Text of page {page.number}</summary>'
            f'<div class="paper">{text}</div></details></figure>'
        )


def _picture(document: ShownDocument, page: Page, placed: Sequence[PlacedFact], keys: dict[str, str]) -> str:
    view = document.views[page.number]
    boxes = [(one, box) for one in placed for box in one.boxes if box.page == page.number]
    # Large ones first: a small one inside a large one stays in reach.
    boxes.sort(key=lambda pair: -(pair[1].x1 - pair[1].x0) * (pair[1].y1 - pair[1].y0))
    rectangles = "".join(
        f'<rect class="{keys[one.fact.type]}" data-facts="{one.number}" x="{box.x0 - _PAD:.2f}" '
        f'y="{box.y0 - _PAD:.2f}" width="{max(box.x1 - box.x0, 0) + 2 * _PAD:.2f}" '
        f'height="{max(box.y1 - box.y0, 0) + 2 * _PAD:.2f}" rx="2"><title>{escaped(label(one.fact))}</title></rect>'
        for one, box in boxes
    )
    return (
        f'<div class="sheet"><img alt="Picture of page {page.number}; its text is below" '
        f'src="data:image/png;base64,{view.picture}"><svg viewBox="0 0 {view.width:.2f} {view.height:.2f}" '
        f'preserveAspectRatio="none" role="group" aria-label="Facts on page {page.number}">{rectangles}</svg></div>'
    )


def _asset(name: str) -> str:
    return (files("careergraph.show") / "assets" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
