"""Tesseract as a program that may be missing, old, slow or broken; what it says, as words with places."""

from pathlib import Path

import pytest

from services.ingest.converting.strokes import Strokes
from services.ingest.converting.tesseract import Tesseract, TesseractFailed, installed_tesseract, recognised_words

HOCR = """<html><body><div class='ocr_page' title='image "-"; bbox 0 0 900 900; ppageno 0'>
<span class='ocr_line' id='l1' title="bbox 100 50 500 90; baseline 0.01 -8; x_size 40; x_descenders 9">
 <span class='ocrx_word' title='bbox 100 52 200 82; x_wconf 96'>R&amp;D</span>
 <span class='ocrx_word' title='bbox 220 52 300 82; x_wconf 31'><strong>Jo&#39;s</strong></span>
 <span class='ocrx_word' title='bbox 320 52 320 82; x_wconf 31'>flat</span>
 <span class='ocrx_word' title='bbox 330 52 350 82; x_wconf 31'> </span>
</span>
<span class='ocr_header' title="bbox 100 100 500 140"><span class='ocrx_word' title='bbox 9 101 20 139'>x</span></span>
<span class='ocrx_word' title='no place'>y</span>
</div></body></html>"""


def program(folder: Path, words: str, *, languages: str = "eng osd") -> str:
    """A folder with a `tesseract` that does `words` when it gets a picture."""
    path = folder / "tesseract"
    listed = f"echo List of languages; for one in {languages}; do echo $one; done"
    path.write_text(
        f'#!/bin/sh\ncase "$1" in --version) echo "tesseract 5.9.1"; echo " more";; '
        f"--list-langs) {listed};; *) {words};; esac\n"
    )
    path.chmod(0o700)
    return str(folder)


def installed(folder: Path, words: str) -> Tesseract:
    found = installed_tesseract(program(folder, words))
    assert found is not None
    return found


def test_what_is_installed(tmp_path: Path) -> None:
    assert installed_tesseract(str(tmp_path)) is None
    assert installed_tesseract(program(tmp_path, "true", languages="osd jpn")) is None
    found = installed_tesseract(program(tmp_path, "true", languages="fra eng osd"))
    assert found == Tesseract(str(tmp_path / "tesseract"), "5.9.1", "eng+fra", orientation=True)


def test_words_with_places(tmp_path: Path) -> None:
    (tmp_path / "words.html").write_text(HOCR)
    first, second, third = recognised_words(installed(tmp_path, f"cat {tmp_path}/words.html"), b"P5")
    assert first[:5] == ("R&D", 100, 52, 200, 82)
    assert first.baseline == 90 - 8 + 0.01 * 50
    assert (first.letters, first.confidence, first.opens_line) == (40, 96, True)
    assert (second.text, second.confidence, second.opens_line) == ("Jo's", 31, False)
    assert (third.text, third.letters, third.confidence, third.opens_line) == ("x", 40, 0, True)


def test_it_gets_the_picture_and_no_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAREERGRAPH_MASTER_KEY", "secret")
    recognised_words(installed(tmp_path, f"(cat; env) > {tmp_path}/seen; echo x"), b"P5 picture ")
    seen = (tmp_path / "seen").read_text()
    assert seen.startswith("P5 picture ")
    assert "secret" not in seen
    assert "OMP_THREAD_LIMIT=1" in seen


@pytest.mark.parametrize("words", ["exit 3", "true", "kill -9 $$", "sleep 60", "cat /dev/zero"])
def test_a_program_that_fails_hangs_or_floods(tmp_path: Path, words: str) -> None:
    found = installed(tmp_path, words)
    with pytest.raises(TesseractFailed):
        recognised_words(found, b"P5", 1.0)


def test_an_answer_that_is_no_hocr_has_no_words(tmp_path: Path) -> None:
    assert recognised_words(installed(tmp_path, "head -c 100000 /dev/urandom"), b"P5") == []


def test_strokes() -> None:
    row = bytes([255, 0, 0, 255, 0, 0, 255, 255, 0, 255])
    strokes = Strokes(row * 4 + bytes(10) + bytes([255]) * 10, 10)
    assert strokes.width(0, 0, 7, 4) == 2.0
    assert strokes.width(0, 0, 10, 5) == pytest.approx(5 / 3), "a bar is no stroke"
    assert strokes.width(0, 5, 10, 6) == 0.0
    assert strokes.width(5, 5, 5, 5) == 0.0
