"""What reading one document may cost."""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Bounds of one document's reading; beyond one of them the document is `Unreadable`.

    The bounds of the content follow the table of bad inputs. `lines` is ours: 200 dense pages have fewer than
    20,000 lines, and each line is an object in two processes.
    """

    pages: int = 200
    characters: int = 2_000_000
    lines: int = 100_000
    part_bytes: int = 40 * MIB
    """one unpacked part of a DOCX"""
    unpacked_bytes: int = 100 * MIB
    """all unpacked parts of a DOCX that are read"""
    memory_bytes: int = 1024 * MIB
    """address space of the child process"""
    cpu_seconds: float = 20.0
    wall_seconds: float = 20.0
    output_bytes: int = 64 * MIB
    """the longest answer that is taken from a child"""
    start_seconds: float = 30.0
    """how long a child may take to import its libraries"""
