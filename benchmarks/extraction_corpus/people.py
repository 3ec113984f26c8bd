"""Invented persons, dealt from the pools: the development half gets the even places of every list, the other the odd.

The truth of a person has the shape of `flatten` in the measure: name, email, phone, work, education, skills, projects.
"""

import functools
import random
import tomllib
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

Half = Literal["development", "held_out"]
HALVES: tuple[Half, ...] = ("development", "held_out")
LANGUAGES = ("en", "de", "fr", "es", "nl", "pt")
_POOLS = Path(__file__).with_name("pools.toml")
_PERSONS = {"en": 4, "de": 2, "fr": 2, "es": 2, "nl": 1, "pt": 1}


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a career; None stands for "present" wherever a month may stand."""

    year: int
    month: int


@dataclass(frozen=True, slots=True)
class Job:
    """`places` may be empty; `end` None is an ongoing job."""

    employer: str
    title: str
    place: str
    start: Month
    end: Month | None
    bullets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class School:
    school: str
    degree: str
    area: str
    place: str
    start: int
    end: int
    grade: str


@dataclass(frozen=True, slots=True)
class Person:
    language: str
    name: str
    email: str
    phone: str
    place: str
    headline: str
    summary: str
    jobs: tuple[Job, ...]
    schools: tuple[School, ...]
    skills: tuple[tuple[str, tuple[str, ...]], ...]  # (group, its skills)
    languages: tuple[tuple[str, str], ...]
    certificates: tuple[tuple[str, str, int], ...]  # name, issuer, year
    interests: tuple[str, ...]
    projects: tuple[tuple[str, str], ...]
    headings: dict[str, str] = field(default_factory=dict)
    months: tuple[str, ...] = ()
    present: str = ""

    def truth(self) -> dict[str, Any]:
        """What a perfect parser finds."""
        return {
            "name": self.name, "email": self.email, "phone": self.phone,
            "work": [
                {"company": j.employer, "title": j.title, "start": f"{j.start.year}-{j.start.month:02d}",
                 "end": f"{j.end.year}-{j.end.month:02d}" if j.end else "present", "bullets": list(j.bullets)}
                for j in self.jobs
            ],
            "education": [{"school": s.school, "degree": s.degree, "area": s.area} for s in self.schools],
            "skills": [skill for _, skills in self.skills for skill in skills],
            "projects": [name for name, _ in self.projects],
        }  # fmt: skip


@functools.cache
def pools() -> dict[str, dict[str, Any]]:
    """The pools of every language."""
    return tomllib.loads(_POOLS.read_text(encoding="utf-8"))


def dealt(language: str, half: Half) -> dict[str, Any]:
    """The lists of a language, as far as they belong to a half."""
    first = HALVES.index(half)
    lists = pools()[language]
    mine = {key: values[first::2] for key, values in lists.items() if key not in ("headings", "months")}
    mine["headings"] = {kind: wordings[first] for kind, wordings in lists["headings"].items()}
    mine["months"] = lists["months"]
    return mine


def people(half: Half) -> list[Person]:
    """The persons of a half; the same on every machine."""
    persons = []
    for language in LANGUAGES:
        for number in range(_PERSONS[language]):
            persons.append(_person(language, half, number))
    return persons


def _person(language: str, half: Half, number: int) -> Person:
    chance = random.Random(f"{language}/{half}/{number}")  # a fixed seed: made content, not a derived result
    pool = dealt(language, half)
    given, family = pool["given"][number % len(pool["given"])], pool["family"][number % len(pool["family"])]
    place = pool["places"][number % len(pool["places"])]
    return Person(
        language=language, name=f"{given} {family}", email=_email(given, family),
        phone=pool["phones"][number % len(pool["phones"])], place=place,
        headline=chance.choice(pool["titles"]), summary=pool["summaries"][0],
        jobs=_jobs(pool, chance), schools=_schools(pool, chance), skills=_skills(pool, chance),
        languages=tuple((name, level) for name, level in pool["languages"]),
        certificates=tuple(
            (name, issuer, 2014 + 2 * i)
            for i, (name, issuer) in enumerate(zip(pool["certificates"], pool["issuers"], strict=True))
        ),
        interests=tuple(pool["interests"]),
        projects=tuple(zip(pool["projects"], pool["projectlines"], strict=True)),
        headings=pool["headings"], months=tuple(pool["months"]), present=pool["present"][0],
    )  # fmt: skip


def _email(given: str, family: str) -> str:
    plain = unicodedata.normalize("NFKD", f"{given}.{family}".lower().replace("ı", "i"))
    return "".join(c for c in plain if c.isascii() and (c.isalpha() or c in ".-")) + "@example.org"


def _jobs(pool: dict[str, Any], chance: random.Random) -> tuple[Job, ...]:
    count = min(len(pool["employers"]), 3 + chance.randrange(2))
    employers = chance.sample(pool["employers"], count)
    titles = chance.sample(pool["titles"], count)
    lines = chance.sample(pool["bullets"], len(pool["bullets"]))
    jobs, year = [], 2024
    end: Month | None = None
    for number in range(count):
        start = Month(year - 2 - chance.randrange(2), 1 + chance.randrange(12))
        share = max(1, len(lines) // count)
        place = chance.choice(pool["places"])
        bullets = tuple(lines[number * share : (number + 1) * share])
        jobs.append(Job(employers[number], titles[number], place, start, end, bullets))
        year = start.year
        end = Month(year - 1, 12) if start.month == 1 else Month(year, start.month - 1)
    return tuple(jobs)


def _schools(pool: dict[str, Any], chance: random.Random) -> tuple[School, ...]:
    count = min(2, len(pool["schools"]))
    schools = chance.sample(pool["schools"], count)
    degrees = chance.sample(pool["degrees"], count)
    result, year = [], 2013
    for school, (degree, area) in zip(schools, degrees, strict=True):
        grade = chance.choice(pool["grades"])
        result.append(School(school, degree, area, chance.choice(pool["places"]), year - 3, year, grade))
        year -= 4
    return tuple(result)


def _skills(pool: dict[str, Any], chance: random.Random) -> tuple[tuple[str, tuple[str, ...]], ...]:
    skills = chance.sample(pool["skills"], len(pool["skills"]))
    groups = pool["groups"]
    share = -(-len(skills) // len(groups))
    return tuple((group, tuple(skills[i * share : (i + 1) * share])) for i, group in enumerate(groups))
