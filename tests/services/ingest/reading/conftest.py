"""Documents for the reading tests: the shared data where it is."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from services.ingest.reading.sealed.pool import ReaderPool


def _required(path: Path) -> Path:
    if not path.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{path} is needed in CI")
        pytest.skip(f"{path} is absent: set CAREERGRAPH_DATA to the data folder")
    return path


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """The folder of shared development data."""
    return _required(Path(os.environ.get("CAREERGRAPH_DATA", "../shared/data")).resolve())


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    """One real, sealed child."""
    with ReaderPool(size=1) as readers:
        readers.warm_up()
        yield readers
