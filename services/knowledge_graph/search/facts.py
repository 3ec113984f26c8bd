"""Searching one person's facts: exactly, over all of them, by vectors where every fact has one, else by words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    Text,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.sql.expression import FromClause, Subquery

from services.knowledge_graph.front_door.commands import ACTIVE_STATUSES
from services.knowledge_graph.models import FACT_VECTORS, FACTS, SKILLS
from services.knowledge_graph.normalise.values import DATE_TYPES
from services.knowledge_graph.search.vector_store import is_searchable
from services.knowledge_graph.search.words import score_texts

_OWNER: ColumnElement[Any] = bindparam("owner", type_=FACTS.c.owner_id.type)


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """Which facts are looked at; None leaves a condition out.

    Attributes:
        since, until: ISO dates. A fact of a dated entry counts when the entry's time touches them, another one when
            its document's date lies between them.
        category: of a skill that the fact names: a category of the ontology (`database`), or the beginning of an
            O*NET element id (`2.C`) or commodity code (`4323`).
    """

    types: tuple[str, ...] | None = None
    since: str | None = None
    until: str | None = None
    category: str | None = None

    @property
    def shape(self) -> frozenset[str]:
        """The names of the conditions that are not left out."""
        return frozenset(name for name in ("types", "since", "until", "category") if getattr(self, name) is not None)

    def values(self, owner_id: UUID) -> dict[str, Any]:
        """What statements of this shape take."""
        return {"owner": owner_id} | {name: getattr(self, name) for name in sorted(self.shape)}


@dataclass(frozen=True, slots=True)
class Found:
    """A fact's row, and how near it is: the cosine with the query (-1 to 1), or the share of its words (0 to 1)."""

    row: Row[Any]
    score: float


def by_vector(
    connection: Connection,
    owner_id: UUID,
    model: str,
    version: str,
    vector: Sequence[float],
    wanted: SearchFilter,
    limit: int,
) -> list[Found] | None:
    """The nearest facts, of equal ones the smaller id first; None where a fact has no vector of this model.

    Vectors have length 1 (or 0), so the inner product is the cosine. All vectors of the person are compared: there is
    no index over persons that could miss one, or let one person's rows weigh on another's search.
    """
    values = {"model": model, "version": version, "query": f"[{','.join(map(repr, vector))}]", "limit": limit}
    rows = connection.execute(_nearest(wanted.shape), wanted.values(owner_id) | values).all()
    if rows and rows[0].score is None:
        return None
    return [Found(row, float(row.score)) for row in rows]


def by_words(connection: Connection, owner_id: UUID, query: str, wanted: SearchFilter, limit: int) -> list[Found]:
    """The facts with most of the query's words, short ones first, then by id; facts with none of them are left out."""
    source, conditions = _chosen(wanted.shape)
    statement = select(FACTS).select_from(source).where(*conditions)
    rows = connection.execute(statement, wanted.values(owner_id)).all()
    scores = score_texts(query, [row.text for row in rows])
    found = [Found(row, score) for row, score in zip(rows, scores, strict=True) if score > 0]
    return sorted(found, key=lambda hit: (-hit.score, len(hit.row.text), hit.row.id))[:limit]


@cache
def _nearest(shape: frozenset[str]) -> Select[Any]:
    """The statement for filters of one shape: made once, since making it takes as long as running it."""
    # A subquery, so that the text becomes a vector once and not once a row.
    given = select(cast(bindparam("query", type_=Text), FACT_VECTORS.c.vector.type)).scalar_subquery()
    score = -FACT_VECTORS.c.vector.max_inner_product(given)
    same = and_(
        FACT_VECTORS.c.owner_id == FACTS.c.owner_id,
        FACT_VECTORS.c.id == FACTS.c.id,
        FACT_VECTORS.c.owner_id == _OWNER,
        FACT_VECTORS.c.model == bindparam("model"),
        FACT_VECTORS.c.version == bindparam("version"),
    )
    source, conditions = _chosen(shape)
    return (
        select(FACTS, score.label("score"))
        .select_from(source.outerjoin(FACT_VECTORS, same))
        .where(*conditions)
        .order_by(score.desc().nulls_first(), FACTS.c.id)
        .limit(bindparam("limit", type_=Integer))
    )


def _chosen(shape: frozenset[str]) -> tuple[FromClause, list[ColumnElement[bool]]]:
    """What to select from, and under which conditions; values are given when it runs."""
    source: FromClause = FACTS
    conditions = [FACTS.c.owner_id == _OWNER, is_searchable()]
    if "types" in shape:
        conditions.append(FACTS.c.type.in_(bindparam("types", expanding=True)))
    if "category" in shape:
        category = bindparam("category", type_=Text)
        named = and_(SKILLS.c.owner_id == _OWNER, SKILLS.c.fact_id == FACTS.c.id)
        of_category = or_(SKILLS.c.category == category, func.starts_with(SKILLS.c.onet_id, category))
        conditions.append(exists(select(SKILLS.c.id).where(named, of_category)))
    if shape & {"since", "until"}:
        periods = _periods()
        source = FACTS.outerjoin(periods, periods.c.entry_id == FACTS.c.entry_id)
        conditions.append(_touches(periods, shape))
    return source, conditions


def _periods() -> Subquery:
    """(entry_id, first, last, ongoing) of each dated entry; dates as precise as they were written."""
    written = FACTS.c.value["date"].astext
    begins = FACTS.c.type.endswith(".start")
    return (
        select(
            FACTS.c.entry_id,
            func.min(case((begins, written))).label("begin"),
            func.max(written).label("last"),
            func.bool_or(cast(FACTS.c.value["ongoing"].astext, Boolean)).label("ongoing"),
        )
        .where(FACTS.c.owner_id == _OWNER, FACTS.c.type.in_(sorted(DATE_TYPES)), FACTS.c.entry_id.is_not(None))
        .where(FACTS.c.status.in_(ACTIVE_STATUSES))
        .group_by(FACTS.c.entry_id)
        .subquery()
    )


def _touches(periods: Subquery, shape: frozenset[str]) -> ColumnElement[bool]:
    """Whether the entry's time and the wanted one have a day in common; "2020" has all days of its year.

    Dates are compared as text, each cut to the precision of the one that was written.
    """
    entry: list[ColumnElement[bool]] = []
    document: list[ColumnElement[bool]] = [periods.c.entry_id.is_(None)]
    if "until" in shape:
        until = bindparam("until", type_=Text)
        entry.append(func.coalesce(periods.c.begin, periods.c.last) <= until)
        document.append(FACTS.c.as_of <= func.to_date(until, "YYYY-MM-DD"))
    if "since" in shape:
        since, last = bindparam("since", type_=Text), periods.c.last
        reaches = last >= func.left(since, func.length(last))
        entry.append(or_(func.coalesce(periods.c.ongoing, False), reaches))
        document.append(FACTS.c.as_of >= func.to_date(since, "YYYY-MM-DD"))
    return or_(and_(*entry), and_(*document))
