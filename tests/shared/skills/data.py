"""Where the data for development lies."""

import os
from pathlib import Path

import pytest


def data_file(name: str) -> Path:
    """A file of the data folder; skips the test where it is absent, except in CI."""
    path = Path(os.environ.get("CAREERGRAPH_DATA", "../shared/data")) / name
    if not path.exists() and not os.environ.get("CI"):
        pytest.skip(f"{name} is not in the data folder (CAREERGRAPH_DATA)")
    return path
