"""B38 to B43, B50, B51: archives that bomb, lie, repeat or climb."""

import io
import stat
import zipfile
import zlib
from pathlib import Path

import pytest

from services.ingest.screening import docx_archive
from services.ingest.screening.docx_archive import MAX_ENTRIES, open_archive
from services.ingest.screening.refusal import Refused
from tests.services.ingest.screening.documents import Entry, docx, docx_parts, raw_docx, raw_zip, zip_of
from tests.services.ingest.screening.refusals import assert_refused

MIB = 1024 * 1024


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("bomb_1g.docx", "archive_bomb"),
        ("bomb_2m_paras.docx", "archive_bomb"),
        ("manyparts.docx", "too_many_parts"),
        ("slip.docx", "bad_archive_path"),
        ("duptwice.docx", "document_corrupt"),
    ],
)
def test_generated_files(bad_inputs: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: str) -> None:
    monkeypatch.setattr(docx_archive, "unpack", _must_not_be_called)
    assert_refused((bad_inputs / name).read_bytes(), code, quarantine=True)


def _must_not_be_called(*_: object) -> bytes:
    raise AssertionError("nothing may be unpacked before the sums are checked")


def test_entries_over_the_same_bytes_are_a_bomb() -> None:
    bomb = Entry(b"word/media/a.bin", b"A" * MIB)
    copies = [Entry(b"word/media/%d.bin" % number, b"A" * MIB, same_place_as=3) for number in range(80)]
    data = raw_docx(bomb, *copies)
    assert len(data) < 20_000
    assert_refused(data, "archive_bomb", quarantine=True)


def test_entry_inside_another_entry_is_a_bomb() -> None:
    inner = raw_zip([Entry(b"x", b"inner", method=0)])
    outer = Entry(b"word/media/a.bin", inner, method=0)
    data = bytearray(raw_docx(outer, Entry(b"x", b"inner", method=0, same_place_as=3)))
    start = data.index(b"PK\3\4", data.index(b"word/media/a.bin"))  # the header inside the stored part
    directory = data.rindex(b"PK\1\2")
    data[directory + 42 : directory + 46] = start.to_bytes(4, "little")
    assert_refused(bytes(data), "archive_bomb", quarantine=True)


@pytest.mark.parametrize(
    "entry",
    [
        Entry(b"word/media/a.bin", b"A" * (3 * MIB)),  # ratio
        Entry(b"word/media/a.bin", b"x", unpacked_size=41 * MIB, packed_size=2 * MIB),  # one part
    ],
)
def test_one_part_can_be_a_bomb(entry: Entry) -> None:
    assert_refused(raw_docx(entry), "archive_bomb", quarantine=True)


def test_one_mebibyte_is_free_at_any_ratio() -> None:
    open_archive(raw_docx(Entry(b"word/media/a.bin", b"A" * MIB)))


@pytest.mark.parametrize(
    "entry",
    [
        Entry(b"word/a.bin", b"A" * 100_000, unpacked_size=10),
        Entry(b"word/a.bin", b"A" * 10, unpacked_size=100_000),
        Entry(b"word/a.bin", b"A" * 10, local_unpacked_size=11),
        Entry(b"word/a.bin", b"A" * 10, packed_size=3),
        Entry(b"word/a.bin", b"A" * 10, packed_size=40),
        Entry(b"word/a.bin", b"A" * 10, method=0, unpacked_size=9),
        Entry(b"word/a.bin", b"A" * 10, method=12),
        Entry(b"word/a.bin", b"A" * 10, local_name=b"word/b.bin"),
    ],
)
def test_lies_about_a_part(entry: Entry) -> None:
    assert_refused(raw_docx(entry), "document_corrupt", quarantine=True)


def test_a_lie_is_unpacked_no_further_than_it_declares(monkeypatch: pytest.MonkeyPatch) -> None:
    unpacked: list[int] = []
    real = zlib.decompressobj

    class Counting:
        def __init__(self, wbits: int) -> None:
            self._inflater = real(wbits)
            self.eof, self.unused_data = False, b""

        def decompress(self, packed: bytes, limit: int) -> bytes:
            content = self._inflater.decompress(packed, limit)
            self.eof, self.unused_data = self._inflater.eof, self._inflater.unused_data
            unpacked.append(len(content))
            return content

    monkeypatch.setattr(docx_archive.zlib, "decompressobj", Counting)
    content = b"".join(b"%07d" % number for number in range(10 * MIB // 7))
    data = raw_docx(Entry(b"word/a.bin", content, unpacked_size=1000))
    assert_refused(data, "document_corrupt", quarantine=True)
    assert unpacked[-1] == 1001


def test_wrong_checksum() -> None:
    data = bytearray(raw_docx(Entry(b"word/a.bin", b"A" * 10, method=0)))
    position = data.index(b"A" * 10)
    data[position] = ord("B")
    assert_refused(bytes(data), "document_corrupt", quarantine=True)


@pytest.mark.parametrize(
    "name",
    [
        b"../../x",
        b"/etc/passwd",
        b"word\\media\\x.bin",
        b"C:/x",
        b"word/../../x",
        b"word//x",
        b"word/./x",
        b"word/%2e%2e/x",
        b"word/a\0.bin",
        b"",
    ],
)
def test_bad_paths(name: bytes) -> None:
    assert_refused(raw_docx(Entry(name, b"x")), "bad_archive_path", quarantine=True)


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_entries_that_are_no_plain_files(kind: int) -> None:
    entry = Entry(b"word/link", b"/etc/passwd", unix_mode=kind | 0o777)
    assert_refused(raw_docx(entry), "bad_archive_path", quarantine=True)


def test_folders_and_plain_files_are_allowed() -> None:
    folder = Entry(b"word/media/", method=0, unix_mode=stat.S_IFDIR | 0o755)
    file = Entry(b"word/media/a.bin", b"x", unix_mode=stat.S_IFREG | 0o644)
    assert len(open_archive(raw_docx(folder, file)).parts) == 5


@pytest.mark.parametrize("name", [b"word/document.xml", b"WORD/Document.xml"])
def test_second_document(name: bytes) -> None:
    assert_refused(raw_docx(Entry(name, b"<a/>")), "document_corrupt", quarantine=True)


def test_encrypted_entry() -> None:
    assert_refused(raw_docx(Entry(b"word/a.bin", b"x", flags=1)), "encrypted_document", quarantine=False)


def test_most_entries() -> None:
    filling = [Entry(b"word/media/%d" % number) for number in range(MAX_ENTRIES - 3)]
    assert len(open_archive(raw_docx(*filling)).parts) == MAX_ENTRIES
    assert_refused(raw_docx(*filling, Entry(b"word/media/more")), "too_many_parts", quarantine=True)


def test_archives_with_something_around_them() -> None:
    entries = [Entry(name.encode(), part) for name, part in docx_parts().items()]
    open_archive(raw_zip(entries, comment=b"made by a test"))
    assert_refused(raw_zip(entries, behind=b"x"), "document_corrupt")
    assert_refused(raw_zip(entries, comment=b"PK\5\6" + b"\0" * 18), "document_corrupt")
    with pytest.raises(Refused, match="document_corrupt"):
        open_archive(b"prefix" + raw_zip(entries))


def test_truncated_archive_is_corrupt_and_not_kept() -> None:
    assert_refused(docx()[:-40], "document_corrupt", quarantine=False)


def test_archives_of_other_writers_are_read() -> None:
    parts = docx_parts()
    streamed = io.BytesIO()
    with zipfile.ZipFile(_Unseekable(streamed), "w", zipfile.ZIP_DEFLATED) as archive:  # sizes follow the data
        for name, part in parts.items():
            archive.writestr(name, part)
    wide = io.BytesIO()
    with zipfile.ZipFile(wide, "w", zipfile.ZIP_DEFLATED) as archive:  # sizes in the ZIP64 field
        for name, part in parts.items():
            with archive.open(name, "w", force_zip64=True) as file:
                file.write(part)
    for data in (streamed.getvalue(), wide.getvalue(), zip_of(parts)):
        assert dict(open_archive(data).contents()) == parts


class _Unseekable(io.RawIOBase):
    """A stream that cannot go back, as a socket."""

    def __init__(self, target: io.BytesIO) -> None:
        self._target = target

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        return self._target.write(data)
