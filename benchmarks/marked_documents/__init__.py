"""Invented job ads, reviews and letters whose facts are marked in their text.

A file holds the documents of one kind: `@@@ name`, labels of the whole document as `key: value`, `---`, the text.
In the text a mark `{t}` begins a fact, which ends at `{/}`, at the next mark of a statement, or with its line.
`{s:peer}` says who speaks; `{x}` is a statement that a careful reader could name one way or
the other, and counts for nothing. A `-` as the value of a label says that the document states no such thing.

- job ads: `t` title, `e` employer, `p` place; `d` duty, `r` requirement, `n` wish, `b` benefit, `v` visa;
- reviews: `w` who, `t` title, `m` reviewer, `p` period, `g` rating; `s` strength, `c` concern, `o` goal,
  `a` accomplishment, `f` other feedback;
- letters: `w` who, `t` title and `e` employer aimed at; `c` claim, `m` motive, `i` intent.

The hashes of the names, in order, put every other document of a file into the held-out half; that was so before any
rule had read one of them. The files "of trades" were written later, in styles and pay scales that the first lacked, and
those "of boards" by another author: ads with what the pages of boards print around them, and letters of many forms. The
letters and reviews "of strangers" came last, in forms that the others lack: memos, mails, addresses of six countries.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Half = Literal["development", "held_out"]
HALVES: tuple[Half, ...] = ("development", "held_out")
FOLDER = Path(__file__).parent
STATEMENTS = {"job_ad": "drnbv", "performance_review": "scoaf", "cover_letter": "cmi"}
EITHER = "x"
_FILES = {
    "job_ad": ("job_ads.txt", "job_ads_of_trades.txt", "job_ads_of_boards.txt"),
    "performance_review": ("reviews.txt", "reviews_of_trades.txt", "reviews_of_strangers.txt"),
    "cover_letter": ("letters.txt", "letters_of_trades.txt", "letters_of_boards.txt", "letters_of_strangers.txt"),
}
_MARK = re.compile(r"\{(?P<tag>[a-z])(?::(?P<role>[a-z]+))?\}|(?P<end>\{/\})|(?P<line>\n)")


@dataclass(frozen=True, slots=True)
class Mark:
    """`text[start:end]` states a fact of kind `tag`; `role` is who says it, where the document says so."""

    tag: str
    start: int
    end: int
    role: str | None


@dataclass(frozen=True, slots=True)
class Marked:
    """A document, what its text states where, and what it states as a whole."""

    name: str
    kind: str
    text: str
    marks: tuple[Mark, ...]
    labels: Mapping[str, str]


def documents(half: Half) -> tuple[Marked, ...]:
    """The documents of a half, in the order of the files. The held-out half is measured, never tuned to."""
    found: list[Marked] = []
    for kind, file in ((kind, file) for kind, files in _FILES.items() for file in files):
        of_kind = [_document(block, kind) for block in (FOLDER / file).read_text(encoding="utf-8").split("@@@ ")[1:]]
        by_hash = sorted(of_kind, key=lambda document: hashlib.sha256(document.name.encode()).digest())
        chosen = {document.name for document in by_hash[HALVES.index(half) :: 2]}
        found += [document for document in of_kind if document.name in chosen]
    return tuple(found)


def _document(block: str, kind: str) -> Marked:
    head, _, body = block.partition("\n---\n")
    name, *lines = [line for line in head.splitlines() if line != "---"]
    text, marks = _read(body, STATEMENTS[kind] + EITHER)
    return Marked(name, kind, text, marks, dict(line.split(": ", 1) for line in lines))


def _read(body: str, statements: str) -> tuple[str, tuple[Mark, ...]]:
    """The text without its marks, and these as spans of it."""
    pieces: list[str] = []
    marks: list[Mark] = []
    opened: list[tuple[str, int, str | None]] = []
    length = position = 0

    def close() -> None:
        tag, start, role = opened.pop()
        words = "".join(pieces)[start:length]
        begin = start + len(words) - len(words.lstrip())
        marks.append(Mark(tag, begin, begin + len(words.strip()), role))

    for found in _MARK.finditer(body):
        pieces.append(body[position : found.start()])
        length += found.start() - position
        position = found.end()
        if found.group("tag"):
            while opened and found.group("tag") in statements:
                close()
            opened.append((found.group("tag"), length, found.group("role")))
            continue
        if found.group("end"):
            close()
            continue
        while opened:
            close()
        pieces.append("\n")
        length += 1
    return "".join(pieces) + body[position:], tuple(sorted(marks, key=lambda mark: (mark.start, mark.tag)))
