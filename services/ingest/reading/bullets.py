"""The signs that open a list item."""

import re

# Signs that are hardly ever anything else at the start of a line.
_STRONG = frozenset("•‣⁃◦●○■□▪▫▶►▸▹➢➤➔➜❖◆◇✓✔✅✦★☐☑∙⦿⚫⬤♦🔹🔸🔷🔶👉🟢🔵▻◾◼⬥⬧◈❥✱✳❏❑❒✧➣➥❯⋄◊")
# Signs that are a marker only when they stand alone, before a blank. `o` is how Word's second level (the
# letter in Courier New) arrives.
# The brace is how the open circle of a mathematical font of TeX arrives.
_WEAK = frozenset("-–—−*·o§>+~{∗›»⇒")
_MARKER = re.compile(
    rf"^\s*(?:([{''.join(sorted(_STRONG))}\uf000-\uf0ff])\s*|([{re.escape(''.join(sorted(_WEAK)))}]|--|[-=]>|>>|»|→|⇒|\.)\s+)"
    r"(?=\S)"
)
DRAWN_MARKER = "\uf0b7"
"""Stands for a dot that is drawn instead of written; the private-use code that Symbol and Wingdings give a
bullet."""
_NUMBER = re.compile(r"^\(?(?:\d{1,2}|[a-z])[.)]$")


def is_marker(word: str) -> bool:
    """True for a word that, at the start of a line and before other words, marks a list item."""
    return len(word) == 1 and (word in _STRONG or word in _WEAK or "\uf000" <= word <= "\uf0ff")


def opens_items(sign: str) -> bool:
    """True for a sign that is written for little else than to open a list item."""
    return sign in _STRONG


def is_item_number(word: str) -> bool:
    """True for `1.`, `2)`, `(a)`: it belongs to the text, and to the words after it."""
    return bool(_NUMBER.match(word))


def split_marker(line: str) -> tuple[bool, str]:
    """(has a marker, the line without it). A line that is only a marker is left as it is."""
    match = _MARKER.match(line)
    return (True, line[match.end() :]) if match else (False, line)
