"""Reading an O*NET release: the official tab-delimited text files, row by row, with an account of each.

Published at onetcenter.org ("O*NET Database", Text format). A release that lacks tables is read as far as
it goes, and the report names what is missing; one that is damaged gives a ReleaseError and nothing else.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from shared.skills.onet_archive import ReleaseError, ReleaseFiles, open_release
from shared.skills.onet_records import (
    Element,
    Occupation,
    OccupationTitle,
    Rating,
    Release,
    Report,
    TableReport,
    Technology,
)

MAX_REFUSED_SHARE = 0.1  # of a table's rows; above, the table is not what its name says
# Scales of the Skills and Knowledge tables, from O*NET's Scales Reference: (lowest, highest).
SCALES: Mapping[str, tuple[float, float]] = {"IM": (1.0, 5.0), "LV": (0.0, 7.0)}
SKILL_ROOTS = ("2.A.", "2.B.")
KNOWLEDGE_ROOT = "2.C."

_SOC = re.compile(r"\d{2}-\d{4}\.\d{2}")
_LOWER_WORD = re.compile(r"(?<![\w.-])[a-z]{2,}(?![\w-])")


class _RowRefused(Exception):
    """A row that is not stored; the reason is the message."""


Row = Mapping[str, str]


class _Collector:
    """Takes the rows of one release, table by table."""

    def __init__(self) -> None:
        self.occupations: dict[str, tuple[str, str]] = {}
        self.job_zones: dict[str, int] = {}
        self.titles: dict[tuple[str, str, bool], OccupationTitle] = {}
        self.elements: dict[str, Element] = {}
        self.ratings: dict[tuple[str, str, str], Rating] = {}
        self.technology_rows: dict[tuple[str, str, str], tuple[bool, bool]] = {}
        self.commodities: dict[str, str] = {}
        self.words: set[str] = set()
        self.branches: set[str] = set()

    def occupation(self, row: Row) -> None:
        soc, title = row["O*NET-SOC Code"], row["Title"]
        if not _SOC.fullmatch(soc) or not title:
            raise _RowRefused("not_an_occupation")
        if soc in self.occupations:
            raise _RowRefused("double")
        self.occupations[soc] = (title, row["Description"])
        self.words.update(_LOWER_WORD.findall(row["Description"]))

    def element(self, row: Row) -> None:
        id_ = row["Element ID"]
        self.branches.add(id_.rpartition(".")[0])
        if id_ in self.elements:
            raise _RowRefused("double")
        self.elements[id_] = Element(id_, row["Element Name"], row["Description"])

    def rating(self, row: Row) -> None:
        soc = self._known_soc(row)
        element, scale = row["Element ID"], row["Scale ID"]
        if not element.startswith((*SKILL_ROOTS, KNOWLEDGE_ROOT)):
            raise _RowRefused("not_a_skill_or_knowledge")
        if scale not in SCALES:
            raise _RowRefused("unknown_scale")
        try:
            value = float(row["Data Value"])
        except ValueError as error:
            raise _RowRefused("not_a_number") from error
        low, high = SCALES[scale]
        if not low <= value <= high:  # also refuses nan
            raise _RowRefused("out_of_scale")
        if (soc, element, scale) in self.ratings:
            raise _RowRefused("double")
        self.elements.setdefault(element, Element(element, row["Element Name"], ""))
        suppress, not_relevant = row["Recommend Suppress"] == "Y", row["Not Relevant"] == "Y"
        self.ratings[(soc, element, scale)] = Rating(soc, element, scale, value, suppress, not_relevant)

    def technology(self, row: Row) -> None:
        soc, title, code = self._known_soc(row), row["Example"], row["Commodity Code"]
        if not title:
            raise _RowRefused("no_title")
        if not re.fullmatch(r"\d{8}", code):
            raise _RowRefused("not_a_commodity_code")
        if (title, soc, code) in self.technology_rows:
            raise _RowRefused("double")
        self.commodities.setdefault(code, row["Commodity Title"])
        self.words.update(_LOWER_WORD.findall(title))
        self.technology_rows[(title, soc, code)] = (row["Hot Technology"] == "Y", row["In Demand"] == "Y")

    def alternate_title(self, row: Row) -> None:
        short = row["Short Title"]
        self._title(self._known_soc(row), row["Alternate Title"], None if short in ("", "n/a") else short, False)

    def reported_title(self, row: Row) -> None:
        self._title(self._known_soc(row), row["Reported Job Title"], None, True)

    def job_zone(self, row: Row) -> None:
        soc = self._known_soc(row)
        if row["Job Zone"] not in ("1", "2", "3", "4", "5"):
            raise _RowRefused("out_of_scale")
        if soc in self.job_zones:
            raise _RowRefused("double")
        self.job_zones[soc] = int(row["Job Zone"])

    def task(self, row: Row) -> None:
        self._known_soc(row)
        self.words.update(_LOWER_WORD.findall(row["Task"]))

    def _title(self, soc: str, title: str, short: str | None, reported: bool) -> None:
        if not title:
            raise _RowRefused("no_title")
        if (soc, title, reported) in self.titles:
            raise _RowRefused("double")
        self.titles[(soc, title, reported)] = OccupationTitle(soc, title, short, reported)

    def _known_soc(self, row: Row) -> str:
        soc = row["O*NET-SOC Code"]
        if soc not in self.occupations:
            raise _RowRefused("orphan_occupation")
        return soc


@dataclass(frozen=True, slots=True)
class _Table:
    name: str
    columns: tuple[str, ...]
    collect: Callable[[_Collector, Row], None]
    required: bool = False


_RATING = (
    "O*NET-SOC Code",
    "Element ID",
    "Element Name",
    "Scale ID",
    "Data Value",
    "Recommend Suppress",
    "Not Relevant",
)
_OCCUPATION = ("O*NET-SOC Code", "Title", "Description")
_ELEMENT = ("Element ID", "Element Name", "Description")
_TECHNOLOGY = (
    "O*NET-SOC Code",
    "Example",
    "Commodity Code",
    "Commodity Title",
    "Hot Technology",
    "In Demand",
)
_ALTERNATE_TITLE = ("O*NET-SOC Code", "Alternate Title", "Short Title")
_REPORTED_TITLE = ("O*NET-SOC Code", "Reported Job Title")
# In the order of reading: occupations first, because every other table refers to them.
TABLES = (
    _Table("Occupation Data.txt", _OCCUPATION, _Collector.occupation, required=True),
    _Table("Content Model Reference.txt", _ELEMENT, _Collector.element),
    _Table("Skills.txt", _RATING, _Collector.rating),
    _Table("Knowledge.txt", _RATING, _Collector.rating),
    _Table("Technology Skills.txt", _TECHNOLOGY, _Collector.technology, required=True),
    _Table("Alternate Titles.txt", _ALTERNATE_TITLE, _Collector.alternate_title),
    _Table("Sample of Reported Titles.txt", _REPORTED_TITLE, _Collector.reported_title),
    _Table("Job Zones.txt", ("O*NET-SOC Code", "Job Zone"), _Collector.job_zone),
    _Table("Task Statements.txt", ("O*NET-SOC Code", "Task"), _Collector.task),
)


def read_release(path: Path, progress: Callable[[str, int], None] | None = None) -> Release:
    """Read the release at `path`, a zip or a folder; `progress` gets each table's name and its rows read.

    Raises ReleaseError, and then nothing of the release is usable: there is no half result.
    """
    with open_release(path) as files:
        missing = [table for table in TABLES if table.name not in files.openers]
        if required := [table.name for table in missing if table.required]:
            raise ReleaseError("table_missing", ", ".join(required))
        collector = _Collector()
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


def _read_table(files: ReleaseFiles, table: _Table, collector: _Collector) -> TableReport:
    report = TableReport(table.name)
    for line_number, row in _rows(files, table, report):
        if row is None:
            continue
        try:
            table.collect(collector, row)
            report.rows_stored += 1
        except _RowRefused as refusal:
            _refuse(report, str(refusal), line_number)
    if report.rows_read == 0:
        raise ReleaseError("table_malformed", f"{table.name}: no rows")
    if sum(report.refused.values()) > MAX_REFUSED_SHARE * report.rows_read:
        worst = report.refused.most_common(1)[0][0]
        raise ReleaseError("table_malformed", f"{table.name}: over a tenth of the rows refused ({worst})")
    return report


def _rows(files: ReleaseFiles, table: _Table, report: TableReport) -> Iterator[tuple[int, Row | None]]:
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


def _anomalies(collector: _Collector, reports: list[TableReport]) -> list[str]:
    found = [f"{r.name}: {n} rows refused, {reason}" for r in reports for reason, n in sorted(r.refused.items())]
    commodities: dict[str, set[str]] = {}
    for title, _, code in collector.technology_rows:
        commodities.setdefault(title, set()).add(code)
    if several := sum(len(codes) > 1 for codes in commodities.values()):
        found.append(f"{several} technology titles have more than one commodity; the commonest is taken")
    if suppressed := sum(rating.recommend_suppress for rating in collector.ratings.values()):
        found.append(f"{suppressed} ratings are marked as too uncertain (recommend suppress)")
    if collector.ratings:
        rated = {soc for soc, _, _ in collector.ratings}
        if unrated := len(collector.occupations) - len(rated):
            found.append(f"{unrated} occupations have no ratings")
    return found


def _assemble(version: str, report: Report, collector: _Collector) -> Release:
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
    )


def _technologies(collector: _Collector) -> Iterator[Technology]:
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
