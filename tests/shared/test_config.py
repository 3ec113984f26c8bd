"""Settings come from the variables that `.env.example` names, and from no others."""

import pytest

from shared.config import Settings


def test_variables_with_the_name_of_a_field_mean_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, field in Settings.model_fields.items():
        monkeypatch.delenv(str(field.alias), raising=False)
        monkeypatch.setenv(name.upper(), "1") if name.upper() != field.alias else None
    settings = Settings()
    assert settings.home is None, "HOME is the user's folder, not ours"
    assert settings == Settings.model_construct(**{n: f.default for n, f in Settings.model_fields.items()})
