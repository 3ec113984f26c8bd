"""Codes of TeX's Cork encoding, which stand for themselves where a font of bitmaps names no characters.

Such fonts (Type 3, of TeX without outline fonts) have no table to Unicode, and pdfium gives the codes as they are.
Those of letters agree with Latin-1. These do not; as control characters they would stand for nothing.
"""

# The Cork (T1) encoding's positions 0x10 to 0x1F and 0x7F, and 0x88, the bullet of its companion encoding (TS1).
_CORK = {
    0x10: "“", 0x11: "”", 0x12: "„", 0x13: "«", 0x14: "»", 0x15: "–", 0x16: "—", 0x19: "ı",
    0x7F: "\u00ad",  # the hyphen at a line's end
    0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl", 0x88: "•",
}  # fmt: skip


def character_of(code: int) -> str:
    """What a glyph's code says; `code` is what pdfium takes for its Unicode code point."""
    return _CORK.get(code) or chr(code)
