"""The body of an entry without list marks: whether it is running text, or a list whose marks were lost."""

import re
from collections.abc import Sequence

from services.extractor.context import Document
from services.extractor.entries.blocks import Block
from services.extractor.entries.bodies import Item, sentences

Span = tuple[int, int]
_STOPS = (".", "!", "?", "…")
_FULL_STOP = re.compile(r"[\w)%][.!?]\s+(?=[A-ZÀ-Ý])")
MIN_WORDS_OF_A_SENTENCE = 4
MAX_ITEM_LENGTH = 120  # characters of a line that is no paragraph


def unmarked(document: Document, items: Sequence[Item], block: Block) -> list[tuple[bool, Span]]:
    """The spans of an entry's body, each with whether it describes the job (else it is a list item).

    A paragraph is an item of several sentences that ends with a full stop. Where at least half of the items are
    paragraphs, the body is running text; a sentence that stands alone below its job is, too. Single sentences and
    phrases on lines of their own are a list.
    """
    stopped = [document.text[item.start : item.end].rstrip().endswith(_STOPS) for item in items]
    paragraphs = [stop and _has_sentences(document, item) for item, stop in zip(items, stopped, strict=True)]
    alone = len(items) == 1 and stopped[0] and _is_sentence(document, items[0], block)
    cut = [_cut(document, item, len(items)) for item in items]
    if alone or (any(paragraphs) and 2 * sum(paragraphs) >= len(items)):
        return [(stop, span) for stop, spans in zip(stopped, cut, strict=True) for span in spans]
    introduced = len(cut[0]) if cut and paragraphs[0] else 0
    all_spans = [span for spans in cut for span in spans]
    introduction = max(_introduction(document, all_spans), introduced)
    return [(position < introduction, span) for position, span in enumerate(all_spans)]


def _has_sentences(document: Document, item: Item) -> bool:
    return _FULL_STOP.search(document.text, item.start, item.end) is not None


def _is_sentence(document: Document, item: Item, block: Block) -> bool:
    words = len(document.text[item.start : item.end].split())
    return block.beside_lists or words >= MIN_WORDS_OF_A_SENTENCE


def _introduction(document: Document, spans: Sequence[Span]) -> int:
    """How many of a paragraph's first sentences describe the job, where list items follow that lost their marks.

    Sentences end with a full stop and list items mostly without: a paragraph that changes from one to the other
    was written as two.
    """
    if len(spans) < 2:
        return 0
    ended = [document.text[start:end].rstrip().endswith((".", "!")) for start, end in spans]
    leading = ended.index(False) if False in ended else 0
    return leading if not any(ended[leading:]) else 0


def _cut(document: Document, item: Item, count: int) -> list[Span]:
    """A paragraph of several lines is cut into sentences; lines of their own are items as they are."""
    if len(item.rows) >= 2 or (count == 1 and item.length > MAX_ITEM_LENGTH):
        return sentences(document.text, item)
    return [(item.start, item.end)]
