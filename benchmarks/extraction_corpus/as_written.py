"""Résumés written by hand, line by line as people of many countries set them out, with their content marked.

`as_written/<half>.txt` holds the documents. `=== name` begins one, `# ` a heading, `- ` a list item of the job that
was named last, `-- ` another list item; `>>` is a gap up to the right edge. In braces stands content, by a letter and,
where it belongs to an entry, the entry's number: n name, m e-mail, p phone, c employer, t title, h school, g degree, a
field of study, k skills (a list), d dates. A date's value stands before the words of the document:
`{d1 2019..now|since May 2019}`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.extraction_corpus.pages import word_of
from benchmarks.extraction_corpus.people import Half
from benchmarks.extraction_corpus.writing import Line

_FOLDER = Path(__file__).with_name("as_written")
_MARK = re.compile(r"\{([nmpcthgakd])([\d,]*) (.*?)\}")
_LIST = re.compile(r"\s*[,;|•·]\s*")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OF_JOB = {"c": "company", "t": "title"}
_OF_SCHOOL = {"h": "school", "g": "degree", "a": "area"}


@dataclass(slots=True)
class Document:
    """A résumé as lines, and what it says in the shape of the shared measure."""

    name: str
    lines: list[Line] = field(default_factory=list)
    jobs: dict[str, dict[str, Any]] = field(default_factory=dict)
    schools: dict[str, dict[str, str]] = field(default_factory=dict)
    single: dict[str, str] = field(default_factory=dict)
    skills: list[str] = field(default_factory=list)
    current: str = ""  # the number of the job that was named last

    def truth(self) -> dict[str, Any]:
        """The content, as `score_resume.py` wants it."""
        return {
            "name": self.single.get("n", ""), "email": self.single.get("m", ""), "phone": self.single.get("p", ""),
            "work": list(self.jobs.values()), "education": list(self.schools.values()),
            "skills": self.skills, "projects": [],
        }  # fmt: skip

    def job(self, number: str) -> dict[str, Any]:
        """The job of a number, made where it is not there yet."""
        return self.jobs.setdefault(number, {"company": "", "title": "", "start": "", "end": "", "bullets": []})


def documents(half: Half) -> Iterator[Document]:
    """The documents of a half."""
    text = (_FOLDER / f"{half}.txt").read_text(encoding="utf-8")
    for chunk in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        name, body = chunk.split("\n", 1)
        document = Document(name.strip())
        for line in body.rstrip("\n").split("\n"):
            document.lines.append(_line(document, line))
        yield document


def files(document: Document) -> Iterator[tuple[str, bytes, str]]:
    """-> (form, bytes, media type): as plain text and as DOCX without styles."""
    yield "txt", "\n".join(_as_text(line) for line in document.lines).encode(), "text/plain"
    yield "docx", word_of(document.lines, []), _WORD


def _line(document: Document, written: str) -> Line:
    style, text = "plain", written
    for mark, name in (("# ", "heading"), ("- ", "bullet"), ("-- ", "bullet")):
        if written.startswith(mark):
            style, text = name, written[len(mark) :]
    plain = _MARK.sub(lambda found: _marked(document, *found.groups()), text)
    if written.startswith("- ") and document.current:
        document.job(document.current)["bullets"].append(plain)
    left, _, right = plain.partition(">>")
    return Line(left.rstrip(), style, right=right.strip())


def _marked(document: Document, kind: str, numbers: str, content: str) -> str:
    """Keep what is marked, and give the words that stand in the document."""
    if kind in "nmp":
        document.single.setdefault(kind, content)
    elif kind == "k":
        document.skills += [skill for skill in _LIST.split(content) if skill]
    elif kind in _OF_SCHOOL:
        school = document.schools.setdefault(numbers, {"school": "", "degree": "", "area": ""})
        school[_OF_SCHOOL[kind]] = content
    elif kind == "d":
        document.current = numbers.split(",")[0]
        value, _, content = content.partition("|")
        start, _, end = value.partition("..")
        for number in numbers.split(","):
            document.job(number).update(start=start, end="present" if end == "now" else end)
    else:
        document.current = numbers.split(",")[0]
        for number in numbers.split(","):
            document.job(number)[_OF_JOB[kind]] = content
    return content


def _as_text(line: Line) -> str:
    if line.style == "bullet":
        return f"- {line.text}"
    heading = f"\n{line.text}" if line.style == "heading" else line.text
    return "     ".join(part for part in (heading, line.right) if part)
