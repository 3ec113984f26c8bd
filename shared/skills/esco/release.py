"""Reading ESCO in the layout of its published CSV download (English), row by row, with an account of each file.

Published at esco.ec.europa.eu ("Download", CSV). The skills are needed; the other files and the crosswalk to O*NET
(the mapping project of the European Commission and USDOL/ETA) are read where they lie in the folder.
"""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from shared.skills.onet.archive import ReleaseError
from shared.skills.onet.records import TableReport

SKILLS = "skills_en.csv"
BROADER = "broaderRelationsSkillPillar_en.csv"
OCCUPATIONS = "occupationSkillRelations_en.csv"
CROSSWALKS = ("ESCO-ONET-Crosswalk.csv", "crosswalk_esco_onet.csv", "ONET_Occupations_0_updated.csv")
"""Names under which the official crosswalk is found."""
SKILL_ROOT = "http://data.europa.eu/esco/skill/"
OCCUPATION_ROOT = "http://data.europa.eu/esco/occupation/"
MATCHES = ("exactMatch", "closeMatch", "narrowMatch")
"""Types of match that say: who works as the one does what the other does. A broad match says less."""
MAX_FIELD = 64 * 1024
MAX_REFUSED_SHARE = 0.1
_PREAMBLE = 40  # lines of a crosswalk before its heading at most

Row = Mapping[str, str]


class _RowRefused(Exception):
    """A row that is not stored; the reason is the message."""


@dataclass(frozen=True, slots=True)
class EscoSkill:
    """A skill or a field of knowledge. `uri` without its root: a UUID."""

    id: str
    label: str
    aliases: tuple[str, ...]
    description: str
    is_knowledge: bool
    is_language: bool


@dataclass
class EscoRelease:
    """What the folder holds: skills by id, broader skills, and occupations."""

    skills: dict[str, EscoSkill] = field(default_factory=dict)
    broader: dict[str, str] = field(default_factory=dict)  # the first that is stated
    essential: dict[str, set[str]] = field(default_factory=dict)  # occupation id to skill ids
    crosswalk: dict[str, set[str]] = field(default_factory=dict)  # occupation id to O*NET-SOC codes
    reports: list[TableReport] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def occupations_of_skills(self) -> dict[str, tuple[str, ...]]:
        """Skill id to the O*NET-SOC codes whose ESCO occupations need it as essential, both ascending."""
        found: dict[str, set[str]] = {}
        for occupation, skills in self.essential.items():
            for skill in skills:
                found.setdefault(skill, set()).update(self.crosswalk.get(occupation, ()))
        return {skill: tuple(sorted(codes)) for skill, codes in sorted(found.items()) if codes}


def read_esco(folder: Path) -> EscoRelease:
    """Read the folder. Raises ReleaseError (`not_found`, `table_missing`, `table_malformed`, `wrong_charset`)."""
    if not folder.is_dir():
        raise ReleaseError("not_found", "no folder there")
    release = EscoRelease()
    tables: list[tuple[str, tuple[str, ...], Callable[[EscoRelease, Row], None]]] = [
        (SKILLS, ("conceptUri", "preferredLabel", "altLabels", "skillType"), _skill),
        (BROADER, ("conceptUri", "broaderUri"), _broader),
        (OCCUPATIONS, ("occupationUri", "relationType", "skillUri"), _occupation_skill),
    ]
    for name, columns, take in tables:
        if (folder / name).is_file():
            release.reports.append(_read(folder / name, columns, take, release))
        elif name == SKILLS:
            raise ReleaseError("table_missing", name)
        else:
            release.missing.append(name)
    crosswalk = next((folder / name for name in CROSSWALKS if (folder / name).is_file()), None)
    if crosswalk is None:
        release.missing.append(CROSSWALKS[0])
    else:
        columns = ("O*NET Id", "ESCO or ISCO URI", "Type of Match")
        release.reports.append(_read(crosswalk, columns, _match, release))
    return release


def _read(
    path: Path, columns: tuple[str, ...], take: Callable[[EscoRelease, Row], None], release: EscoRelease
) -> TableReport:
    report = TableReport(path.name)
    for number, row in _rows(path, columns):
        report.rows_read += 1
        try:
            take(release, row)
            report.rows_stored += 1
        except _RowRefused as refusal:
            report.refused[str(refusal)] += 1
            report.first_refused_line = report.first_refused_line or number
    if report.rows_read == 0:
        raise ReleaseError("table_malformed", f"{path.name}: no rows")
    wrong = sum(n for reason, n in report.refused.items() if reason.startswith("not_"))
    if wrong > MAX_REFUSED_SHARE * report.rows_read:
        raise ReleaseError("table_malformed", f"{path.name}: over a tenth of the rows are not what they should be")
    return report


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, Row]]:
    """Line number and row of each row behind the heading, which is the first line that has all the columns."""
    csv.field_size_limit(MAX_FIELD)
    heading: list[str] | None = None
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.reader(stream, strict=True)
        try:
            for fields in reader:
                if heading is None:
                    heading = fields if set(columns) <= set(fields) else None
                    if heading is None and reader.line_num > _PREAMBLE:
                        break
                elif any(fields):
                    fields += [""] * (len(heading) - len(fields))
                    yield reader.line_num, dict(zip(heading, (value.strip() for value in fields), strict=False))
        except csv.Error as error:
            raise ReleaseError("table_malformed", f"{path.name}, line {reader.line_num}") from error
        except UnicodeDecodeError as error:
            raise ReleaseError("wrong_charset", f"{path.name}, after line {reader.line_num}: not UTF-8") from error
    if heading is None:
        raise ReleaseError("table_malformed", f"{path.name}: no heading with {', '.join(columns)}")


def _skill(release: EscoRelease, row: Row) -> None:
    id_ = _id(row["conceptUri"], SKILL_ROOT)
    if not row["preferredLabel"]:
        raise _RowRefused("not_labelled")
    if row.get("status") == "obsolete":
        raise _RowRefused("obsolete")
    if id_ in release.skills:
        raise _RowRefused("double")
    lines = f"{row['altLabels']}\n{row.get('hiddenLabels', '')}".splitlines()
    release.skills[id_] = EscoSkill(
        id=id_,
        label=row["preferredLabel"],
        aliases=tuple(dict.fromkeys(line.strip() for line in lines if line.strip())),
        description=row.get("description", ""),
        is_knowledge=row["skillType"] == "knowledge",
        is_language="languages" in row.get("inScheme", "").casefold(),
    )


def _broader(release: EscoRelease, row: Row) -> None:
    child, parent = row["conceptUri"], row["broaderUri"]
    if not (child.startswith(SKILL_ROOT) and parent.startswith(SKILL_ROOT)):
        raise _RowRefused("of_a_group")
    ids = child.removeprefix(SKILL_ROOT), parent.removeprefix(SKILL_ROOT)
    if ids[0] not in release.skills or ids[1] not in release.skills:
        raise _RowRefused("orphan_skill")
    release.broader.setdefault(*ids)


def _occupation_skill(release: EscoRelease, row: Row) -> None:
    occupation, skill = _id(row["occupationUri"], OCCUPATION_ROOT), _id(row["skillUri"], SKILL_ROOT)
    if skill not in release.skills:
        raise _RowRefused("orphan_skill")
    if row["relationType"] != "essential":
        raise _RowRefused("optional")
    release.essential.setdefault(occupation, set()).add(skill)


def _match(release: EscoRelease, row: Row) -> None:
    if not row["ESCO or ISCO URI"].startswith(OCCUPATION_ROOT):
        raise _RowRefused("of_isco")
    if row["Type of Match"].replace(" ", "").removeprefix("skos:") not in MATCHES:
        raise _RowRefused("broad_match")
    release.crosswalk.setdefault(row["ESCO or ISCO URI"].removeprefix(OCCUPATION_ROOT), set()).add(row["O*NET Id"])


def _id(uri: str, root: str) -> str:
    if not uri.startswith(root) or len(uri) == len(root):
        raise _RowRefused("not_a_uri_of_esco")
    return uri.removeprefix(root)
