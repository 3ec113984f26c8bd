"""Word fields whose result comes from outside the document, also when their code is split to hide it."""

import re

FETCHING_FIELDS = frozenset(
    {"DATABASE", "DDE", "DDEAUTO", "IMPORT", "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT", "LINK", "RD"}
)

_NESTED_RESULT = "\ufffc"  # stands for the result of a nested field, which is only known when Word computes it
_KEYWORD = re.compile(rf"[\s\"]*(=|IF(?={_NESTED_RESULT})|[^\s\"\\]*)", re.IGNORECASE)  # `{{={{PAGE}}-1}}` is usual


class FieldReader:
    """Puts field codes together from the events of one part: `w:fldChar` marks and the text of `w:instrText`.

    A code counts however many runs it is split over. A field whose very keyword is computed by a nested field
    (`{ { QUOTE 68 68 69 } … }`) counts as fetching: nothing but hiding needs that.
    """

    def __init__(self) -> None:
        self.fetches = False
        self._open: list[list[str] | None] = []  # code pieces of each open field; None once its result began
        self._orphan: list[str] = []  # code text outside any field: Word ignores it, other readers may not

    def mark(self, kind: str) -> None:
        """A `w:fldChar` of type `begin`, `separate` or `end`; others are ignored."""
        if kind == "begin":
            self.text(_NESTED_RESULT, orphan=False)
            self._open.append([])
        elif kind in ("separate", "end") and self._open:
            self._judge(self._open[-1])
            self._open[-1] = None
            if kind == "end":
                self._open.pop()

    def text(self, code: str, *, orphan: bool = True) -> None:
        """A piece of field code."""
        if self._open:
            pieces = self._open[-1]
            if pieces is not None:
                pieces.append(code)
        elif orphan:
            self._orphan.append(code)

    def whole(self, code: str) -> None:
        """The code of a `w:fldSimple`."""
        self._judge([code])

    def close(self) -> None:
        """The part ended: fields that it never closed count as well."""
        for pieces in (*self._open, self._orphan):
            self._judge(pieces)

    def _judge(self, pieces: list[str] | None) -> None:
        if not pieces:
            return
        match = _KEYWORD.match("".join(pieces))
        keyword = match[1].upper() if match else ""
        self.fetches = self.fetches or _NESTED_RESULT in keyword or keyword in FETCHING_FIELDS
