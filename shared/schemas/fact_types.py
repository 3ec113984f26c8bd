"""The types of fact, with the shape of the value of each.

The value is text, except where a comment gives another shape.

Dates are `{"date": "2020-02" | null, "precision": "year"|"month"|"day"|null, "ongoing": bool}`; `date` is as precise
as it was written. `ongoing` is true for "present", whose `date` is the document's own date; where the document has
none, `date` and `precision` are null.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

FactTypeName = Annotated[str, Field(pattern=r"^[a-z_]+(\.[a-z_]+)*$", max_length=60)]
"""A fact's type on the wire. Not the enumeration: an older reader must accept a type that a newer writer knows."""


class FactType(StrEnum):
    """Dotted names: what the fact belongs to, then what it is."""

    # A sentence that sums up the document: {"place": 1, "text": "...", "facts": [ids of the facts that it is made
    # of]}. It is about the document, and is no fact of the person's graph.
    DOCUMENT_SUMMARY = "document.summary"
    NAME = "name"
    HEADLINE = "headline"
    SUMMARY = "summary"
    EMAIL = "contact.email"
    PHONE = "contact.phone"  # E.164
    LINK = "contact.link"
    LOCATION = "contact.location"
    GIVEN_NAME = "name.given"
    FAMILY_NAME = "name.family"
    DATE_OF_BIRTH = "personal.date_of_birth"  # a date
    NATIONALITY = "personal.nationality"
    WORK_PERMIT = "personal.work_permit"  # as written: "EU Blue Card", "Authorized to work in the US"
    NOTICE = "personal.notice"  # notice period or earliest start, as written
    DRIVING_LICENCE = "personal.driving_licence"  # its classes as written: "B", "Class C"
    INTENT = "intent"  # what the person wants, hopes or plans; never held
    LANGUAGE = "language"  # {"name": "Spanish", "level": "fluent" | null}

    WORK_EMPLOYER = "work.employer"
    WORK_TITLE = "work.title"
    WORK_START = "work.start"  # a date
    WORK_END = "work.end"  # a date
    WORK_LOCATION = "work.location"
    WORK_EMPLOYMENT_TYPE = "work.employment_type"  # full-time, internship, freelance, ... as written
    WORK_DESCRIPTION = "work.description"  # running text about the job, beside its bullets
    WORK_BULLET = "work.bullet"
    WORK_TECHNOLOGY = "work.technology"  # one of a list that a job names as its technologies
    LEADERSHIP = "leadership"  # {"people": 12 | null, "verb": "led"}: people or teams led, in the words of a bullet

    VOLUNTEER_ORGANISATION = "volunteer.organisation"
    VOLUNTEER_ROLE = "volunteer.role"
    VOLUNTEER_START = "volunteer.start"  # a date
    VOLUNTEER_END = "volunteer.end"  # a date
    VOLUNTEER_LOCATION = "volunteer.location"
    VOLUNTEER_DESCRIPTION = "volunteer.description"
    VOLUNTEER_BULLET = "volunteer.bullet"

    EDUCATION_SCHOOL = "education.school"
    EDUCATION_DEGREE = "education.degree"
    EDUCATION_LEVEL = "education.level"  # school, vocational, associate, bachelor, master, doctorate
    EDUCATION_FIELD = "education.field"
    EDUCATION_START = "education.start"  # a date
    EDUCATION_END = "education.end"  # a date
    EDUCATION_GRADE = "education.grade"  # as written: "3.8/4.0", "First Class Honours"
    EDUCATION_LOCATION = "education.location"
    EDUCATION_NOTE = "education.note"  # an honour or other line below a school
    EDUCATION_COURSE = "education.course"
    EDUCATION_THESIS = "education.thesis"  # its title

    SKILL = "skill"  # the skill's name as written, without its group and level
    SKILL_LEVEL = "skill.level"  # {"skill": "Python", "level": "expert"}
    CERTIFICATE = "certificate"  # its name; issuer and date are facts of the same entry
    CERTIFICATE_ISSUER = "certificate.issuer"
    CERTIFICATE_DATE = "certificate.date"  # a date
    AWARD = "award"
    AWARD_ISSUER = "award.issuer"
    AWARD_DATE = "award.date"  # a date
    PUBLICATION = "publication"
    PUBLICATION_PUBLISHER = "publication.publisher"
    PUBLICATION_DATE = "publication.date"  # a date
    PATENT = "patent"  # its title
    PATENT_NUMBER = "patent.number"
    PATENT_DATE = "patent.date"  # a date
    TALK = "talk"  # its title
    TALK_EVENT = "talk.event"
    TALK_DATE = "talk.date"  # a date
    MEMBERSHIP = "membership"  # the organisation
    MEMBERSHIP_ROLE = "membership.role"
    MEMBERSHIP_START = "membership.start"  # a date
    MEMBERSHIP_END = "membership.end"  # a date
    REFERENCE = "reference"  # the name of who can be asked
    REFERENCE_DETAIL = "reference.detail"  # title, employer, address of a reference, as written
    PROJECT_NAME = "project.name"
    PROJECT_START = "project.start"  # a date
    PROJECT_END = "project.end"  # a date
    PROJECT_DESCRIPTION = "project.description"
    PROJECT_BULLET = "project.bullet"
    INTEREST = "interest"

    # A claim with a number: {"metric": "latency" | null, "value": 40, "unit": "%", "direction": "down" | "up" | null}.
    # "From 55 to 21 minutes" is value 21 with "baseline": 55.
    ACHIEVEMENT = "achievement"

    REVIEW_PERIOD = "review.period"  # {"start": a date, "end": a date}, or the text where it is no range
    REVIEW_TITLE = "review.title"  # the job reviewed
    REVIEW_REVIEWER = "review.reviewer"
    REVIEW_RATING = "review.rating"  # as written
    REVIEW_SCORE = "review.score"  # {"score": 4.5, "least": 1 | null, "most": 5 | null}: a rating that is a number
    REVIEW_ACCOMPLISHMENT = "review.accomplishment"
    REVIEW_STRENGTH = "review.strength"
    REVIEW_CONCERN = "review.concern"
    REVIEW_GOAL = "review.goal"  # an intent
    REVIEW_FEEDBACK = "review.feedback"  # what somebody says that is neither praise nor concern

    LETTER_EMPLOYER = "letter.employer"  # the job aimed at: an intent
    LETTER_TITLE = "letter.title"
    LETTER_CLAIM = "letter.claim"
    LETTER_MOTIVE = "letter.motive"  # why this job or employer; an intent, as it states nothing that is held
    LETTER_INTENT = "letter.intent"

    JOB_TITLE = "job.title"
    JOB_EMPLOYER = "job.employer"
    JOB_LOCATION = "job.location"
    JOB_REQUIREMENT = "job.requirement"
    JOB_NICE_TO_HAVE = "job.nice_to_have"
    # {"skill": "Python", "level": "basic"|"intermediate"|"advanced"|"expert"|null, "years": 3|null,
    #  "need": "must"|"nice"|"mentioned"}; what is asked for belongs to the entry of its requirement
    JOB_SKILL = "job.skill"
    JOB_DUTY = "job.duty"
    JOB_BENEFIT = "job.benefit"
    JOB_EMPLOYMENT_TYPE = "job.employment_type"
    JOB_SENIORITY = "job.seniority"
    JOB_REMOTE = "job.remote"  # remote, hybrid or onsite
    JOB_VISA = "job.visa"  # what the ad says about visas and relocation, as written
    JOB_EXPERIENCE = "job.experience"  # {"years": 5, "most": 8 | null, "of": "Python" | null}: years asked for
    # {"min": 50000 | null, "max": 60000 | null, "currency": "EUR" | null, "period": "year"|"month"|"day"|"hour"|null}
    JOB_SALARY = "job.salary"
    # {"grade": "E 9b" | null, "most": "E 11" | null, "scheme": "TVöD" | null}: pay by a public or collective scale,
    # which names no amount. "Up to E 13" is grade null with most "E 13".
    JOB_PAY_GRADE = "job.pay_grade"
