"""Words that a hyphen breaks at the end of a line, whole again."""

import re

_BREAK = re.compile(r"(?<=[^\W\d_]{2})-\n(?=[a-zà-öø-ÿß-ž])")


def unbroken(text: str) -> str:
    """`Infrastruc-\\nture` on one line as `Infrastructure`; blanks single. Before a capital the hyphen stays."""
    return " ".join(_BREAK.sub("", text).split())
