"""Letters without their accents."""

import unicodedata


def without_accents(text: str) -> str:
    """The text decomposed (NFKD), without what combines with a letter: `Müller` is `Muller`, `ﬁt` is `fit`.

    Letters that Unicode does not decompose (ł, ø) stay; so does the case, though decomposing can give capitals.
    """
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))
