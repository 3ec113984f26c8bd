"""`show`, and the other forms of facts, as a user asks for them."""

import json
import stat
from pathlib import Path

from shared.schemas.resume_item.upcast import parse_item
from tests.careergraph.cli.running import ROOT, CommandLine

SAMPLES = ROOT / "examples" / "documents"
RESUME = SAMPLES / "resume_2026.pdf"


def test_a_page_is_written_for_its_owner_alone(offline: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.write_text("an older page")
    done = offline.run("show", str(RESUME), "--output", str(target), "--no-open")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{target}\n", "")
    page = target.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert page.count("data:image/png;base64,") == 2
    assert page.count("<rect") > 100
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "home") == ["page.html"]


def test_without_output_the_page_lies_in_the_current_folder(offline: CommandLine, tmp_path: Path) -> None:
    assert "DISPLAY" not in offline.environment
    done = offline.run_anew("show", str(SAMPLES / "job_ad.txt"), folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, "job_ad.txt.facts.html\n"), done.stderr
    assert "<mark" in (tmp_path / "job_ad.txt.facts.html").read_text(encoding="utf-8")


def test_what_cannot_be_shown_is_said_in_one_sentence(offline: CommandLine, tmp_path: Path) -> None:
    document = tmp_path / "cv.txt"
    document.write_bytes((SAMPLES / "resume_2021.txt").read_bytes())
    link = tmp_path / "link.html"
    link.symlink_to(document)
    calls = (
        (str(tmp_path / "nowhere.pdf"), tmp_path / "page.html", "file_not_found"),
        (str(document), document, "over the document"),
        (str(document), link, "over the document"),
        (str(document), tmp_path / "no" / "folder.html", "cannot be written"),
    )
    for file, target, words in calls:
        done = offline.run("show", file, "--output", str(target), "--no-open")
        assert (done.returncode, done.stdout) == (2, "")
        assert words in done.stderr
        assert len(done.stderr.splitlines()) == 1
    assert document.read_bytes() == (SAMPLES / "resume_2021.txt").read_bytes()


def test_facts_in_their_public_form(offline: CommandLine) -> None:
    done = offline.run("extract", str(RESUME), "--format", "resume-items")
    (line,) = map(json.loads, done.stdout.splitlines())
    items = [parse_item(item) for item in line["items"]]
    assert len(items) > 50
    assert all(item.evidence[0].quote for item in items)


def test_a_json_resume_goes_in_as_it_comes_out(offline: CommandLine, tmp_path: Path) -> None:
    done = offline.run("extract", str(RESUME), "--format", "json-resume")
    resume = json.loads(done.stdout)["resume"]
    file = tmp_path / "resume.json"
    file.write_text(json.dumps(resume))
    again = offline.run("extract", str(file), "--format", "json-resume")
    assert json.loads(again.stdout)["resume"] == resume
    text = offline.run("read", str(file)).stdout
    (line,) = map(json.loads, offline.run("extract", str(file)).stdout.splitlines())
    assert len(line["facts"]) > 50
    assert all(json.loads(f'"{text[fact["start"] : fact["end"]]}"') for fact in line["facts"])
    assert text.startswith("{")
