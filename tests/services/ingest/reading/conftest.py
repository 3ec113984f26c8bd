"""Documents for the reading tests: the shared data where it is, hostile files made on the spot."""

import os
import subprocess
import sys
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


@pytest.fixture(scope="session")
def bad_inputs(data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of hostile files, written by the generator beside the data."""
    folder = tmp_path_factory.mktemp("bad-inputs")
    generator = _required(data_folder.parent / "tools" / "make_bad_inputs.py")
    subprocess.run([sys.executable, str(generator), str(folder)], check=True, stderr=subprocess.DEVNULL, timeout=120)
    return folder


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    """One real, sealed child."""
    with ReaderPool(size=1) as readers:
        readers.warm_up()
        yield readers
