"""Many words as one pattern that is quick to try."""

import re
from collections.abc import Iterable


def alternation(words: Iterable[str]) -> str:
    """An alternation of words, longest first, so that `sept` is not read as `sep`.

    What words begin with is written once, because a pattern tries its alternatives one after another: of a hundred
    months only those that begin with the text's own letters are looked at.
    """
    by_first: dict[str, list[str]] = {}
    for word in sorted(words):
        by_first.setdefault(word[:1], []).append(word[1:])
    whole = by_first.pop("", None)  # a word ends here: after the longer ones
    parts = [re.escape(first) + _rest(rests) for first, rests in by_first.items()]
    return "|".join(parts if whole is None else [*parts, ""])


def _rest(rests: list[str]) -> str:
    return alternation(rests) if len(rests) == 1 else f"(?:{alternation(rests)})"
