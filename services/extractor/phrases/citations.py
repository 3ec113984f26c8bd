"""The title and the publisher in a reference: `Okoro, A. (2020). Title. Journal 3`, `A. Okoro, "Title", Journal`."""

import re

MAX_CITATION = 600
_AUTHORS_YEAR = re.compile(
    r"[^()\"“«]{3,200}\((?:19|20)\d\d[a-z]?\)[.,:]?\s+[\"“«]?(?P<title>[^\"”»]{6,250}?)[\"”»]?[.?!]\s+"
    r"(?:In:?\s+)?(?P<publisher>[A-ZÀ-Ý][^\d(.,]{2,80})"
)
_QUOTED = re.compile(
    r"[^\"“«]{3,200}[\"“«](?P<title>[^\"”»]{6,250}?)[,.]?[\"”»][,.]?\s+(?:In:?\s+)?(?P<publisher>[A-ZÀ-Ý][^\d(,]{2,80})"
)
# As in medicine: "Prates FO, Costa L. Title of the paper. Journal, 2018; 31: 12."
_INITIALS_BEHIND = re.compile(
    r"(?:[A-ZÀ-Ý][\w'’-]+(?:\s[A-ZÀ-Ý][\w'’-]+)?\s[A-ZÀ-Ý]{1,3}(?:,\s|,?\s(?:and|&|et|y|e|und)\s|(?=\.|\set al)))+"
    r"(?:\set al)?\.\s+"
    r"(?P<title>[^.?!]{6,250})[.?!]\s+(?P<publisher>[A-ZÀ-Ý][^\d(.,;]{2,80})"
)


# "Dávila, T. N.; Prado, L. Title of the paper. Journal, 2020."
_INITIALS_WITH_STOPS = re.compile(
    r"(?:[\w'’-]+(?:\s[A-ZÀ-Ý][\w'’-]+)?,\s(?:[A-ZÀ-Ý]\.[\s-]?){1,4}(?:[;,&]\s?|(?:and|e|y|et|und)\s)?){1,12}"
    r"(?P<title>[A-ZÀ-Ý][^.?!]{6,250})[.?!]\s+(?:In:?\s+)?(?P<publisher>[A-ZÀ-Ý][^\d(.,;]{2,80})"
)


def cited(text: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """(title, publisher) as positions in a text that is a reference with its authors before them, else None."""
    match = _AUTHORS_YEAR.match(text[:MAX_CITATION]) or _QUOTED.match(text[:MAX_CITATION])
    match = match or _INITIALS_BEHIND.match(text[:MAX_CITATION]) or _INITIALS_WITH_STOPS.match(text[:MAX_CITATION])
    if match is None:
        return None
    publisher = match.group("publisher").rstrip()
    return match.span("title"), (match.start("publisher"), match.start("publisher") + len(publisher))
