"""How readable a text is, without a dictionary: what a broken text layer of a PDF gives away.

Thresholds are ours, set so that every ordinary document of the development data stays clearly above them; letter
frequencies are those of the six languages that reading knows (vowels are 0.36 to 0.48 of the letters).
"""

import re

from shared.schemas.reading import Quality

_VOWEL_LETTERS = "aeiouyáéíóúàèìòùâêîôûäëïöüãõåæøœ"
_VOWELS = frozenset(_VOWEL_LETTERS)
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ÿ]+")
_JUDGED_CHARACTERS = 100
_JUDGED_WORDS = 20
"""Shorter texts are taken as they are."""
_LETTER_SHARE = 0.6
"""of the characters that are shown; ordinary résumés have 0.75 and more"""
_VOWEL_SHARE = 0.33
_SPOKEN_SHARE = 0.9
"""of the words of three letters or more have a vowel"""
_ACRONYM = 4
"""letters: a list of skills is full of words in capitals that have no vowel"""
_LONGEST_WORD = 30
_LEAST = {"characters": 0.7, "letters": 0.67, "words": 0.68, "spacing": 0.4}
_DOUBTFUL = 0.75


def quality_of(text: str, unmapped: int = 0) -> Quality:
    """The quality of a text. `unmapped`: glyphs that stand in the document without a known character."""
    shown = "".join(text.split())
    letters = sum(map(str.isalpha, shown))
    parts = {
        "characters": 1 - unmapped / max(1, unmapped + len(shown)),
        "letters": 1.0,
        "words": 1.0,
        "spacing": 1.0,
    }
    if len(shown) >= _JUDGED_CHARACTERS:
        parts["letters"] = min(1.0, letters / len(shown) / _LETTER_SHARE)
    words = [word.lower() for word in _LATIN_WORD.findall(text) if not (word.isupper() and len(word) <= _ACRONYM)]
    if len(words) >= _JUDGED_WORDS:
        long = [word for word in words if len(word) >= 3]
        total = sum(map(len, words))
        spoken = sum(not _VOWELS.isdisjoint(word) for word in long) / max(1, len(long))
        joined = "".join(words)
        vowels = sum(map(joined.count, _VOWEL_LETTERS)) / total
        parts["words"] = min(1.0, spoken / _SPOKEN_SHARE, vowels / _VOWEL_SHARE)
        parts["spacing"] = sum(len(word) for word in words if 2 <= len(word) <= _LONGEST_WORD) / total
    score = 1.0
    for part in parts.values():
        score *= part
    return Quality(score=round(score, 3), **{name: round(part, 3) for name, part in parts.items()})


def is_junk(quality: Quality) -> bool:
    """True when the text cannot be what a reader of the document sees."""
    return any(getattr(quality, part) < least for part, least in _LEAST.items())


def is_doubtful(quality: Quality) -> bool:
    """True when another engine may read the document better."""
    return quality.score < _DOUBTFUL or is_junk(quality)
