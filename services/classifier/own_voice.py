"""Where in a file somebody begins to speak of themselves, as an application does that has no greeting."""

from collections.abc import Sequence
from itertools import pairwise

from services.classifier.phrases import words_of

# "I", "my" and the like among the words: at least so many of 149 of the 150 letters of the development half, and hardly
# any of nine in ten of its 242 ads.
SHARE_OF_OWN = 0.03
SHARE_BEFORE = 0.01
FEWEST_OWN = 2


def own_voice_begins(texts: Sequence[str], begins_block: Sequence[bool], own: frozenset[str]) -> int | None:
    """Which line begins the first block in the first person, where hardly a word before it is and the rest is, too.

    `begins_block` says of each line whether there is a gap above it, `own` are the folded words of the first person.
    """
    counts = [(len(words), sum(word in own for word in words)) for words in map(words_of, texts)]
    starts = [place for place in range(1, len(texts)) if begins_block[place]]
    for start, end in pairwise([*starts, len(texts)]):
        if not _is_own(counts[start:end]):
            continue
        words, mine = _sum(counts[:start])
        return start if mine <= SHARE_BEFORE * words and _is_own(counts[start:]) else None
    return None


def _is_own(counts: Sequence[tuple[int, int]]) -> bool:
    words, mine = _sum(counts)
    return mine >= max(FEWEST_OWN, SHARE_OF_OWN * words)


def _sum(counts: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return sum(words for words, _ in counts), sum(mine for _, mine in counts)
