"""Letters without their accents."""

import re
import unicodedata

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def without_accents(text: str) -> str:
    """The text decomposed (NFKD), without what combines with a letter: `Müller` is `Muller`, `ﬁt` is `fit`.

    Letters that Unicode does not decompose (ł, ø) stay; so does the case, though decomposing can give capitals.
    """
    decomposed = unicodedata.normalize("NFKD", text)
    if decomposed.isascii():
        return decomposed
    return _BEYOND_ASCII.sub(lambda found: "" if unicodedata.combining(found[0]) else found[0], decomposed)
