"""A document's words in HTML: whatever stands in it, it is shown and nothing else."""

import html
import re

_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of what follows: with them a name can be made to look like another."""


def escaped(text: str) -> str:
    """Safe as the content of an element and as a quoted attribute. Control characters become U+FFFD."""
    return html.escape(_UNSHOWABLE.sub("\ufffd", _TURNING.sub("", text)), quote=True)
