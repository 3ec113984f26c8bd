"""The quality of a text, without a dictionary."""

import pytest

from services.ingest.reading.quality import is_doubtful, is_junk, quality_of

ENGLISH = "Built pipelines for data with Python and SQL, led a team of five people, and cut the costs by 40 %. " * 3
GERMAN = "Leitung der Entwicklung von Werkzeugen für Straßenbau und Qualitätssicherung in Bremen. " * 3
SKILLS = "SQL, AWS, GCP, HTML, CSS, XML, PHP, REST, gRPC, Kubernetes, Docker, Linux, Bash, Git, npm, Go, Rust. " * 2
RUSSIAN = "Инженер-программист, десять лет опыта разработки и сопровождения систем. " * 3


@pytest.mark.parametrize("text", [ENGLISH, GERMAN, SKILLS, RUSSIAN, "Jane Example", "日本語の履歴書です。" * 20])
def test_ordinary_text(text: str) -> None:
    quality = quality_of(text)
    assert quality.score > 0.75
    assert not is_junk(quality)
    assert not is_doubtful(quality)


@pytest.mark.parametrize(
    ("text", "unmapped", "part"),
    [
        (ENGLISH, 300, "characters"),
        ("!\"§ $%& /() =?` *'# +-. <>| @€ 12 34 ab " * 10, 0, "letters"),
        ("qxzt wrtpl kjhg bcdf mnpqr stvwx " * 10, 0, "words"),
        (" ".join(ENGLISH.replace(" ", "")), 0, "spacing"),
        (ENGLISH.replace(" ", "").replace(",", "").replace(".", ""), 0, "spacing"),
    ],
)
def test_junk(text: str, unmapped: int, part: str) -> None:
    quality = quality_of(text, unmapped)
    assert is_junk(quality) or part == "spacing"
    if part != "spacing" or text.count(" ") > 20:
        assert getattr(quality, part) == min(quality.characters, quality.letters, quality.words, quality.spacing)


def test_the_score_is_the_product_of_its_parts() -> None:
    quality = quality_of(ENGLISH, 20)
    product = quality.characters * quality.letters * quality.words * quality.spacing
    assert quality.score == pytest.approx(product, abs=0.01)
