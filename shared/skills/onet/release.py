"""Reading an O*NET release: the official tab-delimited text files, row by row, with an account of each.

Published at onetcenter.org ("O*NET Database", Text format). A release that lacks tables is read as far as
it goes, and the report names what is missing; one that is damaged gives a ReleaseError and nothing else.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from shared.skills.onet.archive import ReleaseError, ReleaseFiles, open_release
from shared.skills.onet.records import (
    Occupation,
    Release,
    Report,
    TableReport,
    Task,
    Technology,
    UsedTool,
)
from shared.skills.onet.tables import KNOWLEDGE_ROOT, SKILL_ROOTS, TABLES, Collector, Row, RowRefused, Table

MAX_REFUSED_SHARE = 0.1  # of a table's rows; above, the table is not what its name says


def read_release(path: Path, progress: Callable[[str, int], None] | None = None) -> Release:
    """Read the release at `path`, a zip or a folder; `progress` gets each table's name and its rows read.

    Raises ReleaseError, and then nothing of the release is usable: there is no half result.
    """
    with open_release(path) as files:
        missing = [table for table in TABLES if table.name not in files.openers]
        if required := [table.name for table in missing if table.required]:
            raise ReleaseError("table_missing", ", ".join(required))
        collector = Collector()
        reports = []
        for table in TABLES:
            if table in missing:
                continue
            reports.append(_read_table(files, table, collector))
            if progress is not None:
                progress(table.name, reports[-1].rows_read)
        used = {table.name for table in TABLES}
        report = Report(
            tables=tuple(reports),
            missing_tables=tuple(table.name for table in missing),
            unread_tables=tuple(sorted(set(files.openers) - used)),
            anomalies=tuple(_anomalies(collector, reports)),
        )
        return _assemble(files.version, report, collector)


def _read_table(files: ReleaseFiles, table: Table, collector: Collector) -> TableReport:
    report = TableReport(table.name)
    for line_number, row in _rows(files, table, report):
        if row is None:
            continue
        try:
            table.collect(collector, row)
            report.rows_stored += 1
        except RowRefused as refusal:
            _refuse(report, str(refusal), line_number)
    if report.rows_read == 0:
        raise ReleaseError("table_malformed", f"{table.name}: no rows")
    if sum(report.refused.values()) > MAX_REFUSED_SHARE * report.rows_read:
        worst = report.refused.most_common(1)[0][0]
        raise ReleaseError("table_malformed", f"{table.name}: over a tenth of the rows refused ({worst})")
    return report


def _rows(files: ReleaseFiles, table: Table, report: TableReport) -> Iterator[tuple[int, Row | None]]:
    """Line number and row of each line after the heading; None for a row of the wrong shape."""
    heading: list[str] = []
    for number, line in enumerate(files.lines(table.name), start=1):
        fields = line.rstrip("\r\n").split("\t")
        if number == 1:
            heading = fields
            if absent := [column for column in table.columns if column not in heading]:
                raise ReleaseError("table_malformed", f"{table.name}: no column {', '.join(absent)}")
            continue
        if fields == [""]:
            continue
        report.rows_read += 1
        if len(fields) == len(heading):
            yield number, dict(zip(heading, (value.strip() for value in fields), strict=True))
        elif not line.endswith("\n"):
            raise ReleaseError("table_truncated", f"{table.name}, line {number}")
        else:
            _refuse(report, "wrong_field_count", number)
            yield number, None


def _refuse(report: TableReport, reason: str, line_number: int) -> None:
    report.refused[reason] += 1
    if report.first_refused_line is None:
        report.first_refused_line = line_number


def _anomalies(collector: Collector, reports: list[TableReport]) -> list[str]:
    found = [f"{r.name}: {n} rows refused, {reason}" for r in reports for reason, n in sorted(r.refused.items())]
    commodities: dict[str, set[str]] = {}
    for title, _, code in collector.technology_rows:
        commodities.setdefault(title, set()).add(code)
    if several := sum(len(codes) > 1 for codes in commodities.values()):
        found.append(f"{several} technology titles have more than one commodity; the commonest is taken")
    if suppressed := sum(rating.recommend_suppress for rating in collector.ratings.values()):
        found.append(f"{suppressed} ratings are marked as too uncertain (recommend suppress)")
    if collector.odd_bounds:
        found.append(f"{collector.odd_bounds} ratings have confidence bounds that do not hold the value; left out")
    if collector.ratings:
        rated = {soc for soc, _, _ in collector.ratings}
        if unrated := len(collector.occupations) - len(rated):
            found.append(f"{unrated} occupations have no ratings")
    return found


def _assemble(version: str, report: Report, collector: Collector) -> Release:
    leaves = {
        id_: element
        for id_, element in collector.elements.items()
        if id_.startswith((*SKILL_ROOTS, KNOWLEDGE_ROOT)) and id_ not in collector.branches
    }
    return Release(
        version=version,
        report=report,
        occupations=tuple(
            Occupation(soc, title, description, collector.job_zones.get(soc))
            for soc, (title, description) in sorted(collector.occupations.items())
        ),
        titles=tuple(title for _, title in sorted(collector.titles.items())),
        elements=tuple(element for _, element in sorted(leaves.items())),
        ratings=tuple(rating for _, rating in sorted(collector.ratings.items())),
        technologies=tuple(_technologies(collector)),
        ordinary_words=frozenset(collector.words),
        tools=tuple(UsedTool(soc, title, commodity) for (soc, title), commodity in sorted(collector.tools.items())),
        tasks=tuple(
            Task(soc, number, text, core, tuple(sorted(collector.task_activities.get((soc, number), ()))))
            for (soc, number), (text, core) in sorted(collector.tasks.items())
        ),
        activities=dict(sorted(collector.activities.items())),
        related=tuple(sorted(collector.related.values(), key=lambda relation: (relation.soc, relation.index))),
    )


def _technologies(collector: Collector) -> Iterator[Technology]:
    rows_of: dict[str, list[tuple[str, str, bool, bool]]] = {}
    for (title, soc, code), (hot, in_demand) in sorted(collector.technology_rows.items()):
        rows_of.setdefault(title, []).append((soc, code, hot, in_demand))
    for title, rows in rows_of.items():
        codes = Counter(code for _, code, _, _ in rows)
        commodity = min(codes, key=lambda code: (-codes[code], code))
        yield Technology(
            title=title,
            commodity=commodity,
            commodity_title=collector.commodities[commodity],
            hot=any(hot for _, _, hot, _ in rows),
            in_demand=any(in_demand for _, _, _, in_demand in rows),
            occupations=tuple(sorted({soc for soc, _, _, _ in rows})),
        )
