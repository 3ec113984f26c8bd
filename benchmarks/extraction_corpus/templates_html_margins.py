"""Pages in HTML whose titles, dates and places stand in the margin: in merged cells, in a grid, and turned upright."""

from html import escape

from benchmarks.extraction_corpus.people import Person
from benchmarks.extraction_corpus.templates_html import degree_html, list_html, page_html
from benchmarks.extraction_corpus.writing import a_short_months, a_slashes, a_years


def merged_cells(person: Person) -> str:
    """A table with borders; a section's title is one cell beside all of its rows, and dates have a column."""
    style = (
        "table{border-collapse:collapse;width:100%}td{border:1px solid #999;padding:4px 7px;vertical-align:top}"
        "td.t{width:20%;font-weight:bold;background:#eee}td.d{width:19%}h1{font-size:22px}"
    )

    def section(name: str, rows: list[str]) -> str:
        title = f"<td class=t rowspan={len(rows)}>{escape(person.headings[name])}"
        return "".join(f"<tr>{'' if number else title}{row}</tr>" for number, row in enumerate(rows))

    jobs = [
        f"<td class=d>{escape(a_slashes(person, job.start, job.end))}<td><b>{escape(job.title)}</b><br>"
        f"{escape(f'{job.employer}, {job.place}')}{list_html(job.bullets)}"
        for job in person.jobs
    ]
    schools = [
        f"<td class=d>{s.start} – {s.end}<td><b>{degree_html(s.degree, s.area)}</b><br>{escape(s.school)}"
        for s in person.schools
    ]
    skills = ", ".join(skill for _, own in person.skills for skill in own)
    body = f"<h1>{escape(person.name)}</h1><p>{escape(person.place)}, {person.phone}, {person.email}</p><table>"
    body += section("summary", [f"<td colspan=2>{escape(person.summary)}"]) + section("work", jobs)
    body += section("education", schools) + section("skills", [f"<td colspan=2>{escape(skills)}"])
    return page_html(style, body + "</table>")


def margin_notes(person: Person) -> str:
    """A grid: dates over two lines and the place at the left, in smaller print; no table."""
    style = (
        ".g{display:grid;grid-template-columns:105px 1fr;gap:14px;margin-bottom:9px}.l{color:#357;font-size:9pt}"
        "h2{font-size:13px;background:#357;color:#fff;padding:3px 8px;margin:10px 0 6px}"
    )

    def row(left: str, right: str) -> str:
        return f"<div class=g><div class=l>{left}</div><div>{right}</div></div>"

    body = f"<h1>{escape(person.name)}</h1><p>{escape(person.place)} • {person.phone} • {person.email}</p>"
    body += f"<h2>{escape(person.headings['work'])}</h2>"
    for job in person.jobs:
        dates = escape(a_short_months(person, job.start, job.end)).replace(" – ", " –<br>")
        text = f"<b>{escape(job.title)}</b><br>{escape(job.employer)}{list_html(job.bullets)}"
        body += row(f"{dates}<br>{escape(job.place)}", text)
    body += f"<h2>{escape(person.headings['education'])}</h2>"
    for school in person.schools:
        text = f"<b>{degree_html(school.degree, school.area)}</b><br>{escape(f'{school.school}, {school.place}')}"
        body += row(f"{school.start} – {school.end}", text)
    body += f"<h2>{escape(person.headings['skills'])}</h2>"
    body += "".join(row(escape(group), escape(", ".join(own))) for group, own in person.skills)
    return page_html(style, body)


def turned_titles(person: Person) -> str:
    """The titles of sections are written up the margin."""
    style = (
        ".g{display:grid;grid-template-columns:34px 1fr;border-top:1px solid #444;padding:6px 0}.r{float:right}"
        ".v{writing-mode:vertical-rl;transform:rotate(180deg);font-weight:bold;text-align:center;font-size:11px}"
    )

    def section(name: str, text: str) -> str:
        return f"<div class=g><div class=v>{escape(person.headings[name])}</div><div>{text}</div></div>"

    jobs = "".join(
        f"<span class=r>{escape(a_years(person, job.start, job.end))}</span><h3>{escape(job.title)}</h3>"
        f"<p>{escape(f'{job.employer}, {job.place}')}</p>{list_html(job.bullets)}"
        for job in person.jobs
    )
    schools = "".join(
        f"<span class=r>{s.start} – {s.end}</span><h3>{degree_html(s.degree, s.area)}</h3><p>{escape(s.school)}</p>"
        for s in person.schools
    )
    skills = "".join(f"<p>{escape(f'{group}: ' + ', '.join(own))}</p>" for group, own in person.skills)
    body = f"<h1>{escape(person.name)}</h1><p>{person.email}, {person.phone}, {escape(person.place)}</p>"
    body += section("summary", escape(person.summary)) + section("work", jobs)
    return page_html(style, body + section("education", schools) + section("skills", skills))
