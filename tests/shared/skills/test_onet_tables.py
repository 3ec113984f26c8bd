"""Rows of an O*NET release that are not stored, each with its reason."""

from collections.abc import Callable

import pytest

from shared.skills.onet.tables import TABLES, Collector, Row, RowRefused

SOC, OTHER, ACTIVITY = "15-1252.00", "29-1141.00", "4.A.3.b.1.I01.D01"
CODE, RELATED = "O*NET-SOC Code", "Related O*NET-SOC Code"
TOOL = {CODE: SOC, "Example": "Loom", "Commodity Title": "Looms"}
TASK = {CODE: SOC, "Task ID": "1", "Task": "Write programs.", "Task Type": "Core"}
NAMED = {"DWA ID": ACTIVITY, "DWA Title": "Write computer code."}
LINK = {CODE: SOC, "Task ID": "1", "DWA ID": ACTIVITY}
RELATION = {CODE: SOC, RELATED: OTHER, "Relatedness Tier": "Supplemental", "Index": "1"}
COLLECT: dict[str, Callable[[Collector, Row], None]] = {table.name: table.collect for table in TABLES}


def filled() -> Collector:
    collector = Collector()
    for soc in (SOC, OTHER):
        collector.occupation({CODE: soc, "Title": soc, "Description": ""})
    for table, row in (
        ("Tools Used.txt", TOOL),
        ("Task Statements.txt", TASK),
        ("DWA Reference.txt", NAMED),
        ("Tasks to DWAs.txt", LINK),
        ("Related Occupations.txt", RELATION),
    ):
        COLLECT[table](collector, row)
    return collector


@pytest.mark.parametrize(
    ("table", "row", "reason"),
    [
        ("Tools Used.txt", TOOL, "double"),
        ("Tools Used.txt", TOOL | {"Example": ""}, "no_title"),
        ("Tools Used.txt", TOOL | {CODE: "99-9999.00"}, "orphan_occupation"),
        ("Task Statements.txt", TASK, "double"),
        ("Task Statements.txt", TASK | {"Task ID": "one"}, "not_a_number"),
        ("Task Statements.txt", TASK | {"Task ID": "2", "Task": ""}, "no_text"),
        ("DWA Reference.txt", NAMED, "double"),
        ("DWA Reference.txt", NAMED | {"DWA ID": "4.A", "DWA Title": ""}, "no_title"),
        ("Tasks to DWAs.txt", LINK, "double"),
        ("Tasks to DWAs.txt", LINK | {"Task ID": "2"}, "orphan_task"),
        ("Tasks to DWAs.txt", LINK | {"DWA ID": "4.A"}, "orphan_activity"),
        ("Related Occupations.txt", RELATION, "double"),
        ("Related Occupations.txt", RELATION | {RELATED: "99-9999.00"}, "orphan_occupation"),
        ("Related Occupations.txt", RELATION | {CODE: OTHER, RELATED: SOC, "Relatedness Tier": "Far"}, "unknown_tier"),
        ("Related Occupations.txt", RELATION | {CODE: OTHER, RELATED: SOC, "Index": "x"}, "not_a_number"),
    ],
)
def test_a_row_that_says_nothing_usable_is_refused(table: str, row: Row, reason: str) -> None:
    with pytest.raises(RowRefused, match=f"^{reason}$"):
        COLLECT[table](filled(), row)


def test_a_task_of_an_older_release_has_no_type() -> None:
    collector = filled()
    COLLECT["Task Statements.txt"](collector, {CODE: OTHER, "Task ID": "7", "Task": "Assess patients."})
    assert collector.tasks[OTHER, 7] == ("Assess patients.", None)
