"""The same person as a two-column PDF and as a DOCX, made here and read by the platform's own reader."""

import io
from typing import Any

import pytest
from docx import Document as NewDocx
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from services.extractor.extract import extract
from services.extractor.json_resume.write import to_json_resume
from services.ingest.reading.read import DOCX, PDF, read_document
from tests.services.extractor.plain_text import DOCUMENT

SIDEBAR = [
    ("b", "CONTACT"), ("", "noor.haddad@example.org"), ("", "+31 6 12345678"), ("", "Rotterdam, Netherlands"),
    ("b", "SKILLS"), ("", "Python"), ("", "PostgreSQL"), ("", "Terraform"),
    ("b", "LANGUAGES"), ("", "Arabic (native)"), ("", "Dutch (C1)"),
]  # fmt: skip
MAIN = [
    ("h", "Noor Haddad"), ("", "Platform Engineer"),
    ("b", "EXPERIENCE"),
    ("b", "Platform Engineer"), ("", "Havenlicht BV, Rotterdam | 2020 - Present"),
    ("", "• Cut deployment time by 35% with canary releases"), ("", "• Ran the migration of 40 services to the new"),
    ("", "   cluster"),
    ("b", "Systems Administrator"), ("", "Gemeente Delft, Delft | Sep 2016 - Dec 2019"),
    ("", "• Kept 600 desktops patched"),
    ("b", "EDUCATION"),
    ("b", "BSc in Computer Science"), ("", "TU Delft, 2012 - 2016"),
]  # fmt: skip


def two_columns() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for x, rows in ((40, SIDEBAR), (230, MAIN)):
        y = 790
        for style, text in rows:
            canvas.setFont("Helvetica-Bold" if style else "Helvetica", 18 if style == "h" else 10)
            y -= 22 if style else 14
            canvas.drawString(x, y, text)
    canvas.save()
    return buffer.getvalue()


def word_document() -> bytes:
    document = NewDocx()
    document.add_heading("Noor Haddad", 0)
    document.add_paragraph("Platform Engineer | noor.haddad@example.org | +31 6 12345678 | Rotterdam, Netherlands")
    document.add_heading("Experience", 1)
    document.add_paragraph("Havenlicht BV, Rotterdam\t2020 - Present")
    document.add_paragraph("Platform Engineer")
    document.add_paragraph("Cut deployment time by 35% with canary releases", style="List Bullet")
    document.add_paragraph("Ran the migration of 40 services to the new cluster", style="List Bullet")
    document.add_paragraph("Gemeente Delft, Delft\tSep 2016 - Dec 2019")
    document.add_paragraph("Systems Administrator")
    document.add_paragraph("Kept 600 desktops patched", style="List Bullet")
    document.add_heading("Education", 1)
    document.add_paragraph("TU Delft, BSc in Computer Science\t2012 - 2016")
    document.add_heading("Skills", 1)
    document.add_paragraph("Python, PostgreSQL, Terraform")
    document.add_heading("Languages", 1)
    document.add_paragraph("Arabic (native), Dutch (C1)")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(("data", "media_type"), [(two_columns(), PDF), (word_document(), DOCX)], ids=["pdf", "docx"])
def test_the_same_person_in_two_formats(data: bytes, media_type: str) -> None:
    reading = read_document(data, media_type)
    facts = extract(DOCUMENT, reading, "resume")
    for fact in facts:
        assert reading.text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote
        assert all(box.page == fact.evidence.page for box in fact.evidence.boxes)
    resume: dict[str, Any] = to_json_resume(facts)
    assert resume["basics"]["name"] == "Noor Haddad"
    assert resume["basics"]["label"] == "Platform Engineer"
    assert resume["basics"]["email"] == "noor.haddad@example.org"
    assert [(w["name"], w["position"], w["startDate"], w.get("endDate"), w["highlights"]) for w in resume["work"]] == [
        ("Havenlicht BV", "Platform Engineer", "2020", None, [
            "Cut deployment time by 35% with canary releases", "Ran the migration of 40 services to the new cluster",
        ]),
        ("Gemeente Delft", "Systems Administrator", "2016-09", "2019-12", ["Kept 600 desktops patched"]),
    ]  # fmt: skip
    assert [(e["institution"], e["studyType"], e["area"]) for e in resume["education"]] == [
        ("TU Delft", "BSc", "Computer Science")
    ]
    assert [s["name"] for s in resume["skills"]] == ["Python", "PostgreSQL", "Terraform"]
    assert [x["language"] for x in resume["languages"]] == ["Arabic", "Dutch"]
