"""Opening an O*NET text release, a zip or a folder, without trusting it."""

import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

MAX_ENTRIES = 500  # 29.3 has 37
MAX_UNPACKED_BYTES = 512 * 1024 * 1024  # a whole release unpacks to some 70 MB
MAX_RATIO = 100  # of an entry above 1 MiB; tables of a release shrink to about a tenth
MAX_LINE_BYTES = 64 * 1024
README = "Read Me.txt"

_FOLDER_VERSION = re.compile(r"db_(\d+)_(\d+)_text", re.IGNORECASE)
_README_VERSION = re.compile(r"O\*NET\D{0,3}(\d+\.\d+) Database")


class ReleaseError(Exception):
    """A release that cannot be read. `code` is stable, `detail` says where, and nothing was imported.

    Codes: not_found, not_an_archive, archive_damaged, archive_encrypted, archive_bomb, unsafe_path,
    not_a_release, unknown_version, mixed_version, wrong_charset, table_missing, table_malformed,
    table_truncated.
    """

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class ReleaseFiles:
    """The text files of a release by name, as "Occupation Data.txt", and its version, as "29.3"."""

    version: str
    openers: dict[str, Callable[[], IO[bytes]]]

    def lines(self, name: str) -> Iterator[str]:
        """The lines of a file with their line ends, one at a time.

        Raises ReleaseError: `wrong_charset` where it is not UTF-8, `table_malformed` for a line of over
        64 KiB, `archive_damaged` where the bytes cannot be unpacked or do not fit their checksum.
        """
        number = 0
        try:
            with self.openers[name]() as stream:
                while raw := stream.readline(MAX_LINE_BYTES + 1):
                    number += 1
                    if len(raw) > MAX_LINE_BYTES:
                        raise ReleaseError("table_malformed", f"{name}, line {number}: too long")
                    if b"\0" in raw:
                        raise ReleaseError("wrong_charset", f"{name}, line {number}: not text in UTF-8")
                    yield raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise ReleaseError("wrong_charset", f"{name}, line {number}: not UTF-8") from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise ReleaseError("archive_damaged", f"{name}, after line {number}") from error


@contextmanager
def open_release(path: Path) -> Iterator[ReleaseFiles]:
    """The files of the release at `path`, a zip or a folder that holds its text files at any one depth.

    Raises ReleaseError; nothing is unpacked to disk.
    """
    if path.is_dir():
        files = [file for file in sorted(path.rglob("*")) if _is_inside(file, path)]
        yield _release(path, {f.relative_to(path).as_posix(): partial(_open_file, f) for f in files})
        return
    if not path.is_file():
        raise ReleaseError("not_found", "no file or folder there")
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        code = "archive_damaged" if _starts_like_zip(path) else "not_an_archive"
        raise ReleaseError(code, "not a complete zip archive") from error
    with archive:
        entries = _checked_entries(archive)
        yield _release(path, {entry.filename: partial(archive.open, entry) for entry in entries})


def _open_file(file: Path) -> IO[bytes]:
    return file.open("rb")


def _starts_like_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"PK"


def _is_inside(file: Path, folder: Path) -> bool:
    """Raises ReleaseError (`unsafe_path`) for a link that leads out of the folder."""
    if not file.resolve().is_relative_to(folder.resolve()):
        raise ReleaseError("unsafe_path", "a link leads out of the folder")
    return file.is_file()


def _checked_entries(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files of an archive that may be read: by the directory alone, before anything is unpacked."""
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise ReleaseError("archive_bomb", f"{len(entries)} entries, at most {MAX_ENTRIES}")
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
        raise ReleaseError("archive_bomb", f"unpacks to over {MAX_UNPACKED_BYTES} bytes")
    for entry in entries:
        parts = entry.filename.split("/")
        # orig_filename: zipfile cuts the name at a NUL and turns the platform's separators.
        if ".." in parts or entry.filename.startswith("/") or set("\\:\0") & set(entry.orig_filename):
            raise ReleaseError("unsafe_path", "an entry's path leads out of the archive")
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise ReleaseError("unsafe_path", "an entry is a link")
        if entry.flag_bits & 0x1:
            raise ReleaseError("archive_encrypted", "an entry is encrypted")
        if entry.file_size > 2**20 and entry.file_size > MAX_RATIO * max(1, entry.compress_size):
            raise ReleaseError("archive_bomb", f"an entry shrinks to less than 1/{MAX_RATIO}")
    if len({entry.filename for entry in entries}) != len(entries):
        raise ReleaseError("archive_damaged", "two entries of one name")
    return [entry for entry in entries if not entry.is_dir()]


def _release(path: Path, openers: dict[str, Callable[[], IO[bytes]]]) -> ReleaseFiles:
    """The text files of one folder, with the version that folder, path or "Read Me.txt" state alike."""
    texts = {name: opener for name, opener in openers.items() if name.lower().endswith(".txt")}
    if not texts:
        raise ReleaseError("not_a_release", "no text tables in it")
    folders = [*texts, path.name] if path.is_dir() else texts  # a zip's own name may have been changed
    stated = {f"{m[1]}.{m[2]}" for name in folders for m in _FOLDER_VERSION.finditer(name)}
    by_name = {name.rsplit("/", 1)[-1]: opener for name, opener in texts.items()}
    if README in by_name:
        notes = "".join(ReleaseFiles("", by_name).lines(README))
        stated |= set(_README_VERSION.findall(notes)[:1])
    if not stated:
        stated = {f"{m[1]}.{m[2]}" for m in [_FOLDER_VERSION.search(path.name)] if m}
    if len(stated) > 1 or len(by_name) != len(texts):
        raise ReleaseError("mixed_version", "more than one release: " + ", ".join(sorted(stated)))
    if not stated:
        raise ReleaseError("unknown_version", f"neither folder (db_29_3_text) nor {README!r} names it")
    return ReleaseFiles(stated.pop(), by_name)
