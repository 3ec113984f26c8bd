"""The shapes in which the sample texts are written down, before any file format is chosen."""

from dataclasses import dataclass
from typing import Literal

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Achievement:
    """A number that a bullet states. `before` is the earlier value, where the bullet gives both."""

    metric: str
    value: float
    unit: str
    direction: Literal["up", "down"]
    before: float | None = None


@dataclass(frozen=True)
class Bullet:
    """One list item, with the achievements that a reader should find in it."""

    text: str
    achievements: tuple[Achievement, ...] = ()


@dataclass(frozen=True)
class Job:
    """One position. `start` and `end` are `YYYY-MM`; `end` is null while it lasts."""

    employer: str
    title: str
    start: str
    end: str | None
    place: str | None
    bullets: tuple[Bullet, ...]


@dataclass(frozen=True)
class Degree:
    """One degree. `start` and `end` are years."""

    degree: str
    field: str
    school: str
    place: str
    start: str
    end: str
    grade: str | None = None


@dataclass(frozen=True)
class Certificate:
    """A certificate and the year in which it was awarded."""

    name: str
    year: str


@dataclass(frozen=True)
class Language:
    """A spoken language and how well the person says to speak it."""

    name: str
    level: str


@dataclass(frozen=True)
class Project:
    """Something made outside a job."""

    name: str
    link: str
    start: str
    end: str | None
    bullets: tuple[Bullet, ...]


@dataclass(frozen=True)
class Contact:
    """How to reach the person. `phone` is as printed, `phone_e164` normalised."""

    name: str
    email: str
    phone: str
    phone_e164: str
    place: str
    link: str


@dataclass(frozen=True)
class Resume:
    """A whole résumé. `date` is `YYYY-MM`, `date_text` the same as printed."""

    contact: Contact
    headline: str
    date: str
    date_text: str
    summary: str
    jobs: tuple[Job, ...]
    education: tuple[Degree, ...]
    skills: tuple[tuple[str, tuple[str, ...]], ...]
    certificates: tuple[Certificate, ...]
    languages: tuple[Language, ...]
    projects: tuple[Project, ...]


@dataclass(frozen=True)
class Review:
    """A manager's review of one year. `author` is the manager, `peer` the colleague who is quoted."""

    title: str
    employer: str
    employee: str
    position: str
    author: str
    period: str
    period_start: str
    period_end: str
    date: str
    date_text: str
    rating: str
    summary: tuple[str, ...]
    results: tuple[Bullet, ...]
    strengths: tuple[str, ...]
    concerns: tuple[str, ...]
    goals: tuple[str, ...]
    peer: str
    peer_feedback: tuple[str, ...]


@dataclass(frozen=True)
class Sentence:
    """A sentence of the letter, and what kind of statement it is."""

    text: str
    kind: Literal["plain", "claim", "intent"] = "plain"


@dataclass(frozen=True)
class Letter:
    """A cover letter: paragraphs of sentences."""

    contact: Contact
    date: str
    date_text: str
    recipient: tuple[str, ...]
    employer: str
    title: str
    subject: str
    greeting: str
    paragraphs: tuple[tuple[Sentence, ...], ...]
    closing: str


@dataclass(frozen=True)
class JobAd:
    """A job advertisement."""

    title: str
    employer: str
    place: str
    terms: str
    date: str
    date_text: str
    about: str
    duties: tuple[str, ...]
    requirements: tuple[str, ...]
    nice_to_have: tuple[str, ...]
    benefits: tuple[str, ...]
    salary: str
    salary_range: tuple[int, int]
    apply: str


def month_words(month: str | None) -> str:
    """`2023-09` as `Sep 2023`; null as `Present`."""
    if month is None:
        return "Present"
    return f"{MONTHS[int(month[5:7]) - 1]} {month[:4]}"


def month_digits(month: str | None) -> str:
    """`2023-09` as `09/2023`; null as `present`."""
    return "present" if month is None else f"{month[5:7]}/{month[:4]}"
