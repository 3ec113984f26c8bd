"""RTF as tokens, and the code pages of its characters (Microsoft, "Rich Text Format Specification 1.9.1")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|(?P<hex>(?:\\'[0-9a-fA-F]{2}){1,4000})"
    rb"|\\(?P<symbol>[^a-zA-Z\r\n])"
    rb"|\\(?P<newline>[\r\n])"
    rb"|(?P<brace>[{}])"
    rb"|[\r\n\x00]+"
    rb"|(?P<text>[^\\{}\r\n\x00]+)",
)
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
SYMBOL_CHARSET = 2
"""Fonts of signs: their bytes are no letters of any code page."""


@dataclass(frozen=True, slots=True)
class Token:
    """`word` has a name and perhaps a number; `bytes` are characters in the code page in force."""

    kind: Literal["open", "close", "word", "symbol", "bytes"]
    name: str = ""
    number: int | None = None
    data: bytes = b""


def tokens_of(data: bytes) -> Iterator[Token]:
    """The tokens in order. Time is linear in the length; `\\bin` data is skipped whole."""
    position, end = 0, len(data)
    while position < end:
        match = _TOKEN.match(data, position)
        if match is None:  # a backslash at the end
            return
        position = match.end()
        if match.group("word") is not None:
            number = match.group("number")
            name = match.group("word").decode("ascii")
            value = None if number is None else int(number)
            if name == "bin" and value is not None:
                position += max(value, 0)
            yield Token("word", name, value)
        elif match.group("hex") is not None:
            yield Token("bytes", data=bytes.fromhex(match.group("hex").replace(b"\\'", b"").decode("ascii")))
        elif match.group("symbol") is not None:
            yield Token("symbol", match.group("symbol").decode("latin-1"))
        elif match.group("newline") is not None:
            yield Token("word", "par")
        elif match.group("brace") is not None:
            yield Token("open" if match.group("brace") == b"{" else "close")
        elif match.group("text") is not None:
            yield Token("bytes", data=match.group("text"))


def code_page(charset: int | None, default: str) -> str:
    """The Python codec of a font's character set; `default` where the font does not say."""
    return _CHARSETS.get(charset, default) if charset is not None else default


def document_code_page(number: int | None) -> str:
    """The codec of `\\ansicpg`; Windows-1252 for what is not known."""
    return f"cp{number}" if number in (437, 850, 852, 874, 932, 949, 950, *range(1250, 1259)) else "cp1252"


def address_in(instruction: str) -> str | None:
    """The address of a field `HYPERLINK "https://..."`; None for any other field."""
    words = instruction.split('"')
    if not instruction.strip().upper().startswith("HYPERLINK") or len(words) < 2:
        return None
    return words[1].strip() or None
