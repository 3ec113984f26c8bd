"""RTF to lines: paragraphs, cells and breaks with their look, and the text that nobody sees kept apart."""

from dataclasses import dataclass, field, replace

from services.ingest.reading.assembly import DraftLine, DraftPage, assemble
from services.ingest.reading.content import Content
from services.ingest.reading.limits import Limits
from services.ingest.reading.looks import Look
from services.ingest.reading.normalization import SOFT_HYPHEN
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.page_numbers import is_page_number
from services.ingest.reading.pieces import Piece
from services.ingest.reading.rtf.looks import formatted
from services.ingest.reading.rtf.stories import Story
from services.ingest.reading.rtf.tables import TableRows
from services.ingest.reading.rtf.tokens import (
    SYMBOL_CHARSET,
    Token,
    address_in,
    code_page,
    document_code_page,
    tokens_of,
)

MAX_DEPTH = 500
_SKIPPED = frozenset(
    """
    info pict object themedata colorschememapping datastore latentstyles listtable listoverridetable rsidtbl generator
    xmlnstbl stylesheet annotation atnid atnauthor bkmkstart bkmkend filetbl revtbl pgptbl mmathPr wgrffmtfilter
    userprops docvar template nonshppict falt panose fname fontemb xe tc rxe do shpinst footnotesep ftnsep aftnsep
    private
    """.split()  # noqa: SIM905
)
_CHARACTERS = {
    "tab": "\t", "nestcell": "\t", "line": "\n", "lbr": "\n", "bullet": "•", "endash": "–", "emdash": "—",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "enspace": " ", "emspace": " ", "qmspace": " ",
}  # fmt: skip
_FOOTERS = frozenset(("footer", "footerl", "footerr", "footerf"))
_TABLE_WORDS = frozenset(("trowd", "clvmgf", "clcbpat", "cellx", "cell", "row"))
_PARAGRAPH_ENDS = frozenset(("par", "nestrow", "sect", "page", "column"))
_PRIMARIES = ("red", "green", "blue")
_SYMBOLS = {"~": "\u00a0", "-": SOFT_HYPHEN, "_": "-", "\\": "\\", "{": "{", "}": "}", "\t": "\t"}


@dataclass(slots=True)
class _Group:
    """What holds until the closing brace."""

    destination: str = ""
    skipped: bool = False
    look: Look = field(default_factory=lambda: Look(size=12.0))
    font: int | None = None
    fallback: int = 1  # characters behind \\u for readers that know no Unicode
    url: str | None = None


def read_rtf(data: bytes, limits: Limits) -> Content:
    """Paragraphs on one page. Nothing that the document names is fetched, and embedded objects are not looked into.

    Raises `Unreadable`: `document_corrupt` for what is no RTF, `resource_limit`.
    """
    if not data.startswith(b"{\\rtf"):
        raise Unreadable("document_corrupt", "The file is no rich text document.")
    reader = _Reader(limits)
    for token in tokens_of(data):
        reader.take(token)
    reader.end()
    assembled, hidden = assemble([DraftPage(1, reader.lines)], limits), "\n".join(filter(None, reader.hidden))
    return Content(assembled, "rtf", warnings=sorted(reader.warnings), hidden=hidden)


class _Reader:
    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._groups: list[_Group] = [_Group()]
        self._code_page = "cp1252"
        self._charsets: dict[int, int] = {}
        self._colors: list[str | None] = []
        self._color = [0, 0, 0]
        self._instruction: list[str] = []
        self._skip_fallback = 0
        self._starred = False
        self._characters = 0
        self._story = Story()
        self._outer: list[Story] = []  # those that stand around the footer or text box that is read
        self._footers: dict[str, DraftLine] = {}
        self._rows = TableRows()
        self.hidden: list[str] = []
        self.warnings: set[str] = set()

    @property
    def lines(self) -> list[DraftLine]:
        """The lines of the document so far, or of the footer or text box that is read."""
        return self._story.lines

    def take(self, token: Token) -> None:
        if token.kind == "open":
            if len(self._groups) > MAX_DEPTH:
                raise Unreadable("resource_limit", "The document is nested too deeply.", quarantine=True)
            self._groups.append(replace(self._groups[-1]))
            self._skip_fallback = 0
        elif token.kind == "close":
            self._close()
        elif token.kind == "word":
            self._word(token.name, token.number)
        elif token.kind == "symbol":
            self._starred = token.name == "*"
            if token.name in _SYMBOLS:
                self._write(_SYMBOLS[token.name])
        else:
            self._bytes(token.data)

    def _close(self) -> None:
        self._skip_fallback = 0
        if len(self._groups) == 1:
            return
        ended = self._groups.pop()
        if ended.destination == "footer" and self._groups[-1].destination != "footer":
            self._end_footer()
        if ended.destination == "shptxt" and self._groups[-1].destination != "shptxt":
            self._end_box()
        if ended.destination == "fldinst" and self._groups[-1].destination != "fldinst":
            self._groups[-1].url = address_in("".join(self._instruction))
            self._instruction = []

    def _word(self, name: str, number: int | None) -> None:
        group = self._groups[-1]
        starred, self._starred = self._starred, False
        if name in ("objdata", "objautlink", "ddeauto", "objupdate"):
            self.warnings.add("active_content")
        if name in _SKIPPED or (starred and name not in ("fldinst", "shptxt", "hyphen")):
            group.skipped = True
            group.destination = name
        elif name in _FOOTERS and not group.skipped and not self._outer:
            group.destination = "footer"
            self._begin_story()
        elif name in ("fonttbl", "colortbl", "fldinst", "listtext", "pntext"):
            group.destination = name
            self._instruction = [] if name == "fldinst" else self._instruction
        elif name == "shptxt":
            group.skipped = False
            group.look = Look(size=12.0)
            if group.destination != "shptxt":
                group.destination = "shptxt"
                self._begin_story()
        elif name in _TABLE_WORDS and not group.skipped:
            self._table(name)
        elif name in _PARAGRAPH_ENDS and not group.skipped:
            self.end_paragraph()
        elif name in _CHARACTERS:
            self._write(_CHARACTERS[name])
        elif name == "u" and number is not None:
            self._unicode(number)
        else:
            self._property(group, name, number)

    def _table(self, name: str) -> None:
        if name == "trowd":
            self._rows.define_row(self.lines)
        elif name == "clvmgf":
            self._rows.begin_span()
        elif name == "clcbpat":
            self._rows.fill_cell()
        elif name == "cellx":
            self._rows.define_cell()
        elif name == "cell" and not self._rows.is_open:
            self._write("\t")
        else:
            blank, count = self._story.blank, len(self.lines)
            self.end_paragraph()
            if len(self.lines) == count:
                self._story.blank = blank  # an empty cell is no empty line
            if self._rows.is_open:
                (self._rows.end_cell if name == "cell" else self._rows.end_row)(self.lines)

    def _property(self, group: _Group, name: str, number: int | None) -> None:
        if name == "ansicpg":
            self._code_page = document_code_page(number)
        elif name == "uc":
            group.fallback = max(number or 0, 0)
        elif name == "f" and number is not None:
            group.font = number
        elif name == "fcharset" and group.destination == "fonttbl" and group.font is not None:
            self._charsets[group.font] = number or 0
        elif name in _PRIMARIES and group.destination == "colortbl":
            self._color[_PRIMARIES.index(name)] = min(max(number or 0, 0), 255)
        elif name == "cf" and number is not None:
            group.look = replace(group.look, color=self._colors[number] if 0 <= number < len(self._colors) else None)
        else:
            group.look = formatted(group.look, name, number)

    def _unicode(self, number: int) -> None:
        code = number + 65_536 if number < 0 else number
        self._skip_fallback = 0
        # Beyond the basic plane a character is written as two surrogates, which are joined at the paragraph's end.
        self._write(chr(code) if 0 < code < 0x110000 else "\ufffd")
        self._skip_fallback = self._groups[-1].fallback

    def _bytes(self, data: bytes) -> None:
        self._starred = False
        if self._skip_fallback:
            skipped = min(self._skip_fallback, len(data))
            self._skip_fallback -= skipped
            data = data[skipped:]
        group = self._groups[-1]
        if group.destination == "colortbl":
            for _ in range(data.count(b";")):
                # The first entry is the automatic colour: whatever the reader's own text has.
                self._colors.append("".join(f"{part:02X}" for part in self._color) if self._colors else None)
                self._color = [0, 0, 0]
            return
        charset = self._charsets.get(group.font) if group.font is not None else None
        if charset == SYMBOL_CHARSET:
            self._write("".join(chr(0xF000 + byte) if byte > 0x20 else " " for byte in data))
        else:
            self._write(data.decode(code_page(charset, self._code_page), "replace"))

    def _write(self, text: str) -> None:
        if self._skip_fallback:
            self._skip_fallback -= 1
            return
        group = self._groups[-1]
        if group.destination == "fldinst":
            self._instruction.append(text)
            return
        if group.skipped or group.destination in ("fonttbl", "colortbl") or not text:
            return
        if group.destination in ("listtext", "pntext"):
            marker = text.strip()
            self._story.bullet = self._story.bullet or bool(marker and not any(char.isalnum() for char in marker))
            if not any(char.isalnum() for char in text):
                return
        self._characters += len(text)
        if self._characters > 2 * self._limits.characters:
            raise Unreadable("resource_limit", "The document has more text than is read.", quarantine=True)
        pieces = self._story.pieces
        last = pieces[-1] if pieces else None
        if last is not None and last.look == group.look and last.url == group.url:
            last.text += text
        else:
            pieces.append(Piece(text, group.look, group.url))

    def _begin_story(self) -> None:
        self._outer.append(self._story)
        self._story = Story()

    def _ended_story(self) -> list[DraftLine]:
        """The lines of the footer or text box that ends; what stands around it goes on."""
        self.end_paragraph()
        lines, self._story = self._story.lines, self._outer.pop()
        return lines

    def _end_footer(self) -> None:
        """Keep the lines of a footer, each once."""
        for line in self._ended_story():
            if not is_page_number(line.text):
                self._footers.setdefault(line.text, line)

    def _end_box(self) -> None:
        """Keep the lines of a text box, which stand behind the paragraph that it is anchored in."""
        lines = self._ended_story()
        self._story.add_box(lines)

    def end(self) -> None:
        """End what the file leaves open, and put the footers below the body, where no part of it reads on."""
        while self._outer:
            self._end_box()
        self.end_paragraph()
        self._rows.end_table(self.lines)
        for number, line in enumerate(self._footers.values()):
            line.blank_before = number == 0
            self.lines.append(line)

    def end_paragraph(self) -> None:
        """The lines of what was written since the paragraph before."""
        self._story.end_paragraph(self.hidden, on_fill=self._rows.is_filled)
