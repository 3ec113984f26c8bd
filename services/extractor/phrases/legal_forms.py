"""Legal forms at the end of company names, of which `shared.legal_forms` is the one list."""

import re

from shared.legal_forms import LEGAL_FORMS

_SEVERAL_WORDS = (
    "sp. z o.o.",
    "sp z o.o.",
    "pty ltd",
    "pvt ltd",
    "pte ltd",
    "pvt. ltd.",
    "pty. ltd.",
    "co. kg",
    "spol. s r.o.",
)


def ends_in_legal_form(name: str) -> bool:
    """Whether a name of at least two words ends in a legal form: "Acme GmbH", "Brzoza Sp. z o.o.".

    What follows a legal form behind a comma is no part of the name.
    """
    words = name.casefold().rstrip(" ,").split()
    return len(words) > 1 and (is_legal_form(words[-1]) or " ".join(words).endswith(_SEVERAL_WORDS))


def begins_with_legal_form(text: str, position: int = 0) -> bool:
    """Whether `text[position:]` begins with a legal form: behind a comma it belongs to the name ("Acme, Inc.")."""
    word = re.match(r"\S+", text[position : position + 20])
    return word is not None and is_legal_form(word.group(0).casefold().rstrip(","))


def is_legal_form(word: str) -> bool:
    """Whether a word in lower case is a legal form, with full stops or without."""
    return word in LEGAL_FORMS or word.rstrip(".") in LEGAL_FORMS or word.replace(".", "") in LEGAL_FORMS
