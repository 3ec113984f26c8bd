"""Years of schools: `2015/16`, `2018/2019`, and `2001/02`, which elsewhere is February of 2001."""

import re
from collections.abc import Sequence

from services.extractor.dates.tokens import Token

_SLASHED = re.compile(r"((?:19|20)\d\d)/(\d\d)$")
_SCHOOL = re.compile(
    r"(?:academ\w*|school|année|curso|schul\w*|studien\w*|ano|anno|jaar|a\.\s?a\.|ay|session)[^\d]{0,14}$",
    re.IGNORECASE,
)


def with_school_years(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Tokens that were read as year and month, as years of a school where the text means these.

    It does behind a word for it, and where both ends of a range are two years that follow one another, or one end is
    and the other is a year alone: who writes months writes them at both ends.
    """
    following = [token for token in tokens if _follow_one_another(text, token)]
    spelled = [token for token in tokens if token.kind == "iso" and _SLASHED.match(text[token.start : token.end])]
    years = [token for token in tokens if token.kind in ("bare", "after_dash")]
    told = len(following) + len(years) >= 2 and len(following) == len(spelled)
    result: list[Token] = []
    for token in tokens:
        if token in following and (told or _SCHOOL.search(text[: token.start])):
            year = token.year or 0
            result.append(Token("school_year", year, None, None, token.start, token.end - 3))
            result.append(Token("bare", year + 1, None, None, token.end - 2, token.end))
        else:
            result.append(token)
    return result


def _follow_one_another(text: str, token: Token) -> bool:
    match = _SLASHED.match(text[token.start : token.end]) if token.kind == "iso" else None
    return match is not None and int(match.group(2)) == (int(match.group(1)) + 1) % 100


def spans_school_years(text: str, tokens: Sequence[Token], position: int) -> int:
    """How many tokens make one year of a school at `position`: two, or one where it is none."""
    if position + 1 >= len(tokens) or tokens[position].kind != "school_year":
        return 1
    return 2 if text[tokens[position].end : tokens[position + 1].start] == "/" else 1
