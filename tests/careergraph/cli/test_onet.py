"""Importing a release of our own making: rows, event, snapshot and the account of them."""

import json
import subprocess
import sys
from pathlib import Path

from sqlalchemy import select

from shared.db.database import Database
from shared.runtime.tables import OUTBOX
from shared.schemas.event import NO_OWNER
from shared.skills.ontology.ontology import Ontology, builtin_ontology
from shared.skills.ontology.store import newest_ontology
from tests.careergraph.cli.running import CommandLine
from tests.shared.skills.releases import encoded, small_tables, write_zip


def announced(database: Database) -> list[dict[str, object]]:
    with database.transaction("app", NO_OWNER) as connection:
        rows = connection.scalars(
            select(OUTBOX.c.payload).where(OUTBOX.c.type == "ontology.imported").order_by(OUTBOX.c.id)
        )
        return [json.loads(payload) for payload in rows]


def test_import(online: CommandLine, database: Database, tmp_path: Path) -> None:
    release = write_zip(tmp_path / "release.zip", encoded(small_tables()))
    done = online.run_anew("onet", "import", str(release), "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["version"].partition("+")[0], told["is_new"], told["missing_tables"]) == ("onet-30.1", True, [])
    occupations = next(table for table in told["tables"] if table["table"] == "Occupation Data.txt")
    assert occupations["rows_read"] == occupations["rows_stored"] == 2
    assert newest_ontology(database).content_hash == told["content_hash"]
    (event,) = announced(database)
    assert {name: event[name] for name in ("ontology_version", "content_hash", "concepts", "previous_version")} == {
        "ontology_version": told["version"],
        "content_hash": told["content_hash"],
        "concepts": told["concepts"],
        "previous_version": builtin_ontology().version,
    }
    assert Ontology.from_bytes(Path(told["snapshot"]).read_bytes()).content_hash == told["content_hash"]


def test_again_changes_nothing(online: CommandLine, database: Database, tmp_path: Path) -> None:
    release = write_zip(tmp_path / "release.zip", encoded(small_tables()))
    assert online.run("onet", "import", str(release)).returncode == 0
    again = online.run("onet", "import", str(release))
    assert again.returncode == 0
    assert "in force already; nothing changed" in again.stdout
    assert len(announced(database)) == 1


def test_what_is_logged_does_not_mix_with_the_result(online: CommandLine, database: Database, tmp_path: Path) -> None:
    release = write_zip(tmp_path / "release.zip", encoded(small_tables()))
    code = (
        "import sys\n"
        "from careergraph.cli import main, platform\n"
        "from shared.logging import get_logger\n"
        "opened = platform.find_connections\n"
        "def told(settings):\n"
        "    get_logger('a.module').warning('something_odd')\n"
        "    return opened(settings)\n"
        "platform.find_connections = told\n"
        f"sys.argv = ['careergraph', 'onet', 'import', {str(release)!r}, '--json']\n"
        "main.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=online.environment, capture_output=True, text=True, check=False, timeout=150
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["is_new"] is True
    assert "something_odd" in done.stderr


def test_other_content_of_the_same_release_is_another_version(
    online: CommandLine, database: Database, tmp_path: Path
) -> None:
    tables = small_tables()
    assert online.run("onet", "import", str(write_zip(tmp_path / "one.zip", encoded(tables)))).returncode == 0
    tables["Technology Skills.txt"].pop()
    done = online.run("onet", "import", str(write_zip(tmp_path / "other.zip", encoded(tables))))
    assert done.returncode == 0, done.stderr
    assert "vanished, kept: Quibbler software" in done.stdout
    first, second = announced(database)
    assert second["previous_version"] == first["ontology_version"] != second["ontology_version"]
    assert (second["vanished"], second["added"]) == (1, 0)
    newest = newest_ontology(database)
    assert newest.version == second["ontology_version"]
    assert newest.by_id["onet:quibbler-software"].retired


def test_a_release_that_lacks_a_table_says_so(online: CommandLine, tmp_path: Path) -> None:
    tables = small_tables()
    del tables["Job Zones.txt"]
    done = online.run("onet", "import", str(write_zip(tmp_path / "release.zip", encoded(tables))))
    assert done.returncode == 0
    assert "The release lacks Job Zones.txt." in done.stdout


def test_what_is_no_release_is_bad_input(online: CommandLine, database: Database, tmp_path: Path) -> None:
    (tmp_path / "release.zip").write_bytes(b"PK\x03\x04 and nothing else")
    done = online.run("onet", "import", str(tmp_path / "release.zip"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "archive_damaged" in done.stderr
    assert announced(database) == []
