"""Small pictures in the text: an envelope before an address, a briefcase before a heading.

They decorate what stands behind them, as the glyphs of icon fonts do, which are dropped, too. Within a sentence they
stay. Ranges: Unicode 15, blocks of pictographs; stars, ticks, arrows and geometric shapes are not among them, because
they mark list items and levels.
"""

import re

_PICTURE = (
    "[\u231a\u231b\u23e9-\u23fa\u2600-\u2604\u2607-\u260f\u2614-\u2615\u2620-\u265f\u2668-\u26aa\u26ac-\u26ff"
    "\u2702-\u2712\u2728\u2733-\u2734\u2744\u2753-\u2757\u2763-\u2767\u2b50\u2b55"
    "\U0001f000-\U0001f3fa\U0001f400-\U0001faff]"
)
# A variation selector, a joiner or a colour of the skin belongs to the picture before it.
_RUN = rf"(?:{_PICTURE}[\u200d\ufe0f\u20e3\u2640\u2642\U0001f3fb-\U0001f3ff]*\s*)"
_DECORATION = re.compile(rf"(?:^|(?<=[|•·\t])|(?<=[|•·] )|(?<=\s[-–—] ))\s*{_RUN}{{1,8}}")


def without_pictographs(text: str) -> str:
    """A line without the pictures at its beginning and behind the separators of its parts."""
    return text if text.isascii() else _DECORATION.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    """One blank where the picture had one before it, so that what stood apart still does."""
    return " " if match.group(0)[:1].isspace() else ""
