"""UTF-8 that a program before us took for Windows-1252."""

import pytest

from services.ingest.reading.misread_utf8 import read_back
from services.ingest.reading.normalization import clean

WRITTEN = (
    "Señora Müller’s résumé – “café”, ąćęłńóśźż, Österreich, Škoda, 10 °C, 50 € • naïve … ½",
    "Ünal İpek, Łódź, Kraków; São João; “Ærø” ½ ← → ● ☎",
)


@pytest.mark.parametrize("text", WRITTEN)
def test_every_misread_character_is_read_back(text: str) -> None:
    for word in text.split():
        misread = word.encode().decode("latin-1")
        assert read_back(misread) == word


@pytest.mark.parametrize("text", WRITTEN)
def test_what_was_read_well_stays(text: str) -> None:
    assert read_back(text) == text


@pytest.mark.parametrize(
    "text", ["MAÇÃ – IRMÃ “x”", "„SMÅ–“", "NGÂ “Hà”", "ÂGE", "«É»", "à la “carte”", "Ø–Å", "pâté ïdea âme", "A–Ä, Ö–Ü"]
)
def test_words_that_only_look_so_stay(text: str) -> None:
    assert read_back(text) == text


@pytest.mark.parametrize(
    ("misread", "meant"),
    [
        ("a â€œteam playerâ€ here", "a “team player” here"),
        ("led overÂ 15 people Â", "led over 15 people"),
        ("College ï¼ City", "College , City"),
        ("MÃ¼ller, FranÃ§ois, Å‚ódź", "Müller, François, łódź"),
        ("â€¢ Dienstplan fÃ¼r 12", "• Dienstplan für 12"),
    ],
)
def test_what_was_lost_on_the_way(misread: str, meant: str) -> None:
    assert clean(misread) == meant
