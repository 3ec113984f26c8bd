"""The folder and the settings of the broker."""

from pathlib import Path

from careergraph.local.kafka_storage import format_folder, write_settings


def test_folder_is_formatted_once(tmp_path: Path) -> None:
    format_folder(tmp_path / "data")
    first = (tmp_path / "data" / "meta.properties").read_text()
    assert (tmp_path / "data" / "bootstrap.checkpoint").stat().st_size == 411
    format_folder(tmp_path / "data")
    assert (tmp_path / "data" / "meta.properties").read_text() == first
    format_folder(tmp_path / "other")
    assert (tmp_path / "other" / "meta.properties").read_text() != first


def test_settings_listen_on_loopback_only_and_can_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "server.properties"
    write_settings(path, Path("/a\\b/Lebensläufe \U0001f600"), 1234, 1235, {"num.io.threads": "3", "node.id": "7"})
    values = dict(line.split("=", 1) for line in path.read_text(encoding="ascii").splitlines())
    assert values["listeners"] == "PLAINTEXT://127.0.0.1:1234,CONTROLLER://127.0.0.1:1235"
    assert values["advertised.listeners"] == "PLAINTEXT://127.0.0.1:1234"
    assert values["log.dirs"] == r"/a\\b/Lebensl\u00e4ufe \ud83d\ude00"
    assert (values["num.io.threads"], values["node.id"]) == ("3", "7")
    assert values["auto.create.topics.enable"] == "false"
