"""The broken and the ordinary documents of the shared data, where they are."""

import os
from pathlib import Path

import pytest

DATA = Path(os.environ.get("CAREERGRAPH_DATA", "../shared/data"))


def require(path: Path) -> Path:
    """`path`, or a skip that names it; in CI its absence is a failure."""
    if not path.exists():
        if os.environ.get("CI"):
            pytest.fail(f"shared test data is missing: {path}")
        pytest.skip(f"shared test data is missing: {path}")
    return path


@pytest.fixture(scope="session")
def negatives() -> Path:
    """The folder of broken and hostile uploads in the shared data."""
    return require(DATA / "negatives")


@pytest.fixture(scope="session")
def ordinary_documents() -> list[Path]:
    """Every PDF, DOCX, TXT and Markdown document that people would upload as it is."""
    folders = [require(DATA / name) for name in ("resumes", "livecareer", "crossdoc", "jobs")]
    found = [path for folder in folders for path in sorted(folder.rglob("*"))]
    return [path for path in found if path.suffix.lower() in {".pdf", ".docx", ".txt", ".md"}]
