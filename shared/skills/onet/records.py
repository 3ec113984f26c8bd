"""What is read from an O*NET release, and the account of the reading."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation of the O*NET-SOC taxonomy."""

    soc: str  # O*NET-SOC code, as 15-1252.00
    title: str
    description: str
    job_zone: int | None  # 1 (little preparation) to 5 (extensive)


@dataclass(frozen=True, slots=True)
class OccupationTitle:
    """A title that people in an occupation have."""

    soc: str
    title: str
    short_title: str | None
    reported: bool  # from the sample of titles that people reported themselves


@dataclass(frozen=True, slots=True)
class Element:
    """A skill (2.A, 2.B) or knowledge area (2.C) of the Content Model: its leaves only."""

    id: str
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Rating:
    """How much an occupation needs an element; `scale` is IM (importance, 1-5) or LV (level, 0-7).

    `lower` and `upper` bound the value with 95 % confidence; None where the release gives no bounds.
    """

    soc: str
    element_id: str
    scale: str
    value: float
    recommend_suppress: bool
    not_relevant: bool
    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class Technology:
    """A technology title over all occupations. `commodity` is the UNSPSC code it has most often."""

    title: str
    commodity: str
    commodity_title: str
    hot: bool
    in_demand: bool  # in at least one occupation
    occupations: tuple[str, ...]  # O*NET-SOC codes, ascending


@dataclass(frozen=True, slots=True)
class UsedTool:
    """A machine, instrument or piece of equipment that an occupation uses; `commodity` is its UNSPSC title."""

    soc: str
    title: str
    commodity: str


@dataclass(frozen=True, slots=True)
class Task:
    """What people in an occupation do. `activities` are ids of the detailed work activities (DWAs) it belongs to."""

    soc: str
    id: int
    text: str
    core: bool | None  # important and usual in the occupation; None: the release does not say
    activities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListedRelation:
    """An occupation that the release itself names as related, in its order.

    `tier` is its word for how near: Primary-Short, Primary-Long, Supplemental.
    """

    soc: str
    related: str
    tier: str
    index: int


@dataclass(slots=True)
class TableReport:
    """The account of one table; `rows_read` is `rows_stored` and all `refused` together."""

    name: str
    rows_read: int = 0
    rows_stored: int = 0
    refused: Counter[str] = field(default_factory=Counter)  # reason to rows
    first_refused_line: int | None = None

    def to_record(self) -> dict[str, Any]:
        return {
            "table": self.name,
            "rows_read": self.rows_read,
            "rows_stored": self.rows_stored,
            "refused": dict(sorted(self.refused.items())),
            "first_refused_line": self.first_refused_line,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """What was read, what was not, and what was odd."""

    tables: tuple[TableReport, ...]
    missing_tables: tuple[str, ...]  # that this reader uses and the release lacks
    unread_tables: tuple[str, ...]  # that the release has and this reader does not use
    anomalies: tuple[str, ...]  # one sentence each

    def to_record(self) -> dict[str, Any]:
        return {
            "tables": [table.to_record() for table in self.tables],
            "missing_tables": list(self.missing_tables),
            "unread_tables": list(self.unread_tables),
            "anomalies": list(self.anomalies),
        }


@dataclass(frozen=True, slots=True)
class Release:
    """A release as read.

    `ordinary_words` are the words that its descriptions, tasks and technology titles write in lower case.
    """

    version: str
    report: Report
    occupations: tuple[Occupation, ...]
    titles: tuple[OccupationTitle, ...]
    elements: tuple[Element, ...]
    ratings: tuple[Rating, ...]
    technologies: tuple[Technology, ...]
    ordinary_words: frozenset[str]
    tools: tuple[UsedTool, ...] = ()
    tasks: tuple[Task, ...] = ()
    activities: Mapping[str, str] = field(default_factory=dict)  # DWA id to its title
    related: tuple[ListedRelation, ...] = ()
