"""The result of a demonstration on the screen."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from careergraph.cli.output import printable, shortened
from careergraph.demo_result import DocumentResult, InsightResult, Result, SkillResult, Source

_EXAMPLES = 3
_EXAMPLE_LENGTH = 40
_STATEMENTS = 5
_SOURCES = 3
_QUOTES = 3
_SKILLS = 15
_SKILL_LENGTH = 26
_QUOTE_LENGTH = 90

_TO_DO = {
    "needs_kind": "Nobody could tell what it is. Say it: PUT /v1/documents/{id}/kind with "
    '{{"kind": "resume"}} (or job_ad, performance_review, cover_letter, other).',
    "needs_confirmation": "It seems to be about somebody else than the others, so none of it counts yet. "
    "If it is yours: POST /v1/documents/{id}/confirm.",
    "held": "The virus scanner does not answer; it goes on by itself when the scanner is back.",
    "stuck": "A stage gave up on it. See `careergraph dead-letters list`; "
    "POST /v1/documents/{id}/retry sends it again.",
    "processing": "It was still on its way when the demonstration ended.",
}


def print_result(console: Console, result: Result, *, everything: bool) -> None:
    """Print documents, facts, skills and insights.

    Args:
        everything: every statement, source and quote; else the first few of each, and how many more there are.
    """
    _heading(console, "Documents")
    console.print(_documents(result.documents))
    for document in result.documents:
        for line in _remarks(document):
            _indented(console, Text(line), 2)
    if result.facts:
        _heading(console, f"Facts by type ({sum(map(len, result.facts.values()))})")
        console.print(_facts(result, console.width))
    if result.skills:
        shown = result.skills if everything else result.skills[:_SKILLS]
        _heading(console, f"Skills, the best known first ({len(result.skills)})")
        console.print(_skills(shown, console.width))
        _print_more(console, len(result.skills) - len(shown), "skills", 2)
    if result.unmapped:
        unmapped = Text(", ".join(map(printable, result.unmapped)))
        console.print(Text("Not in the ontology: ", style="dim") + unmapped)
    for insight in result.insights:
        _print_insight(console, insight, everything)
    if not result.insights:
        console.print(Text("\nThere are no insights: no document gave facts about the person."))


def _heading(console: Console, text: str) -> None:
    console.print()
    console.print(Text(text, style="bold cyan"))


def _documents(documents: Sequence[DocumentResult]) -> Table:
    table = _plain_table("document", "kind", "confidence", "pages", "facts", "status")
    for document in documents:
        table.add_row(
            Text(printable(document.name)),
            Text((document.kind or "–").replace("_", " ")),
            Text("–" if document.confidence is None else f"{document.confidence:.0%}"),
            Text(str(document.pages or "–")),
            Text(str(document.facts or "–")),
            Text(document.status.replace("_", " ")),
        )
    return table


def _remarks(document: DocumentResult) -> Iterator[str]:
    name = printable(document.name)
    if document.code is not None:
        yield f"{name}: {document.code}. {document.detail or ''}".rstrip()
    if document.status in _TO_DO:
        yield f"{name}: {_TO_DO[document.status].format(id=document.document_id)}"
    if document.kind == "job_ad" and document.status == "done":
        yield f"{name}: what a job ad says belongs to the job and stays out of the person's graph."
    if document.warnings:
        yield f"{name}: noticed {', '.join(document.warnings)}."


def _facts(result: Result, width: int) -> Table:
    table = _plain_table("type", "facts", "for example")
    room = max(_EXAMPLE_LENGTH, width - max(map(len, result.facts)) - len("facts") - 6)
    for fact_type, texts in sorted(result.facts.items()):
        examples = [shortened(printable(text), _EXAMPLE_LENGTH) for text in dict.fromkeys(texts)]
        shown = shortened(" · ".join(examples[:_EXAMPLES]), room)
        table.add_row(Text(fact_type), Text(str(len(texts))), Text(shown))
    return table


def _skills(skills: Sequence[SkillResult], width: int) -> Table:
    """A level with a question mark is assumed: nothing in the documents says it."""
    table = _plain_table("skill", "level", "months", "last used", "proof")
    room = max(_EXAMPLE_LENGTH, width - 70)
    for skill in skills:
        level = f"{skill.level:g} {skill.level_word}" + (" ?" if skill.is_assumed else "")
        table.add_row(
            Text(shortened(printable(skill.name), _SKILL_LENGTH)),
            Text(level),
            Text("–" if skill.months is None else str(skill.months)),
            Text(skill.last_used or "–"),
            Text(shortened(_proof(skill.proofs), room)),
        )
    return table


def _proof(sources: Sequence[Source]) -> str:
    """The longest quote, which says most, its document, and how many more there are."""
    quotes = [(quote, source) for source in sources for quote in source.quotes]
    if not quotes:
        return "–"
    quote, source = max(quotes, key=lambda pair: len(pair[0]))
    more = f" and {len(quotes) - 1} more" if len(quotes) > 1 else ""
    return f"{printable(source.document)}, page {source.page}{more}: “{printable(quote)}”"


def _print_insight(console: Console, insight: InsightResult, everything: bool) -> None:
    _heading(console, f"{insight.title} (confidence {insight.confidence:.0%})")
    shown = insight.statements if everything else insight.statements[:_STATEMENTS]
    for statement in shown:
        _indented(console, Text(f"• {printable(statement.text)}"), 2)
        for line in _source_lines(statement.sources, everything):
            _indented(console, Text(line, style="dim"), 6)
    _print_more(console, len(insight.statements) - len(shown), "statements", 2)


def _source_lines(sources: Sequence[Source], everything: bool) -> Iterator[str]:
    """One line for the places that say the same, the quotes behind them."""
    places: dict[str, list[str]] = {}
    for source in sources:
        place = f"{printable(source.document)}, page {source.page}"
        places.setdefault(_quoted(source.quotes, everything), []).append(place)
    lines = [f"{'; '.join(same)}: {quotes}" for quotes, same in places.items()]
    shown = lines if everything else lines[:_SOURCES]
    yield from shown
    if more := len(lines) - len(shown):
        yield f"and {more} more"


def _quoted(quotes: Sequence[str], everything: bool) -> str:
    shown = quotes if everything else quotes[:_QUOTES]
    texts = [printable(quote) if everything else shortened(printable(quote), _QUOTE_LENGTH) for quote in shown]
    more = len(quotes) - len(shown)
    return " · ".join(f"“{text}”" for text in texts) + (f" and {more} more" if more else "")


def _print_more(console: Console, number: int, what: str, indent: int) -> None:
    if number:
        _indented(console, Text(f"… and {number} more {what} (--all shows them)", style="dim"), indent)


def _indented(console: Console, text: Text, columns: int) -> None:
    console.print(Padding(text, (0, 0, 0, columns), expand=False))


def _plain_table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for column in columns:
        right = column in ("confidence", "pages", "facts", "months")
        table.add_column(column, overflow="fold", justify="right" if right else "left")
    return table
