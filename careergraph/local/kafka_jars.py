"""Kafka's jars: downloaded once through jgo, checked against this repository's hashes on each start.

`kafka_jars.sha256` beside this module is the lock: each jar's SHA-256 and its path in a Maven repository.
Only these jars are downloaded and used; nothing is resolved on a user's machine.

`python -m careergraph.local.kafka_jars` fetches the jars and prepares the class-data archive (`make install`
does it). `python -m careergraph.local.kafka_jars --relock` resolves `ROOTS` anew and rewrites the lock. To go
to another version of Kafka: change `KAFKA_VERSION`, relock, read the difference, and renew
`kafka_storage._BOOTSTRAP_CHECKPOINT`.
"""

import hashlib
import logging
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from careergraph.local import file_lock
from careergraph.local.errors import KafkaJarRefused, KafkaJarsUnavailable, LocalError
from careergraph.local.home import default_cache

KAFKA_VERSION = "4.3.1"
ROOTS = (f"org.apache.kafka:kafka_2.13:{KAFKA_VERSION}", "org.slf4j:slf4j-simple:1.7.36")
LOCK = Path(__file__).with_name("kafka_jars.sha256")

_PARALLEL_DOWNLOADS = 6
_DOWNLOAD_ATTEMPTS = 3

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class LockedJar:
    """One line of the lock: `group/as/path/artifact/version/artifact-version.jar` and its SHA-256."""

    path: PurePosixPath
    sha256: str

    @property
    def coordinates(self) -> tuple[str, str, str]:
        """Group, artifact and version."""
        *group, artifact, version, _ = self.path.parts
        return ".".join(group), artifact, version


def read_lock(path: Path = LOCK) -> list[LockedJar]:
    """The jars in the order of the class path. The format is that of `sha256sum`."""
    pairs = (line.split() for line in path.read_text(encoding="ascii").splitlines())
    return [LockedJar(path=PurePosixPath(name), sha256=digest) for digest, name in pairs]


def kafka_cache(cache: Path) -> Path:
    """The part of the cache for this version of Kafka."""
    return cache / f"kafka-{KAFKA_VERSION}"


def resolve_jars(cache: Path) -> list[Path]:
    """Return the class path, downloading what the cache lacks; every jar's hash is checked on every call (46
    MB).

    Several processes may call this at once: one downloads, the others wait. Raises `KafkaJarRefused` when a
    jar, cached or new, has another hash than the lock, and `KafkaJarsUnavailable` when a download fails.
    """
    folder = kafka_cache(cache) / "jars"
    folder.mkdir(parents=True, exist_ok=True)
    locked = read_lock()
    with file_lock.exclusive(kafka_cache(cache) / "jars.lock"):
        missing = [jar for jar in locked if not (folder / jar.path.name).exists()]
        if missing:
            with tempfile.TemporaryDirectory(dir=folder.parent, prefix="download-") as staging:
                _download(missing, Path(staging), folder)
    paths = [folder / jar.path.name for jar in locked]
    for jar, path in zip(locked, paths, strict=True):
        _check(path, jar)
    return paths


def _check(path: Path, jar: LockedJar) -> None:
    if _sha256(path) != jar.sha256:
        raise KafkaJarRefused(
            f"The jar {path} is not the one that Careergraph was released with (its SHA-256 differs), "
            "so it is not used; delete it to download it again."
        )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _download(jars: Sequence[LockedJar], staging: Path, folder: Path) -> None:
    """Download into `staging`; move to `folder` only what is whole and has the right hash."""
    _log.info("downloading %d jars of Apache Kafka %s", len(jars), KAFKA_VERSION)

    def fetch(jar: LockedJar) -> None:
        path = _fetch(jar, staging)
        _check(path, jar)
        path.replace(folder / jar.path.name)

    with ThreadPoolExecutor(_PARALLEL_DOWNLOADS) as pool:
        list(pool.map(fetch, jars))


def _fetch(jar: LockedJar, repository: Path) -> Path:
    import requests  # what jgo downloads with
    from jgo.maven import MavenContext

    group, artifact_id, version = jar.coordinates
    artifact = MavenContext(repo_cache=repository).project(group, artifact_id).at_version(version).artifact()
    for attempts_left in reversed(range(_DOWNLOAD_ATTEMPTS)):
        try:
            return Path(artifact.resolve())
        except (RuntimeError, requests.RequestException, OSError) as error:
            # jgo writes in place: what is there now is cut off.
            (repository / jar.path).unlink(missing_ok=True)
            if not attempts_left:
                raise KafkaJarsUnavailable(
                    f"Apache Kafka {KAFKA_VERSION} could not be downloaded ({jar.path.name}, "
                    f"{type(error).__name__}); the network is needed for the first start, "
                    "later ones use the cache."
                ) from error
    raise AssertionError("the last attempt returns or raises")


def relock() -> None:
    """Resolve `ROOTS` with all that they need, download, and write the lock anew.

    The hashes are those of the files as the repository serves them now: read the difference before committing
    it.
    """
    import jgo
    from jgo.maven import MavenContext

    with tempfile.TemporaryDirectory() as staging:
        context = MavenContext(repo_cache=Path(staging))
        lines = []
        for found in jgo.resolve("+".join(ROOTS)):
            component = context.project(found.groupId, found.artifactId).at_version(found.version)
            path = Path(component.artifact().resolve())
            lines.append(f"{_sha256(path)}  {path.relative_to(staging).as_posix()}\n")
        LOCK.write_text("".join(lines), encoding="ascii")


def main(arguments: Sequence[str]) -> int:
    """The command described at the top of this module; exit code 3 when something could not be had."""
    if "--relock" in arguments:
        relock()
        return 0
    from careergraph.local.kafka_archive import ensure_archive

    logging.basicConfig(level=logging.INFO, format="%(message)s")
    cache = default_cache()
    try:
        ensure_archive(resolve_jars(cache), cache)
    except LocalError as error:
        sys.stderr.write(f"{error}\n")
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
