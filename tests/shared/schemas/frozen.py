"""What a release fixed for ever: the golden examples, the schemas of older versions, the contracts of releases.

`frozen.sha256` lists them in the format of `sha256sum`. A new golden example or release adds lines; none is changed.
Before a version is tagged its release may be cut anew; afterwards a changed line is a broken promise.
"""

import hashlib
from pathlib import Path

from shared.schemas.asyncapi import schema_path
from shared.schemas.examples import GOLDEN
from shared.schemas.export import EXPORTED, RELEASED
from shared.schemas.registry import EVENTS, living_versions

LIST = Path(__file__).with_name("frozen.sha256")
_ROOT = GOLDEN.parent


def frozen_hashes() -> dict[str, str]:
    """Path below `shared/schemas` -> SHA-256 (hex), of the files that are there."""
    superseded = [
        EXPORTED / schema_path(event, version)
        for event in EVENTS
        for version in living_versions(event)
        if version < event.VERSION
    ]
    files = [*GOLDEN.iterdir(), *superseded, *(path for path in RELEASED.rglob("*") if path.is_file())]
    return {path.relative_to(_ROOT).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def listed_hashes() -> dict[str, str]:
    """The same, as committed."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return {path: digest for digest, _, path in (line.partition("  ") for line in lines)}


def write_list() -> None:
    """For whoever adds a golden example or cuts a release."""
    lines = [f"{digest}  {path}\n" for path, digest in sorted(frozen_hashes().items())]
    LIST.write_text("".join(lines), encoding="utf-8")
