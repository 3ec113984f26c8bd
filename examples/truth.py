"""What a perfect reading finds in each sample document: the content of `truth.json`.

Strings under `value`, `kind` and `subject` are normalised, in the form of `shared/schemas/fact_types.py`;
every other string stands in the document word for word, apart from line breaks. Under `across` stands
what only several documents together show.
"""

from collections.abc import Callable
from typing import Any

from examples.content.job_ad import JOB_AD
from examples.content.letter import LETTER
from examples.content.resumes import LEAD, RESUME_2021, RESUME_2026
from examples.content.review import REVIEW
from examples.shapes import (
    Achievement,
    Bullet,
    Contact,
    Degree,
    Job,
    JobAd,
    Letter,
    Resume,
    Review,
    month_digits,
    month_words,
)

Json = dict[str, Any]


def truth() -> Json:
    """The whole content of `truth.json`."""
    shouted = RESUME_2021.contact.name.upper()  # as the plain text prints it
    return {
        "documents": {
            "resume_2026.pdf": {**_resume(RESUME_2026, month_words), "pages": 2},
            "resume_2026.docx": {**_resume(RESUME_2026, month_words), "pages": 1},
            "resume_2021.txt": {
                **_resume(RESUME_2021, month_digits),
                "name": _name(shouted),
                "pages": 1,
            },
            "performance_review_2025.docx": {**_review(REVIEW), "pages": 1},
            "cover_letter.pdf": {**_letter(LETTER), "pages": 1},
            "job_ad.txt": {**_job_ad(JOB_AD), "pages": 1},
        },
        "across": _across(),
    }


def _resume(resume: Resume, month: Callable[[str | None], str]) -> Json:
    return {
        "kind": "resume",
        "subject": "person",
        "document_date": {"text": resume.date_text, "value": resume.date},
        "headline": resume.headline,
        **_contact(resume.contact),
        "summary": resume.summary,
        "jobs": [_job(job, month, resume.date) for job in resume.jobs],
        "education": [_degree(item) for item in resume.education],
        "skills": [name for _, names in resume.skills for name in names],
        "certificates": [
            {"name": item.name, "date": {"text": item.year, "value": _date(item.year)}} for item in resume.certificates
        ],
        "languages": [
            {"text": f"{spoken.name} ({spoken.level})", "value": {"name": spoken.name, "level": spoken.level}}
            for spoken in resume.languages
        ],
        "projects": [
            {
                "name": project.name,
                "link": project.link,
                "start": {"text": month(project.start), "value": _date(project.start)},
                "end": {"text": month(project.end), "value": _end(project.end, resume.date)},
                "bullets": [bullet.text for bullet in project.bullets],
            }
            for project in resume.projects
        ],
        "achievements": _achievements([bullet for job in resume.jobs for bullet in job.bullets]),
    }


def _contact(contact: Contact) -> Json:
    return {
        "name": _name(contact.name),
        "email": contact.email,
        "phone": {"text": contact.phone, "value": contact.phone_e164},
        "location": contact.place,
        "link": contact.link,
    }


def _name(printed: str) -> Json:
    return {"text": printed, "value": printed.title()}


def _job(job: Job, month: Callable[[str | None], str], written: str) -> Json:
    return {
        "employer": job.employer,
        "title": job.title,
        "location": job.place,
        "start": {"text": month(job.start), "value": _date(job.start)},
        "end": {"text": month(job.end), "value": _end(job.end, written)},
        "bullets": [bullet.text for bullet in job.bullets],
    }


def _degree(item: Degree) -> Json:
    return {
        "school": item.school,
        "degree": item.degree,
        "field": item.field,
        "location": item.place,
        "start": {"text": item.start, "value": _date(item.start)},
        "end": {"text": item.end, "value": _date(item.end)},
        "grade": item.grade,
    }


def _date(iso: str, ongoing: bool = False) -> Json:
    precision = {4: "year", 7: "month", 10: "day"}[len(iso)]
    return {"date": iso, "precision": precision, "ongoing": ongoing}


def _end(month: str | None, written: str) -> Json:
    """An end that has not come is the date of the document."""
    return _date(written, ongoing=True) if month is None else _date(month)


def _achievements(bullets: list[Bullet]) -> list[Json]:
    return [
        {"text": bullet.text, "value": _achievement(achievement)}
        for bullet in bullets
        for achievement in bullet.achievements
    ]


def _achievement(item: Achievement) -> Json:
    known: Json = {
        "metric": item.metric,
        "value": item.value,
        "unit": item.unit,
        "direction": item.direction,
    }
    return known if item.before is None else {**known, "before": item.before}


def _review(review: Review) -> Json:
    return {
        "kind": "performance_review",
        "subject": "person",
        "document_date": {"text": review.date_text, "value": review.date},
        "name": _name(review.employee),
        "employer": review.employer,
        "title": review.position,
        "reviewer": review.author,
        "period": {
            "text": review.period,
            "value": {"start": _date(review.period_start), "end": _date(review.period_end)},
        },
        "rating": review.rating,
        "summary": list(review.summary),
        "results": [bullet.text for bullet in review.results],
        "strengths": list(review.strengths),
        "concerns": list(review.concerns),
        "goals": list(review.goals),
        "peer": review.peer,
        "peer_feedback": list(review.peer_feedback),
        "achievements": _achievements(list(review.results)),
    }


def _letter(letter: Letter) -> Json:
    sentences = [sentence for paragraph in letter.paragraphs for sentence in paragraph]
    return {
        "kind": "cover_letter",
        "subject": "person",
        "document_date": {"text": letter.date_text, "value": letter.date},
        **_contact(letter.contact),
        "employer": letter.employer,
        "title": letter.title,
        "claims": [sentence.text for sentence in sentences if sentence.kind == "claim"],
        "intents": [sentence.text for sentence in sentences if sentence.kind == "intent"],
    }


def _job_ad(ad: JobAd) -> Json:
    low, high = ad.salary_range
    return {
        "kind": "job_ad",
        "subject": "job",
        "document_date": {"text": ad.date_text, "value": ad.date},
        "title": ad.title,
        "employer": ad.employer,
        "location": ad.place,
        "duties": list(ad.duties),
        "requirements": list(ad.requirements),
        "nice_to_have": list(ad.nice_to_have),
        "benefits": list(ad.benefits),
        "salary": {"text": ad.salary, "value": {"low": low, "high": high, "currency": "USD", "per": "year"}},
    }


def _across() -> Json:
    """`statements` are verbatim, each under the name of a document that holds it."""
    _, faster, cheaper, _, mentor = (bullet.text for bullet in LEAD.bullets)
    review, sentences = REVIEW, [s.text for p in LETTER.paragraphs for s in p]
    return {
        "trajectory": [job.title for job in reversed(RESUME_2026.jobs)],
        "contradictions": [
            {
                "about": "end-to-end latency of the metering pipeline",
                "statements": {
                    "resume_2026.pdf": faster,
                    "resume_2026.docx": faster,
                    "performance_review_2025.docx": review.results[0].text,
                },
            }
        ],
        "supported": [
            {
                "about": "mentoring",
                "statements": {
                    "resume_2026.pdf": mentor,
                    "performance_review_2025.docx": review.strengths[0],
                    "cover_letter.pdf": sentences[5],
                },
            },
            {
                "about": "Apache Kafka",
                "statements": {
                    "resume_2026.pdf": faster,
                    "performance_review_2025.docx": review.strengths[1],
                    "cover_letter.pdf": sentences[2],
                },
            },
            {
                "about": "lower costs",
                "statements": {
                    "resume_2026.pdf": cheaper,
                    "performance_review_2025.docx": review.results[1].text,
                    "cover_letter.pdf": sentences[3],
                },
            },
        ],
        "missing": [
            {"what": "employment", "from": "2021-07", "to": "2021-12"},
            {"what": "location", "employer": "Northglass Health", "title": "Data Engineer"},
        ],
        "wanted_not_held": ["Rust"],
        "asked_and_held": [
            "Python",
            "SQL",
            "Apache Kafka",
            "Apache Flink",
            "Kubernetes",
            "Terraform",
            "Apache Iceberg",
        ],
        "asked_not_held": ["Rust", "Go", "Google Cloud", "BigQuery", "Delta Lake"],
        "skills_only_in_2021": ["R", "scikit-learn", "Tableau", "Oracle Database", "Git"],
    }
