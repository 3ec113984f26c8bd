"""Characters that some program before us took from UTF-8 byte by byte, as Windows-1252: "resumÃ©", "peopleâ€™s".

Only sequences that no language writes are read back. What is lost (the byte 0x9D has no character in Windows-1252, and
some programs drop 0x80 to 0x9F) is told where one character is by far the most frequent.
"""

import re

_CODES = {
    bytes([code]).decode("cp1252"): code for code in range(0x80, 0x100) if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
# Programs that know Latin-1 only, and Windows itself, keep what has no character of its own as a control character.
_CODES |= {chr(code): code for code in range(0x80, 0xA0)}

_CONTINUATION = "".join(char for char, code in _CODES.items() if code < 0xC0)
_SYMBOLS = "".join(map(chr, range(0xA1, 0xC0)))
# Behind Ä or Å of a Scandinavian or German word, quotation marks and dashes are themselves.
_NO_QUOTES = "".join(char for char in _CONTINUATION if char not in "‘’“”–—")
# With an upper-case letter before it, Â or Ã may be of a word ("MAÇÃ"); with one in lower case never.
_MISREAD = re.compile(
    rf"(?:(?<![A-ZÀ-ÞĀ-Ž])(?:[ÂÃ][{_CONTINUATION}]|[ÄÅ][{_NO_QUOTES}])|[ÂÃ][{_SYMBOLS}]|[âïã][{_CONTINUATION}]{{2}}|ð[{_CONTINUATION}]{{3}})"
)
_LEADS = frozenset("ÂÃÄÅâïãð")
_LOST = (
    # A no-break space whose second byte became a blank, or nothing.
    (re.compile(r"(?<![A-ZÀ-ÞĀ-Ž])Â+(?=\s|$)"), " "),
    # U+201D, the closing quotation mark, ends with the byte 0x9D.
    (re.compile(r"â€(?![\w™œ])"), "”"),
    # A sign of full width (U+FF0x, U+FF1x): most of those in lists are commas.
    (re.compile(r"ï¼(?=\s|$)"), ","),
)


def read_back(text: str) -> str:
    """The text with misread sequences as what they stood for. Text without any comes back as it is."""
    if _LEADS.isdisjoint(text):
        return text
    text = _MISREAD.sub(_character, text)
    for pattern, replacement in _LOST:
        text = pattern.sub(replacement, text)
    return text


def _character(match: re.Match[str]) -> str:
    misread = match.group()
    try:
        return bytes(_CODES[char] for char in misread).decode("utf-8")
    except UnicodeDecodeError:
        return misread
