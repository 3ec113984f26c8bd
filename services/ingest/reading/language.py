"""Which language a text is written in, by the share of its stop words."""

import re
from collections import Counter

_STOP_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the and of to in for with on at from by as is was are an that this our we their which have has my your",
        "de": "der die das und in den von zu mit im für auf des dem ist nicht ein eine einer als auch bei "
        "zur zum sowie wurde nach über ich wir",
        "fr": "le la les et de des du en un une dans pour par sur au aux avec est que qui ce cette sont "
        "nous je vous leur ses à",
        "es": "el la los las y de del en un una para por con que se su sus al como es más fue mi desde entre lo",
        "nl": "de het en van een in voor met op te is dat die bij naar aan door als zijn ook tot mijn "
        "binnen werd ik wij",
        "pt": "o a os as e de do da dos das em um uma para por com que se na no nas nos ao à como mais foi meu são",
    }.items()
}
_WORD = re.compile(r"[^\W\d_]+")
_MIN_WORDS = 20
_MIN_HITS = 5
_MIN_SHARE = 0.04  # of the words; résumés are telegraphic: prose has 0.3 and more, bare lists of skills none
_MIN_LEAD = 1.25  # over the second best language; related languages share stop words
_SAMPLE = 100_000  # code points


def language_of(text: str) -> str | None:
    """ISO 639-1 code of one of en, de, fr, es, nl, pt; None when the text is too short or too mixed to
    tell."""
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    if len(words) < _MIN_WORDS:
        return None
    often = Counter(words)
    hits = {
        name: sum(count for word, count in often.items() if word in stop_words)
        for name, stop_words in _STOP_WORDS.items()
    }
    (best, most), (_, second) = sorted(hits.items(), key=lambda item: -item[1])[:2]
    if most < _MIN_HITS or most < _MIN_SHARE * len(words) or most < _MIN_LEAD * second:
        return None
    return best
