"""B11, B54, B55: encodings, noise, and scripts that are named as text."""

import contextlib
from pathlib import Path

import pytest

from services.ingest.screening.plain_text import decode_text
from services.ingest.screening.refusal import Refused
from services.ingest.screening.screen import screen
from tests.services.ingest.screening.documents import EICAR
from tests.services.ingest.screening.refusals import assert_refused

SENTENCE = "Zoë Müller – ingénieure à Genève, “café” gérant 12 000 €.\n"
CYRILLIC = "Инженер-программист, десять лет опыта разработки.\n"


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (SENTENCE.encode(), SENTENCE, "utf-8"),
        (b"\xef\xbb\xbf" + SENTENCE.encode(), SENTENCE, "utf-8"),
        (b"\xff\xfe" + CYRILLIC.encode("utf-16-le"), CYRILLIC, "utf-16-le"),
        (b"\xfe\xff" + CYRILLIC.encode("utf-16-be"), CYRILLIC, "utf-16-be"),
        (SENTENCE.encode("cp1252"), SENTENCE, "cp1252"),
        ("Résumé of José Muñoz".encode("latin-1"), "Résumé of José Muñoz", "cp1252"),
        (b"\n\n \t", "\n\n \t", "utf-8"),
    ],
)
def test_encodings(data: bytes, text: str, encoding: str) -> None:
    assert decode_text(data) == (text, encoding)
    assert screen(data, "cv.txt", "text/plain").encoding == encoding


@pytest.mark.parametrize(
    "data",
    [
        CYRILLIC.encode("koi8-r"),
        "経験十年の技術者です".encode("shift_jis"),
        SENTENCE.encode() + b"\xe9 damaged",
        b"\xff\xfe" + SENTENCE.encode("utf-16-le") + b"\x00",
        b"\xff\xfe\x00\xd8\x41\x00",
        SENTENCE.encode("utf-32"),
        b"caf\x81\x8d ok, this is a text of some length",
    ],
)
def test_bad_encoding(data: bytes) -> None:
    assert_refused(data, "bad_encoding", "cv.txt", quarantine=False)


@pytest.mark.parametrize(
    "data",
    [
        b"abc\0def",
        SENTENCE.encode("utf-16-le"),
        b"\xff\xfe" + ("\ue000\u0378" * 50).encode("utf-16-le"),
        bytes(range(1, 256)) * 8,
        b"\x01\x02\x03 text",
    ],
)
def test_binary_named_text(data: bytes) -> None:
    assert_refused(data, "type_mismatch", "cv.txt")


@pytest.mark.parametrize(
    ("name", "code"),
    [("nul.txt", "type_mismatch"), ("html.txt", "type_mismatch"), ("elf.pdf", "type_mismatch")],
)
def test_generated_files(bad_inputs: Path, name: str, code: str) -> None:
    assert_refused((bad_inputs / name).read_bytes(), code, "cv.txt")


def test_texts_of_the_shared_data(negatives: Path, bad_inputs: Path) -> None:
    assert_refused((negatives / "binary.txt").read_bytes(), "type_mismatch", "cv.txt")
    for path in (
        negatives / "latin1.txt", negatives / "utf16.txt", negatives / "prompt_injection_resume.txt",
        bad_inputs / "latin.txt", bad_inputs / "utf16.txt", bad_inputs / "bidi.txt",
    ):  # fmt: skip
        assert screen(path.read_bytes(), path.name, None).encoding in {"utf-8", "utf-16-le", "cp1252"}


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><p>Jane",
        "\ufeff  <HTML><body>Jane</body></HTML>",
        "<!-- a --> <!-- b --><html>",
        "<?xml version='1.0'?><a/>",
        "<?php system('id');",
        "<svg onload=alert(1)></svg>",
        "<script>alert(1)</script>",
        "#!/bin/sh\nrm -rf /",
        "@echo off\r\ndel *",
        "alert(1);",
        "// a comment\nvar shell = new ActiveXObject('WScript.Shell');\nshell.Run('cmd');\n",
        "function f(a) {\n  return a;\n}\n\nconsole.log(f(1));\n",
        "(function () {\n  eval(atob('YQ=='));\n})();\n",
    ],
)
@pytest.mark.parametrize("name", ["cv.txt", "cv.md"])
def test_active_text(text: str, name: str) -> None:
    assert_refused(text.encode(), "type_mismatch", name, quarantine=True)


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe\nwrote `const x = 1;` and eval() sandboxes;\nled a team of five;\naudited eval();\n",
        "<script>alert(1)</script> Doe\nSoftware engineer\n" + "Ten years of experience with Python. " * 5,
        '<div align="center">\n\n# Jane Doe\n\n</div>\n\nEngineer\n',
        "<!-- written with care -->\n# Jane Doe\n",
        "# Jane Doe\n\n```js\nconst x = () => {\n  eval(y);\n};\n```\n\nEngineer at Acme.\n",
        "MZ Khan\nEngineer",
        '=HYPERLINK("http://evil.example")\n\'; DROP TABLE people; --\n{{ 7*7 }}\n',
        EICAR.decode(),
        "<Jane Doe>\nEngineer",
    ],
)
@pytest.mark.parametrize("name", ["cv.txt", "cv.md"])
def test_text_that_mentions_code_is_text(text: str, name: str) -> None:
    assert screen(text.encode(), name, None).size == len(text.encode())


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "text",
    [
        "a" * 1024 * 1024,
        "\n" * 1024 * 1024,
        "a" + "\u0301" * 100_000,
        "a@" + "a." * 500_000,
        "<!--" * 250_000,
        "<script>" * 130_000,
        "function" + " " * 1_000_000,
        "```\n" * 250_000,
        "var " * 250_000,
        "=>" * 500_000,
        "alert(\n" + "a" * 1_000_000,
        "alert(\n" + "a b " * 250_000,
    ],
)
def test_hostile_texts_are_judged_in_time(text: str) -> None:
    with contextlib.suppress(Refused):
        screen(text.encode(), "cv.md", None)
