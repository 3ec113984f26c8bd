"""What a replay found, as JSON values and in words."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

import typer

from shared.runtime.replay.shadow import PersonReplay, ShadowReplay
from shared.runtime.stage import NotReproduced
from shared.runtime.toolbox import ReplayWouldCallOut
from shared.skills.ontology.error import OntologyError

if TYPE_CHECKING:
    from careergraph.skill_changes import PersonChanges


@dataclass(frozen=True)
class Compared:
    """One person: what a shadow replay gave, or the reason why there was none."""

    owner_id: UUID
    document_id: UUID | None
    result: PersonReplay | None = None
    refused: str | None = None

    def is_no(self) -> bool:
        """The states differ, or nothing could be said about them."""
        if self.result is None:
            return True
        return self.result.live_hash != self.result.shadow_hash and not self.result.in_flight

    def not_compared(self) -> list[dict[str, Any]]:
        """What the hashes say nothing about, and why."""
        person = {"person": str(self.owner_id)}
        if self.result is None:
            return [{**person, "refused": self.refused}]
        found: list[dict[str, Any]] = []
        if self.result.in_flight:
            found.append({**person, "in_flight": list(self.result.in_flight)})
        if self.document_id is not None:
            found.append(
                {
                    **person,
                    "document": str(self.document_id),
                    "other_rows": dict(sorted(self.result.other_rows.items())),
                }
            )
        return found


def compare(plan: ShadowReplay, owner_id: UUID, document_id: UUID | None) -> Compared:
    """Replay one person. One who cannot be replayed holds up nobody. Raises `DocumentUnknown`."""
    try:
        return Compared(owner_id, document_id, plan.replay(owner_id, document_id))
    except (ReplayWouldCallOut, NotReproduced, OntologyError) as error:
        return Compared(owner_id, document_id, refused=str(error))


def report_of(all_compared: Sequence[Compared]) -> dict[str, Any]:
    """`persons`, `live_hash`, `shadow_hash`, `diff`, `not_compared`. In flight is not compared."""
    compared = [one.result for one in all_compared if one.result is not None and not one.result.in_flight]
    return {
        "persons": len(compared),
        "live_hash": _joined(result.live_hash for result in compared),
        "shadow_hash": _joined(result.shadow_hash for result in compared),
        "diff": [
            {"person": str(result.owner_id)} | difference.as_json() for result in compared for difference in result.diff
        ],
        "not_compared": [entry for one in all_compared for entry in one.not_compared()],
    }


def print_report(report: dict[str, Any]) -> None:
    """The same in lines."""
    typer.echo(f"live    {report['live_hash']}")
    typer.echo(f"shadow  {report['shadow_hash']}")
    for difference in report["diff"]:
        typer.echo(f"{difference['table']} {difference['key']}")
        typer.echo(f"  live:   {json.dumps(difference['live'], ensure_ascii=False, default=str)}")
        typer.echo(f"  shadow: {json.dumps(difference['shadow'], ensure_ascii=False, default=str)}")
    for entry in report["not_compared"]:
        typer.echo(f"not compared: person {entry['person']}, {_reason(entry)}")
    same = report["live_hash"] == report["shadow_hash"]
    verdict = "the same" if same else f"{len(report['diff'])} rows differ"
    typer.echo(f"{report['persons']} persons compared: {verdict}")


def print_changes(version: str, persons: "Iterable[PersonChanges]") -> None:
    """What an ontology version changes, person by person and phrase by phrase; unchanged persons as a number."""
    unchanged = 0
    for person in persons:
        if not person.changes:
            unchanged += 1
            continue
        facts = sum(change.facts for change in person.changes)
        typer.echo(f"person {person.owner_id}: {facts} of {person.skills} skills change")
        typer.echo(f"  {', '.join(person.versions) or 'no skills'} -> {version}")
        for change in person.changes:
            typer.echo(f"  {change.phrase!r}: {_meaning(change.before)} -> {_meaning(change.after)}")
    typer.echo(f"{unchanged} persons keep the meaning of all their skills with {version}.")


def _meaning(meaning: tuple[str | None, str]) -> str:
    concept_id, name = meaning
    return name if concept_id is None else f"{name} ({concept_id})"


def _reason(entry: dict[str, Any]) -> str:
    if "refused" in entry:
        return f"refused: {entry['refused']}"
    if "in_flight" in entry:
        return f"still in flight: {', '.join(entry['in_flight'])}"
    rows = ", ".join(f"{count} in {table}" for table, count in entry["other_rows"].items())
    return f"rows that do not derive from the document: {rows or 'none'}"


def _joined(hashes: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(hashes).encode()).hexdigest()
