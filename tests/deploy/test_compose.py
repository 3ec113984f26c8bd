"""`docker-compose.yml`: valid, whole, and without a secret."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer.main
import yaml
from sqlalchemy import event, text

from careergraph.cli.main import app
from careergraph.local.home import open_home
from careergraph.local.postgres import EmbeddedPostgres
from careergraph.pipeline import STAGE_NAMES
from shared.config import Settings
from shared.db.database import Database
from shared.db.migrate import revisions, upgrade_database
from tests.shared.db.catalogue import violations

ROOT = Path(__file__).parent.parent.parent
FILE = ROOT / "docker-compose.yml"
COMPOSE: dict[str, Any] = yaml.safe_load(FILE.read_text())
OURS = {name: one for name, one in COMPOSE["services"].items() if "build" in one}
SETTINGS = {str(field.alias) for field in Settings.model_fields.values()}


def test_it_obeys_the_compose_specification() -> None:
    program = Path(sys.executable).with_name("check-jsonschema")
    arguments = [program, "--builtin-schema", "vendor.compose-spec", FILE]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_stage_has_exactly_one_container() -> None:
    stages = [one["command"][1:] for one in OURS.values() if one["command"][0] == "run"]
    assert sorted(stages) == sorted([name] for name in STAGE_NAMES)
    assert {one["command"][0] for one in OURS.values()} == {"run", "api", "relay", "migrate"}


def test_every_command_exists() -> None:
    commands = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    assert {one["command"][0] for one in OURS.values()} <= commands


def test_every_variable_of_ours_is_a_setting() -> None:
    for name, one in OURS.items():
        assert set(one["environment"]) <= SETTINGS, name
        assert {"DATABASE_URL", "KAFKA_BOOTSTRAP_SERVERS"} <= set(one["environment"]), name


def test_every_variable_that_people_set_is_explained() -> None:
    used = set(re.findall(r"(?<!\$)\$\{([A-Z_]+)", FILE.read_text()))
    explained = set(re.findall(r"^# ([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert used <= explained


def test_no_secret_has_a_default() -> None:
    for variable, rest in re.findall(r"\$\{([A-Z_]+)([^}]*)\}", FILE.read_text()):
        if re.search("PASSWORD|KEY|SECRET|TOKEN", variable):
            assert rest.startswith(":?"), variable
    for name, one in COMPOSE["services"].items():
        for variable, value in (one.get("environment") or {}).items():
            if re.search("PASSWORD|KEY$|SECRET|TOKEN", variable):
                assert value is None or str(value).startswith("${"), f"{name}: {variable}"


def test_only_who_needs_them_has_the_master_key_and_the_blobs() -> None:
    holders = {name for name, one in OURS.items() if "CAREERGRAPH_MASTER_KEY" in one["environment"]}
    assert holders == {name for name, one in OURS.items() if one.get("volumes")}
    assert set(OURS) - holders == {"relay", "migrate"}


@pytest.mark.parametrize("name", sorted(OURS))
def test_our_containers_can_do_little(name: str) -> None:
    one = OURS[name]
    assert one["read_only"] is True
    assert one["cap_drop"] == ["ALL"]
    assert one["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in one
    assert "user" not in one, "the image says who: a fixed number that is not root"
    if name != "migrate":
        assert "/readyz" in one["healthcheck"]["test"][-1]
        assert one["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}


def test_nothing_listens_beyond_this_machine() -> None:
    published = [port for one in COMPOSE["services"].values() for port in one.get("ports", [])]
    assert len(published) == 1
    assert published[0].startswith("127.0.0.1:")


def test_images_are_official_and_pinned() -> None:
    images = {name: one["image"] for name, one in COMPOSE["services"].items() if "build" not in one}
    assert set(images) == {"postgres", "kafka", "clamav"}
    assert all(":" in image and not image.endswith(":latest") for image in images.values())
    assert COMPOSE["services"]["clamav"]["profiles"] == ["scanner"]


def test_every_volume_that_is_used_is_declared() -> None:
    used = {volume.split(":")[0] for one in COMPOSE["services"].values() for volume in one.get("volumes", [])}
    assert used == set(COMPOSE["volumes"])


def test_the_login_that_it_makes_can_migrate(tmp_path: Path) -> None:
    """On a fresh server, as the first start of the container does it: the login makes the roles itself."""
    script = COMPOSE["configs"]["database_login"]["content"]
    statements = script.split("<<'SQL'\n")[1].split("\nSQL")[0].replace(":'password'", "'secret'")
    with open_home(tmp_path / "home") as home:
        server = EmbeddedPostgres(home.postgres)
        server.start()
        database = Database(server.url)
        try:
            with database.admin.connect() as connection:
                connection.execution_options(isolation_level="AUTOCOMMIT").execute(text(statements))
            database.dispose()
            login = Database(server.url)
            event.listen(login.admin, "connect", _become_the_login)
            upgrade_database(login)
            assert revisions(login)[0] == revisions(login)[1]
            with login.admin.connect() as connection:
                assert connection.scalar(text("select rolsuper from pg_roles where rolname = current_user")) is False
                assert violations(connection) == []
            login.dispose()
        finally:
            database.dispose()
            server.stop()


def _become_the_login(raw: Any, _: object) -> None:
    raw.cursor().execute("set session authorization careergraph")
    raw.commit()
