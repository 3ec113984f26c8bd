import importlib
from pathlib import Path

import pytest

from shared.embeddings import minilm_weights
from shared.embeddings.minilm_weights import ModelUnavailable, find_model_files


def test_a_missing_wheel_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(minilm_weights, "_PACKAGE", "no_such_wheel")
    with pytest.raises(ModelUnavailable) as caught:
        find_model_files()
    assert caught.value.code == "weights_missing"


def test_other_weights_are_refused_and_the_package_is_never_imported(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    package = tmp_path / "other_model"
    (package / "model").mkdir(parents=True)
    (package / "__init__.py").write_text("raise RuntimeError('imported')")
    monkeypatch.syspath_prepend(tmp_path)
    importlib.invalidate_caches()
    monkeypatch.setattr(minilm_weights, "_PACKAGE", "other_model")
    with pytest.raises(ModelUnavailable) as caught:
        find_model_files()
    assert caught.value.code == "weights_missing"
    (package / "model" / "model.safetensors").write_bytes(b"other weights")
    with pytest.raises(ModelUnavailable) as caught:
        find_model_files()
    assert caught.value.code == "weights_different"
