"""Straight lines among the paths that a PDF page draws, through pdfium."""

import ctypes
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import pypdfium2.raw as pdfium

from services.ingest.reading.pdf.rules import Rule, rule_of

_MOST_SEGMENTS = 400
"""A path with more is a drawing."""
_BOX_SEGMENTS = 6  # a filled rectangle has five and is a ground, not lines
_SMALLEST_BOX = 8.0  # points: letters, dots and icons are drawn, too

_INSIDE = 0.7  # of a border's area: what it encloses
_RING_SEGMENTS = 5  # a circle of four curves

Corners = tuple[tuple[float, float], tuple[float, float]]
"""two opposite corners of a box, in points from the top left corner of the page"""
Place = Callable[[float, float], tuple[float, float]]
"""from the PDF's user space to points from the top left corner of the page"""


def drawn_rules(path: object, bounds: Sequence[float], place: Place) -> list[Rule]:
    """The rules that a path draws. `bounds` are left, bottom, right, top in user space."""
    ax, ay = place(bounds[0], bounds[1])
    bx, by = place(bounds[2], bounds[3])
    rule = rule_of(ax, ay, bx, by)
    if rule is not None:
        return [rule]
    if min(abs(ax - bx), abs(ay - by)) < _SMALLEST_BOX:
        return []
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, mode, stroke):
        return []
    count = pdfium.FPDFPath_CountSegments(path)
    if not 2 <= count <= _MOST_SEGMENTS or (not stroke.value and count < _BOX_SEGMENTS):
        return []
    found = [rule_of(*place(*start), *place(*end)) for start, end in _straight(path, count)]
    return [rule for rule in found if rule is not None]


def _straight(path: object, count: int) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight segments of a path, in user space."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield last, point
            if pdfium.FPDFPathSegment_GetClose(segment):
                yield point, start
        last = point


def is_ring(path: object) -> bool:
    """Whether a path that is not filled is drawn with curves, as the marks of a list's second level are (`◦`)."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, mode, stroke) or not stroke.value:
        return False
    count = pdfium.FPDFPath_CountSegments(path)
    if not _RING_SEGMENTS <= count <= _MOST_SEGMENTS:
        return False
    kinds = [pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(path, i)) for i in range(1, count)]
    return sum(int(kind == pdfium.FPDF_SEGMENT_BEZIERTO) for kind in kinds) >= int(count) - 2


def aligned(boxes: Sequence[Corners]) -> list[Corners]:
    """The boxes of which another has the same left edge and width: marks of a list, no parts of pictures."""
    edges = [(round(min(a[0], b[0])), round(abs(a[0] - b[0]), 1)) for a, b in boxes]
    times = Counter(edges)
    return [box for box, edge in zip(boxes, edges, strict=True) if times[edge] >= 2]


def is_hollow(path: object) -> bool:
    """Whether a path is filled between two outlines, the inner one nearly as large: a border, with nothing behind what
    stands inside."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, mode, stroke) or mode.value != pdfium.FPDF_FILLMODE_ALTERNATE:
        return False
    outlines: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if not outlines or pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            outlines.append([])
        outlines[-1].append((x.value, y.value))
    if len(outlines) != 2:
        return False
    inner, outer = sorted(map(_bounds, outlines), key=_area)
    encloses = outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]
    return encloses and _INSIDE * _area(outer) <= _area(inner) < _area(outer)


def _bounds(outline: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    xs, ys = [point[0] for point in outline], [point[1] for point in outline]
    return min(xs), min(ys), max(xs), max(ys)


def _area(bounds: tuple[float, float, float, float]) -> float:
    return (bounds[2] - bounds[0]) * (bounds[3] - bounds[1])
