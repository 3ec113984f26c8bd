"""The rules of the house that no type checker knows: who imports whom, what derived code may call, how long code is."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PRODUCT = ("careergraph", "services", "shared", "migrations")

DERIVED = (
    "services/*/stages/*.py",
    "services/classifier/**/*.py",
    "services/extractor/**/*.py",
    "services/knowledge_graph/**/*.py",
    "shared/embeddings/hashing.py",
    "shared/schemas/*.py",
    "shared/skills/builtin/*.py",
    "shared/skills/ontology/concepts.py",
    "shared/skills/mentions/finder.py",
    "shared/skills/mapping/matcher.py",
    "shared/skills/normalise.py",
    "shared/skills/ontology/ontology.py",
)
"""Code whose results have to follow from the log alone: a replay runs it again and compares."""

AT_THE_EDGE = ("services/knowledge_graph/api*.py",)
"""Endpoints beside it: they mint ids and wait."""

FORBIDDEN_CALLS = {
    "now", "utcnow", "today",  # datetime, date
    "uuid1", "uuid4", "urandom", "getrandbits", "token_bytes", "token_hex", "token_urlsafe",
    "monotonic", "perf_counter", "time_ns", "localtime", "gmtime",
    "getenv", "hash",  # differ from process to process
}  # fmt: skip
FORBIDDEN_MODULES = {"time", "random", "secrets", "requests", "httpx", "socket", "os", "subprocess"}

FILE_LINES, FUNCTION_LINES = 300, 40
LONG_FILES = {"services/ingest/reading/pdf/layout.py": "one algorithm: words to lines to columns"}
"""Up to 350 lines, where a cut would go through one idea."""

LONG_FUNCTIONS = {
    "services/extractor/json_resume/write.py to_json_resume": "a mapping, field by field",
    "services/ingest/screening/xml_part.py read_elements": "a parser's event loop with its state",
    "shared/runtime/processor.py _apply": "the one transaction, shown whole",
}
"""Up to 60 lines, where the order of the steps is the point."""


def product_files() -> list[Path]:
    """Every module of the product; Alembic revisions, which list columns, are left out."""
    found = [path for top in PRODUCT for path in sorted((ROOT / top).rglob("*.py"))]
    return [path for path in found if "versions" not in path.parts]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def derived_files() -> list[Path]:
    edge = {path for pattern in AT_THE_EDGE for path in ROOT.glob(pattern)}
    return sorted({path for pattern in DERIVED for path in ROOT.glob(pattern)} - edge)


def test_import_contracts_hold() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_service_is_in_the_contract_of_independence() -> None:
    contracts = (ROOT / ".importlinter").read_text()
    for service in sorted(path.parent.name for path in (ROOT / "services").glob("*/__init__.py")):
        assert f"\n    services.{service}\n" in contracts


@pytest.mark.parametrize("path", derived_files(), ids=named)
def test_what_is_derived_calls_no_clock_and_no_chance(path: Path) -> None:
    assert list(_forbidden_calls(ast.parse(path.read_text()))) == []


@pytest.mark.parametrize(
    "source",
    [
        "import datetime as dt\ndt.datetime.now()",
        "from datetime import date\ndate.today()",
        "import time\ntime.time()",
        "import random\nrandom.choice([1])",
        "from uuid import uuid4\nuuid4()",
        "import uuid\nuuid.uuid4()",
        "import os\nos.urandom(3)",
        "import requests\nrequests.get('x')",
        "hash('x')",
        "from datetime import datetime\nclock = datetime.now",
        "[one for one in {1, 2}]",
        "for one in set(names): pass",
        "list({name for name in names})",
        "', '.join(set(names))",
    ],
)
def test_the_check_sees(source: str) -> None:
    assert list(_forbidden_calls(ast.parse(source)))


@pytest.mark.parametrize(
    "source", ["sorted(set(names))", "len({1, 2})", "from uuid import uuid5\nuuid5(a, b)", "x in {1, 2}", "max(set(n))"]
)
def test_the_check_lets_pass(source: str) -> None:
    assert list(_forbidden_calls(ast.parse(source))) == []


def _forbidden_calls(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.Attribute) and _reaches_out(node):
            yield f"line {line}: .{node.attr}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FORBIDDEN_CALLS:
            yield f"line {line}: {node.func.id}()"
        elif any(_is_set(iterated) for iterated in _iterated(node)):
            yield f"line {line}: the order of a set"


def _reaches_out(node: ast.Attribute) -> bool:
    base = node.value.id if isinstance(node.value, ast.Name) else ""
    return base in FORBIDDEN_MODULES or (node.attr in FORBIDDEN_CALLS and base != "self")


def _iterated(node: ast.AST) -> list[ast.expr]:
    """What the node goes through in an order that its result keeps."""
    if isinstance(node, ast.For):
        return [node.iter]
    if isinstance(node, ast.ListComp | ast.GeneratorExp | ast.DictComp):
        return [generator.iter for generator in node.generators]
    if isinstance(node, ast.Call):
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in ("list", "tuple", "enumerate", "join", "iter", "next"):
            return node.args
    return []


def _is_set(node: ast.expr) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id in ("set", "frozenset")
    return isinstance(node, ast.Set | ast.SetComp)


def test_the_api_process_is_light() -> None:
    """What only stages need costs the API neither memory nor its start."""
    heavy = (
        "spacy",
        "onnxruntime",
        "pdfplumber",
        "pypdfium2",
        "confluent_kafka",
        "docx2python",
        "dateparser",
        "networkx",
    )
    program = f"import sys, careergraph.api; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr


def test_the_relay_process_is_light() -> None:
    heavy = ("spacy", "pdfplumber", "pypdfium2", "fastapi", "lxml", "networkx")
    program = f"import sys, careergraph.relay_process; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr


def test_no_file_is_too_long() -> None:
    lengths = {named(path): len(path.read_text().splitlines()) for path in product_files()}
    too_long = {name: lines for name, lines in lengths.items() if lines > (350 if name in LONG_FILES else FILE_LINES)}
    assert too_long == {}
    needed = {name for name in LONG_FILES if lengths.get(name, 0) > FILE_LINES}
    assert needed == set(LONG_FILES), "an exception that no file needs"


def test_no_function_is_too_long() -> None:
    too_long: dict[str, int] = {}
    for path in product_files():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                name, lines = f"{named(path)} {node.name}", (node.end_lineno or 0) - node.lineno + 1
                if lines > FUNCTION_LINES:
                    too_long[name] = max(lines, too_long.get(name, 0))
    assert {name: lines for name, lines in too_long.items() if lines > 60 or name not in LONG_FUNCTIONS} == {}
    assert set(LONG_FUNCTIONS) == set(too_long), "an exception that no function needs"


@pytest.mark.parametrize("word", ["utils", "helpers", "manager", "common", "misc"])
def test_names_say_what_a_module_is_about(word: str) -> None:
    assert [named(path) for path in product_files() if word in path.stem.split("_")] == []


def test_every_package_below_tests_has_a_name_of_its_own() -> None:
    folders = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    assert [named(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []
