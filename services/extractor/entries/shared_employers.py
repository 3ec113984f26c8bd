"""Several positions at one employer: whose employer stands above or beside another of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from services.extractor.dates.ranges import DateRange
from services.extractor.entries.blocks import Block
from services.extractor.entries.header import Header, has_place_alone
from services.extractor.entries.header_parts import Part
from services.extractor.entries.positions import Position
from services.extractor.phrases.roles import CLEAR_EMPLOYER, EMPLOYER, employer_score

# A time without work is no job.
_LEAVE = re.compile(
    r"(?:(?:parental|maternity|paternity|family) leave|career break|sabbatical|gap year|elternzeit|mutterschutz|"
    r"erziehungszeit|sabbatjahr|karenz(?:urlaub)?|babypause|familien(?:pause|phase)|mutterschaftsurlaub|"
    r"full[- ]time (?:parent|carer|mother|father)$|stay[- ]at[- ]home \w+$|"
    r"(?:arbeits?suchend|arbeitssuche|arbeitslos|unemployed|job[- ]?seek|sans emploi|recherche d['’]emploi|"
    r"en búsqueda (?:activa )?de empleo|desemplead[oa]|werkzoekend|desempregad[oa]|disoccupat[oa]|bezrobotn[ya])|"
    r"pausa (?:familiar|profesional)|congedo|aspettativa|"
    r"(?:mateřská|rodičovská) dovolená|zwangerschapsverlof|forældreorlov|foreldrepermisjon|"
    r"congé (?:parental|(?:de )?maternité|sabbatique)|baja maternal|excedencia|"
    r"zorg voor|kindererziehung|caring for|care of|(?:travel(?:l?ing)?|gap) (?:year|in|around)|weltreise|wereldreis|"
    r"cuidado de|cuidados (?:a|de)|arbeits?suchend|arbeitslos|auf arbeitssuche|unemployed|werkzoekend|desempregad[oa]|"
    r"recherche d['’]emploi|búsqueda de empleo|année sabbatique|a[ñn]o sabático|tussenjaar|período sabático|"
    r"job ?search(?:ing)?|zwangerschaps-? en|licença|pausa de carreira|loopbaanonderbreking|interruption de carrière|"
    r"ouderschapsverlof|licença[- ]maternidade|urlop (?:macierzyński|wychowawczy)|föräldraledig\w*|barselsorlov)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Job:
    """An entry, its head, and what the head says; `inherited` is the employer that another entry names."""

    block: Block
    header: Header
    position: Position
    inherited: Part | None = None


def without_inner_headings(jobs: Sequence[Job]) -> list[Job]:
    """`Project Portfolio` between the duties of a job: one row that names nobody, undated where the others are dated.

    What stands below it belongs to the job above.
    """
    result: list[Job] = []
    for job in jobs:
        if result and result[-1].header.dates is not None and _is_inner_heading(job, result[-1]):
            result[-1].block.body.extend(job.block.body)
        else:
            result.append(job)
    return result


def _is_inner_heading(job: Job, above: Job) -> bool:
    position = job.position
    if job.header.dates is not None or len(job.block.header) != 1:
        return False
    if job.block.header[0].text.endswith(":") and not above.block.header[0].text.endswith(":"):
        return bool(job.block.body)
    if position.title is not None or position.employer is None:
        return False
    if not job.block.body or employer_score(position.employer.text) >= EMPLOYER:
        return False
    row, first = job.block.header[0], above.block.header[0]
    return not row.heading or (first.heading and (row.size or 0.0) < (first.size or 0.0))


def with_shared_employers(jobs: Sequence[Job]) -> list[Job]:
    """Several positions at one employer: the employer stands once, above or beside the first of them."""
    result: list[Job] = []
    group: Part | None = None
    holder: Job | None = None
    headed = False
    for number, job in enumerate(jobs):
        position = job.position
        follower = jobs[number + 1] if number + 1 < len(jobs) else None
        if _is_leave(job):
            continue
        if _is_group_head(job, follower):
            group, headed = position.employer, True
            continue
        if headed and _is_of_group(position):
            position = job.position = replace(position, title=position.whole or position.title, employer=None)
        if holder is not None and group is not None and _is_untold_title(holder, job):
            position = job.position = replace(position, title=position.employer, employer=None)
        if holder is not None and group is not None and _is_qualified_title(holder, job):
            position = job.position = replace(position, title=_joined(position), employer=None)
        alone = position.from_place and group is not None and has_place_alone(job.header)
        if alone and result and _names_both(result[-1]):
            position = job.position = replace(position, employer=None)
        if _is_title_only(job) and group is not None and not _are_siblings(holder, job):
            job.inherited = group
        elif position.employer is not None:
            headed = False
            holder = job
            group = position.employer if position.title is not None else group
        result.append(job)
    return result


def _is_leave(job: Job) -> bool:
    """A time without work: its first words say so, and nobody employs for it."""
    if not job.header.parts or not _LEAVE.match(job.header.parts[0].text):
        return False
    return all(employer_score(part.text) < CLEAR_EMPLOYER for part in job.header.parts)


def _is_group_head(job: Job, follower: Job | None) -> bool:
    """An employer without title and text above a position without employer: no job itself."""
    if follower is None or job.position.title is not None or job.position.employer is None:
        return False
    described = 0 < len(job.block.body) <= 2 and not any(row.bullet for row in job.block.body)
    if job.block.body and not (described and job.header.dates is not None and follower.header.dates is not None):
        return False
    if job.header.dates is not None and not _lasts_over(job.header.dates, follower.header.dates):
        return False
    return follower.position.employer is None or _is_of_group(follower.position)


def _lasts_over(dates: DateRange, inner: DateRange | None) -> bool:
    """Whether a time holds another one; a year alone holds all of its days."""
    outer_start = dates.first.date if dates.first is not None else None
    inner_start = inner.first.date if inner is not None and inner.first is not None else None
    return outer_start is None or inner_start is None or outer_start.year <= inner_start.year


def _is_untold_title(holder: Job, job: Job) -> bool:
    """Whether a phrase that no word tells is a title: it stands beside its date as the title above it does.

    The employer of that entry stands in a row above the date's; an entry with an employer of its own would have one
    there, too.
    """
    title, employer, name = holder.position.title, holder.position.employer, job.position.employer
    if title is None or employer is None or name is None or job.position.title is not None:
        return False
    if title.row <= employer.row or employer_score(name.text) >= EMPLOYER or len(job.header.parts) != 1:
        return False
    before, own = _row_of_date(holder), _row_of_date(job)
    return before is not None and own is not None and before - title.row == own - name.row and employer.row < before


def _is_qualified_title(holder: Job, job: Job) -> bool:
    """Whether `Team Leader – Guest Experience` is all title: the employer of the entry above stands in a row above its
    title's, where this entry has none."""
    title, employer = holder.position.title, holder.position.employer
    own, other = job.position.title, job.position.employer
    if title is None or employer is None or own is None or other is None or len(job.block.header) != 1:
        return False
    apart = employer.row < title.row and _row_of_date(holder) == title.row
    behind_dash = bool(other.dash) and own.row == other.row and own.end + len(other.dash) == other.start
    return apart and behind_dash and employer_score(other.text) < EMPLOYER


def _joined(position: Position) -> Part | None:
    title, other = position.title, position.employer
    if title is None or other is None:
        return title
    return replace(title, text=title.text + other.dash + other.text, end=other.end)


def _row_of_date(job: Job) -> int | None:
    dates = job.header.dates
    if dates is None:
        return None
    return next((n for n, row in enumerate(job.block.header) if row.start <= dates.start < row.end), None)


def _is_of_group(position: Position) -> bool:
    """Below an employer that stands alone: no employer of its own, only a place or the rest of a title is like one."""
    cut = (
        position.whole is not None
        and position.employer is not None
        and employer_score(position.employer.text) < EMPLOYER
    )
    return position.employer is None or position.from_place or cut


def _names_both(job: Job) -> bool:
    """Whether an entry has an employer and, apart from it, a place: then places are no employers in this list."""
    employer = job.position.employer or job.inherited
    return employer is not None and not job.position.from_place and has_place_alone(job.header)


def _are_siblings(holder: Job | None, job: Job) -> bool:
    """Whether both have a heading of the format of the same level: then each stands for itself."""
    if holder is None or not holder.block.header or not job.block.header:
        return False
    first, own = holder.block.header[0], job.block.header[0]
    return first.heading and own.heading and first.size is not None and first.size == own.size


def _is_title_only(job: Job) -> bool:
    position = job.position
    return position.title is not None and position.employer is None and bool(job.header.dates or job.block.body)
