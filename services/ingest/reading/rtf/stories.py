"""Paragraphs of RTF as they are written, in the body, in a footer, or in a text box."""

from dataclasses import dataclass, field

from services.ingest.reading.assembly import DraftLine
from services.ingest.reading.looks import Look, is_hidden
from services.ingest.reading.normalization import smuggled
from services.ingest.reading.pieces import Piece, lines_of_pieces


@dataclass(slots=True)
class Story:
    """A run of paragraphs of its own: the lines of those that ended, and the pieces of the one that is open."""

    lines: list[DraftLine] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    bullet: bool = False
    blank: bool = False
    boxes: list[DraftLine] = field(default_factory=list)  # anchored in the open paragraph

    def add_box(self, lines: list[DraftLine]) -> None:
        """Keep the lines of a text box, which are read behind the paragraph that it is anchored in."""
        if lines:
            lines[0].blank_before = True
        self.boxes += lines

    def end_paragraph(self, hidden: list[str], *, on_fill: bool) -> None:
        """Turn the open paragraph into lines; text that nobody sees is appended to `hidden`.

        `on_fill`: the ground may be coloured, so white letters can be meant to be seen.
        """
        pieces, self.pieces = self.pieces, []
        bullet, self.bullet = self.bullet, False
        boxes, self.boxes = self.boxes, []
        if not self.lines or "".join(piece.text for piece in pieces).strip():
            self._add(pieces, bullet, hidden, on_fill)
        else:
            self.blank = True
        if boxes:
            self.lines += boxes
            self.blank = True

    def _add(self, pieces: list[Piece], bullet: bool, hidden: list[str], on_fill: bool) -> None:
        shown: list[Piece] = []
        for piece in pieces:
            piece.text = _joined(piece.text)
            hidden.append(smuggled(piece.text))
            if not is_hidden(piece.look, on_fill=on_fill):
                shown.append(piece)
            elif piece.text.strip():
                hidden.append(piece.text)
        look = Look(heading=any(bool(piece.look.heading) for piece in shown), list_item=bullet)
        for index, line in enumerate(lines_of_pieces(shown, look)):
            line.blank_before = self.blank and index == 0 and bool(self.lines)
            if line.text:
                self.lines.append(line)
                self.blank = False


def _joined(text: str) -> str:
    """Surrogate pairs as the characters that they stand for; a lone one as a replacement character."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
