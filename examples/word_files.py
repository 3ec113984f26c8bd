"""Write the résumé and the review as DOCX.

python-docx starts from a template of 900 kB that holds a thumbnail, sample XML and some 160 styles. What the
documents do not use is left out, and the archive is stored without compression and with one fixed time:
its bytes depend on the content alone, not on a clock or a build of zlib.
"""

import datetime as dt
from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor
from lxml import etree

from examples.shapes import Bullet, Resume, Review, month_words

ACCENT = RGBColor(0x1F, 0x4E, 0x5F)
FONT = "Calibri"
TEXT_WIDTH = Inches(6.7)
STYLES = ("Normal", "Title", "Subtitle", "Heading 1", "List Bullet", "Table Grid", "Header", "Footer")
UNUSED_PARTS = ("stylesWithEffects", "customXml", "thumbnail")
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def resume_docx(resume: Resume) -> bytes:
    """The résumé: the employer of a job above its title, the dates at a right tab stop."""
    document = _blank(f"Résumé of {resume.contact.name}", resume.contact.name, resume.date)
    contact = resume.contact
    document.add_paragraph(contact.name, style="Title")
    document.add_paragraph(resume.headline, style="Subtitle")
    document.add_paragraph(" • ".join((contact.place, contact.phone, contact.email, contact.link)))
    document.add_heading("Profile", 1)
    document.add_paragraph(resume.summary)
    document.add_heading("Professional Experience", 1)
    for job in resume.jobs:
        employer = ", ".join(filter(None, (job.employer, job.place)))
        _edged(document, employer, f"{month_words(job.start)} – {month_words(job.end)}")
        _italic(document, job.title)
        _bullets(document, (bullet.text for bullet in job.bullets))
    document.add_heading("Technical Skills", 1)
    for group, names in resume.skills:
        _labelled(document, group, ", ".join(names))
    document.add_heading("Projects", 1)
    for project in resume.projects:
        dates = f"{month_words(project.start)} – {month_words(project.end)}"
        _edged(document, f"{project.name}, {project.link}", dates)
        _bullets(document, (bullet.text for bullet in project.bullets))
    document.add_heading("Education", 1)
    for item in resume.education:
        _edged(document, f"{item.school}, {item.place}", f"{item.start} – {item.end}")
        _italic(document, ", ".join(filter(None, (f"{item.degree} in {item.field}", item.grade))))
    document.add_heading("Certifications", 1)
    _bullets(document, (f"{item.name}, {item.year}" for item in resume.certificates))
    document.add_heading("Languages", 1)
    document.add_paragraph(", ".join(f"{spoken.name} ({spoken.level})" for spoken in resume.languages))
    _footer(document, resume.date_text)
    return _packed(document)


def review_docx(review: Review) -> bytes:
    """The review: a table of what it is about, then the statements under headings."""
    document = _blank(review.title, review.author.split(",")[0], review.date)
    document.add_paragraph(review.title, style="Title")
    document.add_paragraph(review.employer, style="Subtitle")
    _table(
        document,
        [
            ("Employee", review.employee),
            ("Position", review.position),
            ("Reviewer", review.author),
            ("Review period", review.period),
            ("Date of review", review.date_text),
            ("Overall rating", review.rating),
        ],
    )
    document.add_heading("Summary of the year", 1)
    document.add_paragraph(" ".join(review.summary))
    for title, statements in (
        ("Results", _texts(review.results)),
        ("Strengths", review.strengths),
        ("Areas for development", review.concerns),
        ("Goals for 2026", review.goals),
    ):
        document.add_heading(title, 1)
        _bullets(document, statements)
    document.add_heading("Feedback of a peer", 1)
    document.add_paragraph(" ".join(review.peer_feedback))
    _italic(document, review.peer)
    _footer(document, f"{review.employer} – confidential")
    return _packed(document)


def _blank(title: str, author: str, date: str) -> WordDocument:
    """An empty document with our styles; `date` (`YYYY-MM` or `YYYY-MM-DD`) is when it was written."""
    document = Document()
    written = dt.datetime.fromisoformat(f"{(date + '-01')[:10]}T09:00:00")
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, author, author
    properties.created = properties.modified = written
    properties.comments, properties.revision = "", 1
    section = document.sections[0]
    section.left_margin = section.right_margin = Inches(0.9)
    section.top_margin = section.bottom_margin = Inches(0.8)
    sizes = {"Normal": 10.5, "Title": 24, "Subtitle": 13, "Heading 1": 13, "List Bullet": 10.5}
    for name, size in sizes.items():
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        fonts = style.element.rPr.rFonts
        for attribute in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[attribute]  # a theme font would win over the one named here
        style.paragraph_format.space_after = Pt(2)
        if name not in ("Normal", "List Bullet"):
            style.font.color.rgb, style.font.italic = ACCENT, False
    document.styles["Heading 1"].paragraph_format.space_before = Pt(11)
    return document


def _edged(document: WordDocument, left: str, right: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.paragraph_format.space_before = Pt(5)
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run(left).bold = True
    paragraph.add_run(f"\t{right}")


def _italic(document: WordDocument, text: str) -> None:
    document.add_paragraph().add_run(text).italic = True


def _labelled(document: WordDocument, label: str, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(f"{label}: ").bold = True
    paragraph.add_run(text)


def _bullets(document: WordDocument, texts: Iterable[str]) -> None:
    for text in texts:
        document.add_paragraph(text, style="List Bullet")


def _texts(bullets: Iterable[Bullet]) -> list[str]:
    return [bullet.text for bullet in bullets]


def _table(document: WordDocument, rows: list[tuple[str, str]]) -> None:
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    for label, text in rows:
        cells = table.add_row().cells
        cells[0].width, cells[1].width = Inches(1.7), Inches(5.0)
        cells[0].paragraphs[0].add_run(label).bold = True
        cells[1].paragraphs[0].add_run(text)


def _footer(document: WordDocument, text: str) -> None:
    document.sections[0].footer.paragraphs[0].add_run(text).font.size = Pt(8)


def _packed(document: WordDocument) -> bytes:
    """The document's bytes, without the unused parts of the template."""
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, rel in relations.items() if rel.reltype.endswith(UNUSED_PARTS)]:
            del relations[key]
    _drop_unused_styles(document)
    buffer = BytesIO()
    document.save(buffer)
    with ZipFile(buffer) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    stored = BytesIO()
    with ZipFile(stored, "w", ZIP_STORED) as archive:
        for name, content in parts.items():
            entry = ZipInfo(name, ZIP_EPOCH)
            entry.create_system = 0  # zipfile would write the number of the system that it runs on
            archive.writestr(entry, content)
    return stored.getvalue()


def _drop_unused_styles(document: WordDocument) -> None:
    """Keep the styles that we use, and those that they or the numbering refer to."""
    styles = document.styles.element
    by_id = {style.style_id: style for style in document.styles}
    waiting = {document.styles[name].style_id for name in STYLES}
    waiting |= {key for key, style in by_id.items() if style.element.get(qn("w:default")) == "1"}
    numbering = document.part.numbering_part.element
    waiting |= {element.get(qn("w:val")) for element in numbering.iter(qn("w:pStyle"))}
    used: set[str] = set()
    while waiting:
        key = waiting.pop()
        used.add(key)
        for tag in ("w:basedOn", "w:next", "w:link"):
            for element in by_id[key].element.findall(qn(tag)):
                waiting |= {element.get(qn("w:val"))} & by_id.keys() - used
    for key, style in by_id.items():
        if key not in used:
            styles.remove(style.element)
    for element in styles.iter(etree.Element):
        if not (element.text or "").strip():
            element.text = None
        element.tail = None
