"""Words that a hyphen breaks at the end of a line, whole again."""

import re

_BREAK = re.compile(r"(?<![^\W_])([^\W\d_]*[^\W\d_]{2})[-‐]\n(?=([a-zà-öø-ÿß-ž]+))")
# Words that are written with a hyphen before, or behind, what they are joined to: a line ends at it without a word
# being broken.
_BEFORE = re.compile(
    r"self|well|cross|non|multi|long|short|high|low|full|part|real|data|end|front|back|"
    r"follow|hands|post|pre|semi|anti|cost|user|time|day|week|month|year|team|decision|"
    r"customer|client|patient|world|award|fast|large|small|third|first|second|two|three|four|"
    r"five|six|ten|problem|result|results|state|step|home|in|on|off|up|out|co|ex|mid",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"oriented|focused|conscious|based|driven|friendly|free|wide|level|source|sourced|style|like|built|minded|facing|"
    r"specific|ready|related|side|party|site|platform|functional|efficient|effective|saving|winning|quality|house|"
    r"performance|scale|line|end|time|term|to|the|of|by|and|or|de|en|du"
)


def unbroken(text: str) -> str:
    """`Infrastruc-\\nture` on one line as `Infrastructure`; blanks single. Before a capital the hyphen stays, and so
    does that of `cost-\\neffective`."""
    return " ".join(_BREAK.sub(_joint, text).split())


def _joint(found: re.Match[str]) -> str:
    word, rest = found.groups()
    return f"{word}-" if _BEFORE.fullmatch(word) or _BEHIND.fullmatch(rest) else word
