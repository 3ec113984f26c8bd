"""The contract's check, against files as they should be and as they should not."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from careergraph.cli.schemas import app
from shared.schemas import compatibility, export


def test_stale_files_and_incompatibilities_are_listed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "topics.json").write_text("{}")
    monkeypatch.setattr(export.stale_files, "__defaults__", (None, tmp_path))
    monkeypatch.setattr(compatibility.check_compatibility, "__defaults__", (tmp_path / "released",))
    result = CliRunner().invoke(app, ["check"])
    assert result.exit_code == 1
    assert "topics.json: stale" in result.stdout
    assert "there is no release to compare with" in result.stdout


def test_export_writes_what_check_then_accepts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(export.stale_files, "__defaults__", (None, tmp_path))
    monkeypatch.setattr(export.write_exported, "__defaults__", (None, tmp_path))
    monkeypatch.setattr(compatibility, "check_compatibility", list)
    wrote = CliRunner().invoke(app, ["export"])
    assert "asyncapi.json" in wrote.stdout
    assert CliRunner().invoke(app, ["export"]).stdout == "Nothing changed.\n"
    assert CliRunner().invoke(app, ["check"]).exit_code == 0
