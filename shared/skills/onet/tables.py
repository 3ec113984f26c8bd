"""The tables of an O*NET release that are read: their columns, and what is taken from each row."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from shared.skills.onet.records import Element, ListedRelation, OccupationTitle, Rating

# Scales of the Skills and Knowledge tables, from O*NET's Scales Reference: (lowest, highest).
SCALES: Mapping[str, tuple[float, float]] = {"IM": (1.0, 5.0), "LV": (0.0, 7.0)}
SKILL_ROOTS = ("2.A.", "2.B.")
KNOWLEDGE_ROOT = "2.C."
RELATEDNESS_TIERS = ("Primary-Short", "Primary-Long", "Supplemental")
"""The nearest first; each occupation has five, five and ten related ones in them."""

_SOC = re.compile(r"\d{2}-\d{4}\.\d{2}")
_LOWER_WORD = re.compile(r"(?<![\w.-])[a-z]{2,}(?![\w-])")


class RowRefused(Exception):
    """A row that is not stored; the reason is the message."""


Row = Mapping[str, str]


class Collector:
    """Takes the rows of one release, table by table."""

    def __init__(self) -> None:
        self.occupations: dict[str, tuple[str, str]] = {}
        self.job_zones: dict[str, int] = {}
        self.titles: dict[tuple[str, str, bool], OccupationTitle] = {}
        self.elements: dict[str, Element] = {}
        self.ratings: dict[tuple[str, str, str], Rating] = {}
        self.technology_rows: dict[tuple[str, str, str], tuple[bool, bool]] = {}
        self.commodities: dict[str, str] = {}
        self.tools: dict[tuple[str, str], str] = {}
        self.tasks: dict[tuple[str, int], tuple[str, bool | None]] = {}
        self.activities: dict[str, str] = {}
        self.task_activities: dict[tuple[str, int], list[str]] = {}
        self.related: dict[tuple[str, str], ListedRelation] = {}
        self.odd_bounds = 0
        self.words: set[str] = set()
        self.branches: set[str] = set()

    def occupation(self, row: Row) -> None:
        soc, title = row["O*NET-SOC Code"], row["Title"]
        if not _SOC.fullmatch(soc) or not title:
            raise RowRefused("not_an_occupation")
        if soc in self.occupations:
            raise RowRefused("double")
        self.occupations[soc] = (title, row["Description"])
        self.words.update(_LOWER_WORD.findall(row["Description"]))

    def element(self, row: Row) -> None:
        id_ = row["Element ID"]
        self.branches.add(id_.rpartition(".")[0])
        if id_ in self.elements:
            raise RowRefused("double")
        self.elements[id_] = Element(id_, row["Element Name"], row["Description"])

    def rating(self, row: Row) -> None:
        soc = self._known_soc(row)
        element, scale = row["Element ID"], row["Scale ID"]
        if not element.startswith((*SKILL_ROOTS, KNOWLEDGE_ROOT)):
            raise RowRefused("not_a_skill_or_knowledge")
        if scale not in SCALES:
            raise RowRefused("unknown_scale")
        try:
            value = float(row["Data Value"])
        except ValueError as error:
            raise RowRefused("not_a_number") from error
        low, high = SCALES[scale]
        if not low <= value <= high:  # also refuses nan
            raise RowRefused("out_of_scale")
        if (soc, element, scale) in self.ratings:
            raise RowRefused("double")
        self.elements.setdefault(element, Element(element, row["Element Name"], ""))
        suppress, not_relevant = row["Recommend Suppress"] == "Y", row["Not Relevant"] == "Y"
        bounds = self._bounds(row, value)
        self.ratings[(soc, element, scale)] = Rating(soc, element, scale, value, suppress, not_relevant, *bounds)

    def technology(self, row: Row) -> None:
        soc, title, code = self._known_soc(row), row["Example"], row["Commodity Code"]
        if not title:
            raise RowRefused("no_title")
        if not re.fullmatch(r"\d{8}", code):
            raise RowRefused("not_a_commodity_code")
        if (title, soc, code) in self.technology_rows:
            raise RowRefused("double")
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
            raise RowRefused("out_of_scale")
        if soc in self.job_zones:
            raise RowRefused("double")
        self.job_zones[soc] = int(row["Job Zone"])

    def tool(self, row: Row) -> None:
        soc, title = self._known_soc(row), row["Example"]
        if not title:
            raise RowRefused("no_title")
        if (soc, title) in self.tools:
            raise RowRefused("double")
        self.tools[(soc, title)] = row["Commodity Title"]

    def task(self, row: Row) -> None:
        key = self._known_soc(row), _number(row["Task ID"])
        if not row["Task"]:
            raise RowRefused("no_text")
        if key in self.tasks:
            raise RowRefused("double")
        kind = row.get("Task Type", "")
        self.tasks[key] = (row["Task"], kind == "Core" if kind in ("Core", "Supplemental") else None)
        self.words.update(_LOWER_WORD.findall(row["Task"]))

    def activity(self, row: Row) -> None:
        id_, title = row["DWA ID"], row["DWA Title"]
        if not id_ or not title:
            raise RowRefused("no_title")
        if id_ in self.activities:
            raise RowRefused("double")
        self.activities[id_] = title

    def task_activity(self, row: Row) -> None:
        key, activity = (self._known_soc(row), _number(row["Task ID"])), row["DWA ID"]
        if key not in self.tasks:
            raise RowRefused("orphan_task")
        if activity not in self.activities:
            raise RowRefused("orphan_activity")
        of_task = self.task_activities.setdefault(key, [])
        if activity in of_task:
            raise RowRefused("double")
        of_task.append(activity)

    def relation(self, row: Row) -> None:
        soc, related = self._known_soc(row), row["Related O*NET-SOC Code"]
        if related not in self.occupations:
            raise RowRefused("orphan_occupation")
        if (soc, related) in self.related:
            raise RowRefused("double")
        tier = row["Relatedness Tier"]
        if tier not in RELATEDNESS_TIERS:
            raise RowRefused("unknown_tier")
        self.related[(soc, related)] = ListedRelation(soc, related, tier, _number(row["Index"]))

    def _bounds(self, row: Row, value: float) -> tuple[float, float] | tuple[None, None]:
        """The 95 % confidence bounds; none where the release gives none, or such as do not hold the value."""
        given = row.get("Lower CI Bound", ""), row.get("Upper CI Bound", "")
        if not all(given):
            return None, None
        try:
            lower, upper = float(given[0]), float(given[1])
        except ValueError:
            lower = upper = float("nan")
        if lower <= value <= upper:
            return lower, upper
        self.odd_bounds += 1
        return None, None

    def _title(self, soc: str, title: str, short: str | None, reported: bool) -> None:
        if not title:
            raise RowRefused("no_title")
        if (soc, title, reported) in self.titles:
            raise RowRefused("double")
        self.titles[(soc, title, reported)] = OccupationTitle(soc, title, short, reported)

    def _known_soc(self, row: Row) -> str:
        soc = row["O*NET-SOC Code"]
        if soc not in self.occupations:
            raise RowRefused("orphan_occupation")
        return soc


def _number(text: str) -> int:
    if not text.isdecimal():
        raise RowRefused("not_a_number")
    return int(text)


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    columns: tuple[str, ...]
    collect: Callable[[Collector, Row], None]
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
_RELATION = ("O*NET-SOC Code", "Related O*NET-SOC Code", "Relatedness Tier", "Index")
# In the order of reading: what other tables refer to comes before them, occupations first.
TABLES = (
    Table("Occupation Data.txt", _OCCUPATION, Collector.occupation, required=True),
    Table("Content Model Reference.txt", _ELEMENT, Collector.element),
    Table("Skills.txt", _RATING, Collector.rating),
    Table("Knowledge.txt", _RATING, Collector.rating),
    Table("Technology Skills.txt", _TECHNOLOGY, Collector.technology, required=True),
    Table("Alternate Titles.txt", _ALTERNATE_TITLE, Collector.alternate_title),
    Table("Sample of Reported Titles.txt", _REPORTED_TITLE, Collector.reported_title),
    Table("Job Zones.txt", ("O*NET-SOC Code", "Job Zone"), Collector.job_zone),
    Table("Tools Used.txt", ("O*NET-SOC Code", "Example", "Commodity Title"), Collector.tool),
    Table("Task Statements.txt", ("O*NET-SOC Code", "Task ID", "Task"), Collector.task),
    Table("DWA Reference.txt", ("DWA ID", "DWA Title"), Collector.activity),
    Table("Tasks to DWAs.txt", ("O*NET-SOC Code", "Task ID", "DWA ID"), Collector.task_activity),
    Table("Related Occupations.txt", _RELATION, Collector.relation),
)
