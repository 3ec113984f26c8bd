"""`read`, `classify` and `extract` on files, as a user starts them."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.careergraph.cli.running import ROOT, CommandLine

SAMPLES = ROOT / "examples" / "documents"
RESUME, LETTER, AD = (str(SAMPLES / name) for name in ("resume_2021.txt", "cover_letter.pdf", "job_ad.txt"))


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_the_text_is_what_offsets_refer_to(offline: CommandLine) -> None:
    text = offline.run_anew("read", RESUME).stdout
    everything = json.loads(offline.run("read", RESUME, "--format", "json").stdout)
    assert everything["text"] == text
    (extracted,) = lines(offline.run("extract", RESUME).stdout)
    assert len(extracted["facts"]) > 30
    for fact in extracted["facts"]:
        assert " ".join(text[fact["start"] : fact["end"]].split())[:20] in " ".join(text.split())
        assert {
            "id", "entry_id", "subject", "type", "text", "value", "page", "start", "end", "boxes", "section",
            "confidence", "as_of",
        } <= set(fact)  # fmt: skip


def test_kinds_in_the_order_of_the_arguments(offline: CommandLine) -> None:
    done = offline.run_anew("classify", AD, RESUME, LETTER)
    assert done.returncode == 0
    assert done.stderr == ""
    found = lines(done.stdout)
    assert [(line["file"], line["kind"]) for line in found] == [
        (AD, "job_ad"), (RESUME, "resume"), (LETTER, "cover_letter"),
    ]  # fmt: skip
    assert all(line["reasons"] and 0 < line["confidence"] <= 1 and len(line["parts"]) == 1 for line in found)


def test_a_file_that_fails_leaves_the_others_alone(offline: CommandLine, tmp_path: Path) -> None:
    empty, table = tmp_path / "empty.pdf", tmp_path / "table.xlsx"
    empty.write_bytes(b"")
    table.write_bytes(b"PK\x03\x04")
    missing = str(tmp_path / "nowhere.pdf")
    done = offline.run("extract", missing, RESUME, str(empty), str(table), "--jobs", "3")
    assert done.returncode == 2
    found = lines(done.stdout)
    assert [line["file"] for line in found] == [missing, RESUME, str(empty), str(table)]
    assert [line.get("error", {}).get("code") for line in found] == [
        "file_not_found", None, "empty_file", "type_not_allowed",
    ]  # fmt: skip
    assert found[1]["facts"]


@pytest.mark.parametrize("jobs", ["1", "4"])
def test_ids_and_order_do_not_depend_on_jobs(offline: CommandLine, tmp_path: Path, jobs: str) -> None:
    copies = []
    for number in range(4):
        copies.append(tmp_path / f"{number}.txt")
        copies[-1].write_bytes(Path(RESUME).read_bytes())
    found = lines(offline.run("extract", *map(str, copies), "--jobs", jobs).stdout)
    assert [line["file"] for line in found] == [str(copy) for copy in copies]
    assert len({json.dumps(line["facts"]) for line in found}) == 1, "the same bytes gave other facts"


def test_json_resume(offline: CommandLine) -> None:
    (found,) = lines(offline.run_anew("extract", RESUME, "--format", "json-resume").stdout)
    assert found["resume"]["basics"]["name"] == "Dalia Merrow"
    assert found["resume"]["work"]


def test_a_file_that_cannot_be_read_says_so(offline: CommandLine, tmp_path: Path) -> None:
    done = offline.run("read", str(tmp_path / "nowhere.pdf"))
    assert done.returncode == 2
    assert done.stdout == ""
    assert "file_not_found" in done.stderr
    assert "Traceback" not in done.stderr
