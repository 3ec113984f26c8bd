"""What stands inside the groups (form XObjects) of a PDF page, through pdfium, which lists groups as single objects."""

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

_DEEPEST = 6
_MOST_OBJECTS = 50_000
"""of a page; more are a drawing"""


@dataclass(frozen=True, slots=True)
class Matrix:
    """From a group's space to the page's user space (PDF 32000-1, 8.3.4)."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def apply(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, inner: "Matrix") -> "Matrix":
        """This matrix, applied to what `inner` gives."""
        e, f = self.apply(inner.e, inner.f)
        return Matrix(
            self.a * inner.a + self.c * inner.b, self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d, self.b * inner.c + self.d * inner.d, e, f,
        )  # fmt: skip


def objects_within(form: object) -> Iterator[tuple[object, int, Matrix]]:
    """(object, its kind, the matrix of the group that it stands in), in the order of painting, groups opened."""
    room = _MOST_OBJECTS
    waiting = [(form, _matrix_of(form), 1)]
    while waiting:
        group, matrix, depth = waiting.pop()
        for index in range(min(room, max(0, pdfium.FPDFFormObj_CountObjects(group)))):
            item = pdfium.FPDFFormObj_GetObject(group, index)
            kind = int(pdfium.FPDFPageObj_GetType(item))
            room -= 1
            if kind != pdfium.FPDF_PAGEOBJ_FORM:
                yield item, kind, matrix
            elif depth < _DEEPEST:
                waiting.append((item, matrix.after(_matrix_of(item)), depth + 1))


def _matrix_of(form: object) -> Matrix:
    found = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    pdfium.FPDFPageObj_GetMatrix(form, found)
    return Matrix(found.a, found.b, found.c, found.d, found.e, found.f)
