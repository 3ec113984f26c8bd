"""`skills` and `titles` as a user starts them: lines in, JSON lines out, without broker or database."""

import json
import subprocess
import sys
from pathlib import Path

from shared.skills.onet.ontology import onet_ontology
from shared.skills.onet.release import read_release
from shared.skills.ontology.snapshots import save_occupations
from shared.skills.titles.occupations import Occupations
from tests.careergraph.cli.running import CommandLine
from tests.shared.skills.releases import encoded, small_tables, write_zip


def records(done: subprocess.CompletedProcess[str]) -> list[dict]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def import_small_release(offline: CommandLine, folder: Path) -> None:
    release = read_release(write_zip(folder / "db.zip", encoded(small_tables())))
    save_occupations(offline.home / "ontologies", Occupations.of_release(release))
    (offline.home / "ontologies" / "onet-30.1.json.zst").write_bytes(onet_ontology(release).to_bytes())


def test_a_line_out_for_each_line_in(offline: CommandLine):
    done = offline.run_anew("skills", "map", stdin=b"K8s\n\nqqqq zzzz\r\nPython")
    found = records(done)
    assert [record["phrase"] for record in found] == ["K8s", "", "qqqq zzzz", "Python"]
    assert [record["name"] for record in found] == ["Kubernetes", None, None, "Python"]
    assert [len(record["candidates"]) for record in found] == [10, 0, 10, 10]
    assert "builtin" in done.stderr


def test_the_imported_ontology_is_used_and_named(offline: CommandLine, tmp_path: Path):
    import_small_release(offline, tmp_path)
    done = offline.run("skills", "map", stdin=b"Quibbler software\n")
    assert records(done)[0]["source"] == "onet"
    assert "onet-30.1" in done.stderr


def test_a_vocabulary_is_ranked(offline: CommandLine, tmp_path: Path):
    vocabulary = tmp_path / "labels.txt"
    vocabulary.write_text("manage staff\nwelding\n\nrisk management\n")
    arguments = ("skills", "map", "--vocabulary", str(vocabulary), "--top", "2")
    (record,) = records(offline.run(*arguments, stdin=b"staff management\n"))
    assert record["candidates"][0]["id"] == record["candidates"][0]["name"] == "manage staff"
    assert len(record["candidates"]) == 2


def test_bad_input_is_a_sentence_and_exit_2(offline: CommandLine, tmp_path: Path):
    empty = tmp_path / "empty.txt"
    empty.write_text("\n\n")
    for stdin, arguments in (
        (b"\xff\xfe\n", ("skills", "map")),
        (b"x\n", ("skills", "map", "--vocabulary", str(tmp_path / "absent"))),
        (b"x\n", ("skills", "map", "--vocabulary", str(empty))),
        (b"", ("skills", "find", str(tmp_path / "absent"))),
        (b"no json\n", ("skills", "find", "--jsonl")),
        (b'{"id": 1}\n', ("skills", "find", "--jsonl")),
        (b"nurse\n", ("titles", "map")),
    ):
        done = offline.run(*arguments, stdin=stdin)
        assert done.returncode == 2, arguments
        assert done.stdout == ""
        assert "Traceback" not in done.stderr


def test_mentions_in_a_text_and_in_lines(offline: CommandLine, tmp_path: Path):
    text = "Built services with Kubernetes and PostgreSQL."
    file = tmp_path / "text.txt"
    file.write_text(text)
    (record,) = records(offline.run_anew("skills", "find", "--names-only", str(file)))
    assert [mention["text"] for mention in record["mentions"]] == ["Kubernetes", "PostgreSQL"]
    assert records(offline.run("skills", "find", "--names-only", stdin=text.encode())) == [record]
    lines = b'{"id": 7, "text": "Kubernetes \\ud800 PostgreSQL"}\n\n{"id": "b", "text": ""}\n'
    first, second = records(offline.run("skills", "find", "--jsonl", "--names-only", stdin=lines))
    assert (first["id"], len(first["mentions"])) == (7, 2)
    assert second == {"id": "b", "mentions": []}


def test_phrases_that_no_dictionary_holds_are_found(offline: CommandLine):
    text = "Statistical modelling of demand in Python, and services on Kubernetes"
    by_model = offline.run("skills", "find", stdin=text.encode())
    by_words = offline.run("skills", "find", "--words-only", stdin=text.encode())
    assert "all-MiniLM-L6-v2" in by_model.stderr
    assert "all-MiniLM-L6-v2" not in by_words.stderr
    for (record,) in (records(by_model), records(by_words)):
        assert "Kubernetes" in [mention["text"] for mention in record["mentions"]]
        assert all(text[mention["start"] : mention["end"]] == mention["text"] for mention in record["mentions"])
    assert None in [mention["concept_id"] for mention in records(by_model)[0]["mentions"]]


def test_titles_are_mapped(offline: CommandLine, tmp_path: Path):
    import_small_release(offline, tmp_path)
    done = offline.run_anew("titles", "map", "--words-only", "--top", "1", stdin=b"Sr. SWE II\n\nRN\n")
    assert [[c["soc"] for c in record["candidates"]] for record in records(done)] == [
        ["15-1252.00"], [], ["29-1141.00"]
    ]  # fmt: skip
    assert "onet-30.1" in done.stderr


def test_help_loads_nothing_heavy(offline: CommandLine):
    code = "import sys, careergraph.cli.main; print([m for m in ('numpy', 'spacy', 'rapidfuzz') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], env=offline.environment, capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"
