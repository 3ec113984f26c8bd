"""Lengths as OpenDocument and CSS write them."""

import re

_LENGTH = re.compile(r"^\s*(-?\d{0,6}\.?\d{1,6})\s*(pt|px|pc|in|cm|mm|em|rem|%)?", re.IGNORECASE)
_POINTS = {"pt": 1.0, "px": 0.75, "pc": 12.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "rem": 12.0}


def points(value: str | None, base: float | None = None) -> float | None:
    """`12pt`, `0.5cm`, `16px` in points; `120%` and `1.2em` of `base` points; None for what is no length."""
    match = _LENGTH.match(value or "")
    if match is None:
        return None
    number, unit = float(match[1]), (match[2] or "px").lower()
    if unit in ("%", "em"):
        return None if base is None else number * base / (100 if unit == "%" else 1)
    return round(number * _POINTS[unit], 2)
