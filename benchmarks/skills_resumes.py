"""Tools in invented résumés (`benchmarks/skills_resumes`): how many are found, and how much that is found is one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from shared.skills.mapping.matcher import SkillMatcher
from shared.skills.mentions.find import LISTED_CONFIDENCE, SkillMention
from shared.skills.ontology.concepts import Kind

FOLDER = Path(__file__).with_name("skills_resumes")
_MARK = re.compile(r"\[\[(.+?)\]\]")


@dataclass(frozen=True)
class MarkedResume:
    """A text without its marks, and the places of its tools in code points."""

    name: str
    text: str
    tools: frozenset[tuple[int, int]]


@dataclass(frozen=True)
class ToolCounts:
    """Tools marked, tools found, and how many of each agree with one of the other (by overlap)."""

    marked: int
    met: int
    found: int
    right: int

    @property
    def recall(self) -> float:
        return self.met / max(1, self.marked)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.found)


def marked_resumes() -> list[MarkedResume]:
    """All résumés, by the names of their files."""
    return [_unmarked(path.stem, path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.txt"))]


def count_tools(matcher: SkillMatcher, resume: MarkedResume, mentions: Iterable[SkillMention]) -> ToolCounts:
    """What of a résumé's tools was found. A mention claims a tool where its concept is one, or where it has no
    concept and stands in an enumeration of tools.
    """
    return count_places(resume, ((m.start, m.end) for m in mentions if claims_tool(matcher, m)))


def count_places(resume: MarkedResume, places: Iterable[tuple[int, int]]) -> ToolCounts:
    """Places agree where they overlap."""
    found = sorted(set(places))
    met = sum(any(start < last and end > first for start, end in found) for first, last in resume.tools)
    right = sum(any(start < last and end > first for first, last in resume.tools) for start, end in found)
    return ToolCounts(len(resume.tools), met, len(found), right)


def total(counts: Iterable[ToolCounts]) -> ToolCounts:
    """The counts of all résumés together."""
    rows = [(one.marked, one.met, one.found, one.right) for one in counts]
    return ToolCounts(*(sum(column) for column in zip(*rows, strict=True)))


def claims_tool(matcher: SkillMatcher, mention: SkillMention) -> bool:
    if mention.concept_id is None:
        return mention.confidence == LISTED_CONFIDENCE
    return matcher.ontology.by_id[mention.concept_id].kind is Kind.TOOL


def _unmarked(name: str, marked: str) -> MarkedResume:
    parts: list[str] = []
    tools: set[tuple[int, int]] = set()
    at = length = 0
    for match in _MARK.finditer(marked):
        parts += [marked[at : match.start()], match[1]]
        length += match.start() - at
        tools.add((length, length + len(match[1])))
        length += len(match[1])
        at = match.end()
    return MarkedResume(name, "".join([*parts, marked[at:]]), frozenset(tools))
