"""What can be told from a PDF's bytes without a PDF library: whether it is whole, and whether it acts."""

import re
import zlib

from services.ingest.reading.outcome import Unreadable

_END_MARK = b"%%EOF"
_END_REACH = 4096  # mail gateways and signers add some bytes behind the end
_STREAM = re.compile(rb"\bstream\r?\n.*?\bendstream\b", re.DOTALL)
_OBJECT_STREAM = re.compile(rb"/ObjStm\b(?:(?!\bstream\b).){0,400}?\bstream\r?\n", re.DOTALL)
_STREAM_CAP = 4 * 1024 * 1024
_STREAMS_CAP = 32 * 1024 * 1024
_NAME_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_ACTIVE = re.compile(
    rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToE|Rendition|Movie|Sound)"
    rb"(?=[\s/<>\[\](){}%]|$)"
)
_OPEN_ACTION = re.compile(rb"/(?:OpenAction|AA)\s*(?:(\d{1,9})\s+(\d{1,5})\s+R\b|(<<))")
_ACTION_TYPE = re.compile(rb"/S\s*/(\w+)")
_HARMLESS_ACTIONS = frozenset((b"GoTo", b"Named"))
# Each begins with what it looks for, so that the search skips the rest of a file at the speed of memory.
_NESTING = (
    re.compile(rb"\[\s{0,4}(?:\[\s{0,4}){255}"),
    re.compile(rb"<<\s{0,4}(?:/\w{1,40}\s{0,4})?(?:<<\s{0,4}(?:/\w{1,40}\s{0,4})?){255}"),
)
_TRAILER_REACH = 4096
_PREVIOUS = re.compile(rb"/Prev\s+(\d{1,12})")
_START = re.compile(rb"startxref\s+(\d{1,12})\s*%%EOF")


def _corrupt(detail: str, *, quarantine: bool) -> Unreadable:
    return Unreadable("document_corrupt", detail, quarantine=quarantine)


def require_sound_structure(data: bytes) -> None:
    """Raise `Unreadable` (`document_corrupt`) for a file that is cut off, or built to trap parsers.

    pdfium repairs such files in silence and then finds no page or no text, which would look like success.
    """
    if _END_MARK not in data[-_END_REACH:]:
        raise _corrupt("The file ends before the document does.", quarantine=False)
    if _has_cycle(data):
        raise _corrupt("The table of the file's parts refers to itself.", quarantine=True)
    if any(nesting.search(data) for nesting in _NESTING):
        raise _corrupt("The file nests its parts deeper than any real document.", quarantine=True)


def _has_cycle(data: bytes) -> bool:
    """True when the chain of cross-reference tables comes back to one of them."""
    starts = _START.findall(data[-_END_REACH:])
    position = int(starts[-1]) if starts else -1
    seen: set[int] = set()
    while 0 <= position < len(data):
        if position in seen:
            return True
        seen.add(position)
        if data.startswith(b"xref", position):
            trailer = data.find(b"trailer", position)
            section = data[trailer : data.find(b"startxref", trailer)] if trailer >= 0 else b""
        else:
            section = data[position : position + _TRAILER_REACH].partition(b"stream")[0]
        previous = _PREVIOUS.search(section[:_TRAILER_REACH])
        position = int(previous[1]) if previous else -1
    return False


def _unescaped(data: bytes) -> bytes:
    """Names as they are meant: `/J#61vaScript` is `/JavaScript`."""
    return _NAME_ESCAPE.sub(lambda match: bytes((int(match[1], 16),)), data) if b"#" in data else data


def _object_texts(data: bytes) -> list[bytes]:
    """The file without the content of its streams, and the unpacked object streams."""
    texts = [_STREAM.sub(b"stream endstream", data)]
    room = _STREAMS_CAP
    for match in _OBJECT_STREAM.finditer(data):
        try:
            text = zlib.decompressobj().decompress(
                data[match.end() : match.end() + _STREAM_CAP], min(_STREAM_CAP, room)
            )
        except zlib.error:
            continue  # another filter, or damaged: pdfium decides whether the document is readable
        texts.append(text)
        room -= len(text)
        if room <= 0:
            break
    return [_unescaped(text) for text in texts]


def has_active_content(data: bytes) -> bool:
    """True for scripts, programs to launch, embedded files, forms that send, media, and actions on opening.

    A jump to a page on opening is ordinary, and so are links that wait for a click.
    """
    texts = _object_texts(data)
    for text in texts:
        if _ACTIVE.search(text):
            return True
        for match in _OPEN_ACTION.finditer(text):
            action = text[match.end() : match.end() + 300]
            if match[1] is not None:
                header = re.search(rb"\b%s\s+%s\s+obj\b(.{0,300})" % (match[1], match[2]), texts[0], re.DOTALL)
                action = header[1].partition(b"endobj")[0] if header else b""
            kind = _ACTION_TYPE.search(action)
            if kind is not None and kind[1] not in _HARMLESS_ACTIONS:
                return True
    return False
