"""Pages in HTML, as a browser prints them."""

from html import escape

from benchmarks.extraction_corpus.people import Person
from benchmarks.extraction_corpus.writing import a_short_months, a_slashes, b_dots

_BASE = (
    "@page{size:A4;margin:12mm}body{margin:0;font:10pt/1.4 'Liberation Sans',Arial,sans-serif}"
    "h1,h2,h3,p,ul,dl,dd{margin:0}ul{padding-left:17px}"
)


def page_html(style: str, body: str) -> str:
    """A whole page."""
    return f"<!doctype html><meta charset=utf-8><style>{_BASE}{style}</style><body>{body}</body>"


def list_html(items: tuple[str, ...]) -> str:
    """A list with markers."""
    return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"


def degree_html(degree: str, area: str) -> str:
    """A degree with its field, where it has one."""
    return escape(f"{degree}, {area}" if area else degree)


def centred_cells(person: Person) -> str:
    """A table: dates and section titles in the left cells, at half the height of what stands beside them."""

    def row(left: str, right: str) -> str:
        return f"<tr><td class=l>{left}</td><td>{right}</td></tr>"

    def section(name: str) -> str:
        return row(f"<h2>{escape(person.headings[name])}</h2>", "")

    style = (
        "td{padding:5px 8px;vertical-align:top}td.l{width:24%;text-align:right;color:#226;border-right:1px solid #99b;"
        "vertical-align:middle}h1{font-size:22px}h2{font-size:13px}"
    )
    body = row("", f"<h1>{escape(person.name)}</h1>")
    body += row("", f"{escape(person.place)}<br>{person.phone}<br>{person.email}") + section("work")
    for job in person.jobs:
        text = f"<b>{escape(job.title)}</b><br>{escape(f'{job.employer}, {job.place}')}{list_html(job.bullets)}"
        body += row(escape(a_slashes(person, job.start, job.end)), text)
    body += section("education")
    for school in person.schools:
        text = f"<b>{degree_html(school.degree, school.area)}</b><br>{escape(f'{school.school}, {school.place}')}"
        body += row(f"{school.start} – {school.end}", text)
    body += section("skills") + "".join(row(escape(g), escape(", ".join(own))) for g, own in person.skills)
    body += section("languages") + "".join(row(escape(name), escape(level)) for name, level in person.languages)
    return page_html(style, f"<table>{body}</table>")


def cards(person: Person) -> str:
    """Cards with the employer on top; the skills in three columns of a grid."""
    style = (
        "h1,.c{text-align:center}h1{font-size:30px}h2{font-size:17px;color:#0a7;margin-top:14px}.card{border:1px solid "
        "#ddd;padding:8px 12px;margin:6px 0}h3{font-size:12.5px}.d{font-size:11px}.g{display:grid;"
        "grid-template-columns:1fr 1fr 1fr}"
    )
    body = f"<h1>{escape(person.name)}</h1><p class=c>{escape(person.headline)}</p>"
    body += f"<p class=c>{escape(person.place)} | {person.phone} | {person.email}</p>"
    body += f"<h2>{escape(person.headings['work'])}</h2>"
    for job in person.jobs:
        dates = escape(f"{a_short_months(person, job.start, job.end)} • {job.place}")
        body += f"<div class=card><h3>{escape(job.employer)}</h3><p>{escape(job.title)}</p><p class=d>{dates}</p>"
        body += list_html(job.bullets) + "</div>"
    skills = "".join(f"<span>{escape(skill)}</span>" for _, own in person.skills for skill in own)
    body += f"<h2>{escape(person.headings['skills'])}</h2><div class=g>{skills}</div>"
    body += f"<h2>{escape(person.headings['education'])}</h2>"
    for school in person.schools:
        years = f"{school.start}-{school.end}"
        body += f"<div class=card><h3>{escape(school.school)}</h3><p>{degree_html(school.degree, school.area)}</p>"
        body += f"<p class=d>{years} • {escape(school.place)}</p></div>"
    return page_html(style, body)


def floats(person: Person) -> str:
    """Dates and places float at the right; skills are a list of definitions; schools a table."""
    style = (
        "h1{font:26px Georgia,'Liberation Serif',serif}h2{font-size:12px;text-transform:uppercase;"
        "border-bottom:1px solid;margin:14px 0 4px}.r{float:right;text-align:right}dt{font-weight:bold}"
        "td{text-align:left;padding:2px 14px 2px 0}"
    )
    body = f"<div class=r>{escape(person.place)}<br>{person.phone}<br>{person.email}</div>"
    body += f"<h1>{escape(person.name)}</h1><p>{escape(person.headline)}</p>"
    body += f"<h2 style='clear:both'>{escape(person.headings['summary'])}</h2><p>{escape(person.summary)}</p>"
    body += f"<h2>{escape(person.headings['work'])}</h2>"
    for job in person.jobs:
        beside = f"{escape(b_dots(person, job.start, job.end))}<br><i>{escape(job.place)}</i>"
        body += f"<div class=r>{beside}</div><h3>{escape(job.title)}</h3><p>{escape(job.employer)}</p>"
        body += list_html(job.bullets)
    rows = "".join(
        f"<tr><td>{degree_html(s.degree, s.area)}</td><td>{escape(s.school)}</td><td>{s.end}</td></tr>"
        for s in person.schools
    )
    body += f"<h2>{escape(person.headings['education'])}</h2><table>{rows}</table>"
    skills = "".join(f"<dt>{escape(group)}</dt><dd>{escape(', '.join(own))}</dd>" for group, own in person.skills)
    body += f"<h2>{escape(person.headings['skills'])}</h2><dl>{skills}</dl>"
    languages = "".join(f"<p>{escape(f'{name}: {level}')}</p>" for name, level in person.languages)
    return page_html(style, body + f"<h2>{escape(person.headings['languages'])}</h2>{languages}")
