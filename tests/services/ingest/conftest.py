"""The hostile files that a generator beside the shared data makes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def bad_inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files of tools/make_bad_inputs.py, made once for screening and reading."""
    script = Path(os.environ.get("CAREERGRAPH_DATA", "../shared/data")).parent / "tools" / "make_bad_inputs.py"
    if not script.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{script} is needed in CI")
        pytest.skip(f"{script} is absent: set CAREERGRAPH_DATA to the data folder")
    folder = tmp_path_factory.mktemp("bad_inputs")
    subprocess.run([sys.executable, "-W", "ignore", str(script), str(folder)], check=True, timeout=380)
    return folder
