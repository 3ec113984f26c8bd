"""Write the older résumé and the job ad as plain text (UTF-8, lines of at most 88 characters)."""

from collections.abc import Iterable
from textwrap import fill

from examples.shapes import JobAd, Resume, month_digits

COLUMNS = 88


def resume_txt(resume: Resume) -> bytes:
    """The résumé: underlined capitals as headings, dates in digits, employer and title on one line."""
    contact = resume.contact
    blocks = [
        _lines(
            contact.name.upper(),
            resume.headline,
            f"{contact.place} | {contact.phone} | {contact.email} | {contact.link}",
        ),
        _section("Summary", fill(resume.summary, COLUMNS)),
    ]
    jobs = [
        _lines(
            ", ".join(filter(None, (job.title, job.employer, job.place))),
            f"{month_digits(job.start)} - {month_digits(job.end)}",
            _bullets(bullet.text for bullet in job.bullets),
        )
        for job in resume.jobs
    ]
    degrees = [
        _lines(
            ", ".join(filter(None, (f"{item.degree} in {item.field}", item.school, item.place, item.grade))),
            f"{item.start} - {item.end}",
        )
        for item in resume.education
    ]
    skills = _lines(*(f"{group}: {', '.join(names)}" for group, names in resume.skills))
    languages = ", ".join(f"{spoken.name} ({spoken.level})" for spoken in resume.languages)
    blocks += [
        _section("Work experience", "\n\n".join(jobs)),
        _section("Education", "\n\n".join(degrees)),
        _section("Skills", skills),
        _section("Languages", languages),
        resume.date_text,
    ]
    return _encoded(blocks)


def job_ad_txt(ad: JobAd) -> bytes:
    """The job ad: headings in capitals, lists with hyphens."""
    blocks = [
        _lines(ad.title, ad.employer, ad.place, ad.terms, f"Posted on {ad.date_text}"),
        _lines("ABOUT US", fill(ad.about, COLUMNS)),
        _lines("YOUR RESPONSIBILITIES", _bullets(ad.duties)),
        _lines("REQUIREMENTS", _bullets(ad.requirements)),
        _lines("NICE TO HAVE", _bullets(ad.nice_to_have)),
        _lines("WHAT WE OFFER", _bullets((f"Salary: {ad.salary}", *ad.benefits))),
        _lines("HOW TO APPLY", fill(ad.apply, COLUMNS)),
    ]
    return _encoded(blocks)


def _lines(*lines: str) -> str:
    return "\n".join(lines)


def _section(title: str, body: str) -> str:
    return _lines(title.upper(), "-" * len(title), body)


def _bullets(texts: Iterable[str]) -> str:
    # A hyphen inside a word is no place to break a line: the word would be read with a space in it.
    return "\n".join(
        fill(text, COLUMNS, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False) for text in texts
    )


def _encoded(blocks: list[str]) -> bytes:
    return ("\n\n".join(blocks) + "\n").encode()
