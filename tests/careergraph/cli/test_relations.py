"""Building relations, joining ESCO, names for everybody, and vectors, on the command line."""

import gzip
import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from services.knowledge_graph.models import FACT_VECTORS, FACTS
from shared.db.database import Database
from shared.security.api_keys import create_person_key
from shared.security.keyring import Keyring
from shared.skills.ontology.store import newest_ontology
from shared.skills.relations.store import load_links
from shared.skills.relations.tables import RELATION_BUILDS
from tests.careergraph.cli.running import CommandLine
from tests.services.knowledge_graph.building import id_of
from tests.shared.skills.esco_sample import write_sample
from tests.shared.skills.relation_releases import crowded_tables
from tests.shared.skills.releases import encoded, write_zip

OWNER = id_of("searcher")


def told(done) -> dict:
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_build(online: CommandLine, database: Database, tmp_path: Path) -> None:
    online = replace(online, variables={**online.variables, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))})
    release = write_zip(tmp_path / "release.zip", encoded(crowded_tables()))
    told(online.run("onet", "import", str(release), "--json"))
    lists = tmp_path / "lists.csv.gz"
    lists.write_bytes(gzip.compress(b"1,Python,Docker,,\n2,Python,PostgreSQL,,\n"))
    built = told(online.run_anew("skills", "build", "--advertisements", str(lists), "--words-only", "--json"))
    assert built["ontology_version"] == newest_ontology(database).version
    assert built["provenance"]["sources"]["advertisements"]["lists"] == 2
    assert min(built["similar"], built["progressions"], built["clusters"], built["related_occupations"]) > 0
    with database.transaction("app") as connection:
        assert connection.scalar(select(RELATION_BUILDS.c.content_hash)) == built["content_hash"]


@pytest.mark.parametrize("content", [b"", b"1\n2,,\n", b"\x1f\x8bnot gzip", b"1,\xff\xfe\n"])
def test_lists_that_are_none_are_refused(online: CommandLine, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "lists.csv").write_bytes(content)
    done = online.run("skills", "build", "--advertisements", str(tmp_path / "lists.csv"))
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1


def test_esco(online: CommandLine, database: Database, tmp_path: Path) -> None:
    folder = write_sample(tmp_path / "esco")
    first = told(online.run_anew("esco", "import", str(folder), "--json"))
    assert (first["matched"], first["added"], first["linked"], first["is_new"]) == (1, 4, 1, True)
    assert newest_ontology(database).version == first["version"]
    with database.transaction("app") as connection:
        assert load_links(connection, "esco") == {"esco:0003": ("51-9999.00",)}
    assert told(online.run("esco", "import", str(folder), "--json"))["is_new"] is False
    assert online.run("esco", "import", str(tmp_path / "none")).returncode == 2
    (folder / "skills_en.csv").write_bytes(b"nothing")
    assert online.run("esco", "import", str(folder)).returncode == 2


def test_a_name_for_everybody(online: CommandLine, database: Database) -> None:
    done = told(online.run_anew("skills", "alias", "cg:kubernetes", "Kubi Cluster", "--json"))
    assert newest_ontology(database).version == done["version"]
    assert [found.id for found in newest_ontology(database).by_key["kubi cluster"]] == ["cg:kubernetes"]
    assert told(online.run("skills", "alias", "cg:kubernetes", "Kubi Cluster", "--json"))["is_new"] is False
    taken = online.run("skills", "alias", "cg:python", "Kubi Cluster")
    assert (taken.returncode, "alias_taken" in taken.stderr) == (2, True)


def test_vectors(online: CommandLine, database: Database, keyring: Keyring) -> None:
    create_person_key(database, keyring, OWNER)
    fact = {"rank": 1, "type": "work.bullet", "status": "proposed", "visibility": "private", "holding": "held",
            "confidence": 1.0, "evidence": [], "keys": [], "conflicts_with": [], "author_roles": [],
            "etag": "e"}  # fmt: skip
    with database.transaction("app", OWNER) as connection:
        connection.execute(
            insert(FACTS),
            [fact | {"owner_id": OWNER, "id": f"{n:064x}", "text": f"built {n} pipelines"} for n in range(300)],
        )
    assert told(online.run("vectors", "list", "--json")) == []
    done = told(online.run("vectors", "reindex", "--words-only", "--json"))
    assert (done["model"], done["persons"], done["vectors"]) == ("hashing", 1, 300)
    assert told(online.run("vectors", "reindex", "--words-only", "--person", str(OWNER), "--json"))["vectors"] == 0
    (counted,) = told(online.run("vectors", "list", "--json"))
    assert (counted["person"], counted["vectors"], counted["missing"]) == (str(OWNER), 300, 0)
    assert told(online.run("vectors", "drop", "--model", "other", "--json")) == {"vectors": 0}
    assert told(online.run("vectors", "drop", "--model", "hashing", "--json")) == {"vectors": 300}
    with database.transaction("app", OWNER) as connection:
        assert connection.execute(select(FACT_VECTORS)).all() == []
    for bad in ("nobody", str(id_of("stranger"))):
        assert online.run("vectors", "list", "--person", bad).returncode == 2


def test_an_erased_person_gets_no_vectors(database: Database, keyring: Keyring) -> None:
    from careergraph.vector_upkeep import embed_missing
    from shared.embeddings.hashing import HashingEmbedder

    create_person_key(database, keyring, OWNER)
    with database.transaction("app", OWNER) as connection:
        values = {"rank": 1, "type": "skill", "status": "proposed", "visibility": "private", "holding": "held",
                  "confidence": 1.0, "evidence": [], "keys": [], "conflicts_with": [], "author_roles": [], "etag": "e",
                  "owner_id": OWNER, "id": "f", "text": "left over"}  # fmt: skip
        connection.execute(insert(FACTS), [values])
        keyring.destroy_person(connection, OWNER)
    assert embed_missing(database, OWNER, HashingEmbedder()) == 0
