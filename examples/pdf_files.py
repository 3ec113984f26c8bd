"""Write the résumé and the letter as PDF.

The bytes depend on the content alone: no clock, no random identifier, and no compression, whose result
differs between builds of zlib.
"""

import datetime as dt
import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    HRFlowable,
    KeepTogether,
    ListFlowable,
    ListItem,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from examples.shapes import Bullet, Contact, Letter, Resume, month_words

INK = HexColor("#22272e")
MUTED = HexColor("#5b6673")
ACCENT = HexColor("#17556b")
MARGIN = 56.0  # points
WIDTH = letter[0] - 2 * MARGIN

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=9.8, leading=13.8, textColor=INK)
NAME = ParagraphStyle("name", BODY, fontName="Helvetica-Bold", fontSize=25, leading=29, textColor=ACCENT)
HEADLINE = ParagraphStyle("headline", BODY, fontSize=12.5, leading=18, textColor=INK)
CONTACT = ParagraphStyle("contact", BODY, fontSize=9.2, leading=13, textColor=MUTED)
SECTION = ParagraphStyle("section", BODY, fontName="Helvetica-Bold", fontSize=11.5, leading=15, textColor=ACCENT)
ENTRY = ParagraphStyle("entry", BODY, fontName="Helvetica-Bold", fontSize=10.4, leading=14)
DATES = ParagraphStyle("dates", BODY, alignment=TA_RIGHT, textColor=MUTED)
PLACE = ParagraphStyle("place", BODY, textColor=MUTED)
PROSE = ParagraphStyle("prose", BODY, fontSize=10.6, leading=16, spaceAfter=9)


def write(flowables: list[Flowable], title: str, author: str, date: str, footer: str | None) -> bytes:
    """The PDF of `flowables` on letter pages.

    `date` (`YYYY-MM` or `YYYY-MM-DD`) becomes the file's creation date; `footer`, followed by the page
    number, stands at the foot of every page.
    """

    def end(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setTitle(title)
        canvas.setAuthor(author)
        canvas.setSubject("")
        canvas.setCreator("")
        if footer is not None:
            canvas.setFont("Helvetica", 8)
            canvas.setFillColor(MUTED)
            canvas.drawString(MARGIN, 30, footer)
            canvas.drawRightString(letter[0] - MARGIN, 30, f"Page {document.page}")

    buffer = BytesIO()
    frame = Frame(MARGIN, 48, WIDTH, letter[1] - 48 - 46, 0, 0, 0, 0)
    with _clock_stopped_at(dt.datetime.fromisoformat(f"{(date + '-01')[:10]}T09:00:00+00:00")):
        document = BaseDocTemplate(buffer, pagesize=letter, invariant=1, pageCompression=0)
        document.addPageTemplates([PageTemplate(frames=[frame], onPageEnd=end)])
        document.build(flowables)
    return buffer.getvalue()


def resume_pdf(resume: Resume) -> bytes:
    """The résumé: one column, dates at the right edge, the title of a job above its employer."""
    return write(
        [
            *_head(resume.contact, resume.headline),
            *_section("Summary", [[Paragraph(resume.summary, BODY)]]),
            *_section("Experience", _jobs(resume), gap=8),
            *_section("Skills", [[_labelled([(group, ", ".join(names)) for group, names in resume.skills])]]),
            *_section("Projects", _projects(resume)),
            *_section("Education", _education(resume), gap=6),
            *_section("Certificates", [[_edged(item.name, item.year, BODY)] for item in resume.certificates]),
            *_section("Languages", [[Paragraph(_spoken(resume), BODY)]]),
        ],
        title=f"Résumé of {resume.contact.name}",
        author=resume.contact.name,
        date=resume.date,
        footer=f"{resume.contact.name} · Résumé · {resume.date_text}",
    )


def letter_pdf(text: Letter) -> bytes:
    """The letter: one page."""
    space = 12
    return write(
        [
            *_head(text.contact, None),
            Spacer(1, 26),
            Paragraph(text.date_text, PROSE),
            Spacer(1, space),
            Paragraph("<br/>".join(text.recipient), PROSE),
            Spacer(1, space),
            Paragraph(f"<b>{text.subject}</b>", PROSE),
            Spacer(1, space / 2),
            Paragraph(text.greeting, PROSE),
            *(Paragraph(" ".join(s.text for s in sentences), PROSE) for sentences in text.paragraphs),
            Spacer(1, space / 2),
            Paragraph(text.closing, PROSE),
            Spacer(1, 2 * space),
            Paragraph(text.contact.name, PROSE),
        ],
        title=text.subject,
        author=text.contact.name,
        date=text.date,
        footer=None,
    )


@contextmanager
def _clock_stopped_at(time: dt.datetime) -> Iterator[None]:
    """Let reportlab take `time` for now, in the file's dates and in its identifier."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(time.timestamp()))
    try:
        yield
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before


def _head(contact: Contact, headline: str | None) -> list[Flowable]:
    link = f'<a href="https://{contact.link}">{contact.link}</a>'
    mail = f'<a href="mailto:{contact.email}">{contact.email}</a>'
    return [
        Paragraph(contact.name, NAME),
        *([Paragraph(headline, HEADLINE)] if headline else [Spacer(1, 4)]),
        Paragraph(f"{contact.place}  |  {contact.phone}  |  {mail}  |  {link}", CONTACT),
        HRFlowable(width="100%", thickness=1.4, color=ACCENT, spaceBefore=7, spaceAfter=0),
    ]


def _section(title: str, blocks: list[list[Flowable]], gap: float = 0) -> list[Flowable]:
    """A heading and its blocks, `gap` points apart. No block is broken by the end of a page, and the
    heading stays with the first.
    """
    heading = [Spacer(1, 12), Paragraph(title, SECTION), Spacer(1, 4)]
    first, *others = blocks
    return [
        KeepTogether([*heading, *first]),
        *(KeepTogether([Spacer(1, gap), *block]) for block in others),
    ]


def _edged(left: str, right: str, style: ParagraphStyle = ENTRY) -> Table:
    """One line with a text at each edge."""
    cells = [[Paragraph(left, style), Paragraph(right, DATES)]]
    return Table(cells, colWidths=[WIDTH - 130, 130], style=_TIGHT)


def _labelled(rows: list[tuple[str, str]]) -> Table:
    cells = [[Paragraph(f"<b>{label}</b>", BODY), Paragraph(text, BODY)] for label, text in rows]
    return Table(cells, colWidths=[104, WIDTH - 104], style=_TIGHT)


def _bullets(bullets: tuple[Bullet, ...]) -> ListFlowable:
    return ListFlowable(
        [ListItem(Paragraph(bullet.text, BODY), spaceAfter=2) for bullet in bullets],
        bulletType="bullet",
        start="•",
        bulletFontSize=9,
        leftIndent=13,
    )


def _jobs(resume: Resume) -> list[list[Flowable]]:
    return [
        [
            _edged(job.title, f"{month_words(job.start)} – {month_words(job.end)}"),
            Paragraph(", ".join(filter(None, (job.employer, job.place))), PLACE),
            Spacer(1, 3),
            _bullets(job.bullets),
        ]
        for job in resume.jobs
    ]


def _projects(resume: Resume) -> list[list[Flowable]]:
    return [
        [
            _edged(project.name, f"{month_words(project.start)} – {month_words(project.end)}"),
            Paragraph(project.link, PLACE),
            Spacer(1, 3),
            _bullets(project.bullets),
        ]
        for project in resume.projects
    ]


def _education(resume: Resume) -> list[list[Flowable]]:
    return [
        [
            _edged(f"{item.degree} in {item.field}", f"{item.start} – {item.end}"),
            Paragraph(", ".join(filter(None, (item.school, item.place, item.grade))), PLACE),
        ]
        for item in resume.education
    ]


def _spoken(resume: Resume) -> str:
    return ", ".join(f"{language.name} ({language.level})" for language in resume.languages)


_TIGHT = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]
