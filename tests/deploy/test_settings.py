"""`.env.example` and `shared/config.py` name the same settings, with the same defaults."""

import re
from pathlib import Path

from shared.config import Settings

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = (ROOT / ".env.example").read_text()
COMPOSE_ONLY = {"POSTGRES_PASSWORD", "DATABASE_PASSWORD", "CAREERGRAPH_VERSION"}
_EXAMPLES_OF_VALUES = {"DATABASE_URL", "KAFKA_BOOTSTRAP_SERVERS"}

LISTED = dict(re.findall(r"^#? ?([A-Z][A-Z_]+)=(.*)$", EXAMPLE, re.MULTILINE))


def settings_by_variable() -> dict[str, str]:
    """Environment variable -> default, as one would write it."""
    defaults = {}
    for field in Settings.model_fields.values():
        assert field.alias is not None
        default = field.default
        defaults[field.alias] = (
            "" if default is None else str(default).lower() if default in (True, False) else str(default)
        )
    return defaults


def test_it_names_every_setting_and_no_other() -> None:
    assert set(LISTED) - COMPOSE_ONLY == set(settings_by_variable())


def test_it_states_the_defaults() -> None:
    expected = {name: value for name, value in settings_by_variable().items() if name not in _EXAMPLES_OF_VALUES}
    assert {name: LISTED[name] for name in expected} == expected


def test_every_setting_has_its_meaning_above_it() -> None:
    lines = EXAMPLE.splitlines()
    for number, line in enumerate(lines):
        if re.match(r"# [A-Z][A-Z_]+=", line):
            above = lines[number - 1]
            assert above.startswith("# "), line


def test_it_sets_nothing_by_itself() -> None:
    """A copy of it changes nothing, and holds no secret."""
    assert [line for line in EXAMPLE.splitlines() if line and not line.startswith("#")] == []


def test_every_setting_can_be_given() -> None:
    given = {name: value for name, value in LISTED.items() if value and name not in COMPOSE_ONLY}
    assert Settings.model_validate(given).api_port == 8080
