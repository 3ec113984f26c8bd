"""One line of the doctor's answer."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Check:
    """What was looked at, what was found, and what to do about it (empty when there is nothing to do)."""

    name: str
    state: Literal["ok", "warn", "fail"]
    found: str
    advice: str = ""


def fine(name: str, found: str) -> Check:
    """As it should be."""
    return Check(name, "ok", found)


def warned(name: str, found: str, advice: str) -> Check:
    """It works, and somebody should look at it."""
    return Check(name, "warn", found, advice)


def failed(name: str, found: str, advice: str) -> Check:
    """The platform cannot do its work like this."""
    return Check(name, "fail", found, advice)
