"""Résumés the way other people's templates look: drawn by Typst and by a browser, which need not be installed.

A template writes the source of a whole page; it knows persons, as the layouts of `layouts.py` do, but sets places,
dates and lists where its medium puts them: in grids, floats, cards, cells that are centred, and tags.
"""

import importlib
import importlib.util
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.extraction_corpus import templates_html as html
from benchmarks.extraction_corpus import templates_html_margins as margins
from benchmarks.extraction_corpus import templates_typst as typst
from benchmarks.extraction_corpus import templates_typst_forms as forms
from benchmarks.extraction_corpus.people import Half, Person

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Template:
    """`source` writes a person's page; `tool` (typst or browser) draws it. `persons`: how many of a half are drawn."""

    name: str
    half: Half
    tool: str
    source: Callable[[Person], str]
    persons: int
    projects: bool = False


TEMPLATES = (
    Template("typst-dark-sidebar", "development", "typst", typst.dark_sidebar, 12),
    Template("typst-margin-grid", "development", "typst", typst.margin_grid, 12),
    Template("typst-cards", "development", "typst", forms.cards, 6),
    Template("typst-labelled-form", "development", "typst", forms.labelled_form, 6),
    Template("browser-centred-cells", "development", "browser", html.centred_cells, 6),
    Template("browser-cards", "development", "browser", html.cards, 6),
    Template("browser-merged-cells", "development", "browser", margins.merged_cells, 4),
    Template("browser-margin-notes", "development", "browser", margins.margin_notes, 4),
    Template("browser-turned-titles", "development", "browser", margins.turned_titles, 4),
    Template("typst-three-columns", "held_out", "typst", typst.three_columns, 12),
    Template("typst-by-weight", "held_out", "typst", forms.by_weight, 6),
    Template("browser-floats", "held_out", "browser", html.floats, 6),
)


def templates(half: Half) -> list[Template]:
    """The templates of a half whose tool is there."""
    return [template for template in TEMPLATES if template.half == half and _has(template.tool)]


def skipped() -> list[str]:
    """The names of the templates whose tool is not installed."""
    return [template.name for template in TEMPLATES if not _has(template.tool)]


def drawn(person: Person, template: Template) -> bytes:
    """A person's PDF. Raises RuntimeError where the tool fails."""
    source = template.source(person)
    return _by_typst(source) if template.tool == "typst" else _by_browser(source)


def _browser() -> str | None:
    return next((path for name in _BROWSERS if (path := shutil.which(name))), None)


def _has(tool: str) -> bool:
    return importlib.util.find_spec("typst") is not None if tool == "typst" else _browser() is not None


def _by_typst(source: str) -> bytes:
    compiler: Any = importlib.import_module("typst")  # only this benchmark uses it
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "page.typ")
        path.write_text(source, encoding="utf-8")
        return bytes(compiler.compile(str(path)))


def _by_browser(source: str) -> bytes:
    browser = _browser()
    if browser is None:
        raise RuntimeError("no browser is installed")
    with tempfile.TemporaryDirectory() as folder:
        page, printed = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(source, encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder}"]
        subprocess.run(
            [browser, *options, f"--print-to-pdf={printed}", page.as_uri()],
            check=False, capture_output=True, timeout=_SECONDS,
        )  # fmt: skip
        if not printed.exists():
            raise RuntimeError("the browser printed no page")
        return printed.read_bytes()
