"""A Markdown source without what its author never sees on the page, and with its HTML in the words of Markdown.

Front matter, comments, templates' directives and the definitions of links are instructions to the program that sets
the page. HTML may stand anywhere in Markdown (CommonMark 0.31, sections 4.6 and 6.6); what it says of lines, items,
headings, emphasis and links is said in Markdown here, and every other tag of HTML is dropped.
"""

import html
import re
from dataclasses import dataclass

_FRONT_MATTER = re.compile(
    r"\A\s*---[ \t]*\n(?P<body>(?:(?!---[ \t]*$|\.\.\.[ \t]*$).*\n){1,200})(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.M
)
_SETTING = re.compile(r"(?:[ \t]*(?:#.*)?\n)*(?:[\"']?[\w.-]+[\"']?[ \t]*:(?:\s|$)|- )")
_SCALAR = re.compile(
    r"^(name|author|title|layout|category|tags)[ \t]*:[ \t]*[\"']?([^\"'\n{}\[\]>&*]{3,80}?)[\"']?[ \t]*$", re.I | re.M
)
_OF_DOCUMENT = re.compile(
    r"(?:my |mon |mein )?(?:cv|r[ée]sum[ée]|curr[ií]cul\w*(?: vitae)?|lebenslauf|about(?: me)?|home)$", re.I
)
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]{1,100})\]:[ \t]*<?(\S{1,2000}?)>?(?:[ \t]+[\"'(].{0,300})?[ \t]*$", re.M)
_BROKEN_LINK = re.compile(r"(\[[^\[\]\n]{1,200})\n[ \t]*([^\[\]\n]{1,200}\]\()")  # its words go on in the next line
_DIRECTIVE = re.compile(r"\{%.{0,500}?%\}|\{\{.{0,300}?\}\}|\{:[^{}\n]{0,200}\}|(?<=[ \t])\{[.#][^{}\n]{0,200}\}")
_UNREAD = re.compile(r"<(script|style|noscript|template|svg|button|select|iframe|object)\b[^<>]{0,2000}>", re.I)
# As HTML's reader has it: nothing that is told not to be shown, no white letters on no ground, no letters of a point.
_HIDDEN = re.compile(
    r"<([a-z]{1,10})\b[^<>]{0,500}(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0\d*)?\s*[;\"']|"
    r"font-size\s*:\s*[01](?:\.\d+)?(?:px|pt|em)?\s*[;\"']|"
    r"(?<!-)color\s*:\s*(?:white|#fff(?:fff)?)\s*[;\"'](?![^<>]*backg))"
    r"[^<>]{0,500}>",
    re.I,
)
_MAIL = re.compile(r"<(?:mailto:)?([^\s<>@]{1,64}@[^\s<>@]{1,255})>")
_ADDRESS = re.compile(r"<(https?://[^\s<>]{1,2000})>", re.I)
_LINK = re.compile(
    r"<a\b[^<>]{0,500}?\bhref\s*=\s*[\"']([^\"'<>\s]{1,2000})[\"'][^<>]{0,500}>([^<>]{1,500})</a\s*>", re.I
)
_BOLD = re.compile(r"<(b|strong)\b[^<>]{0,300}>(\s*)([^<>*]{1,300}?)(\s*)</\1\s*>", re.I)
_BREAK = re.compile(
    r"<br\s*/?>[ \t]*|<hr\s*/?>|</(?:li|h[1-6])\s*>|</?(?:p|div|ul|ol|dl|dt|dd|section|article|header|footer|main|nav|"
    r"aside|center|details|summary|figure|table|thead|tbody|tr|blockquote|pre|address)\b[^<>]{0,1000}>",
    re.I,
)
_ITEM = re.compile(r"<li\b[^<>]{0,1000}>\s*", re.I)
_HEADING = re.compile(r"<h([1-6])\b[^<>]{0,1000}>\s*", re.I)
_CELL = re.compile(r"</(?:td|th)\s*>\s*<(?:td|th)\b[^<>]{0,500}>", re.I)
_INLINE = re.compile(
    r"</?(?:a|abbr|b|big|cite|code|del|em|font|i|img|ins|kbd|label|mark|q|s|small|span|strike|strong|sub|sup|time|tt|u|"
    r"var|wbr|td|th|html|body|head|meta|link|input|area|col|colgroup|caption|embed|source|video|audio|picture)\b"
    r"[^<>]{0,2000}>",
    re.I,
)  # fmt: skip
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});?")
_OF_JOBS = re.compile(r"\b(?:jobs?|vacanc|vacatur|career|stellen|opening|hiring|emploi|empleo|vagas?)", re.I)
_FENCE = re.compile(r"^ {0,3}(?:`{3,}|~{3,})", re.M)


@dataclass(frozen=True, slots=True)
class MarkdownSource:
    """What is left to read, line by line; the addresses of links by their label; and what its author does not show."""

    text: str
    links: dict[str, str]
    unseen: str


def markdown_source(text: str) -> MarkdownSource:
    """Take the parts of a Markdown text that are no text of the page apart from those that are.

    Every pattern is bounded, so that the time is linear in the text. Name and title of the front matter, which
    layouts print, become a heading where the page has no heading of the first level.
    """
    text = text.replace("\r\n", "\n")
    heading = ""
    front = _FRONT_MATTER.match(text)
    if front is not None and _SETTING.match(front["body"]):  # between two rules text may stand, too
        stated = {match[1].lower(): match[2].strip() for match in _SCALAR.finditer(front["body"])}
        text = text[front.end() :]
        heading = _stated_heading(stated, text)
    text = _BROKEN_LINK.sub(r"\1 \2", _without_comments(text))
    text, unseen = _without_elements(_without_elements(text, _UNREAD)[0], _HIDDEN)
    text = _DIRECTIVE.sub("", text)
    links = {match[1].casefold(): match[2] for match in _DEFINITION.finditer(text)}
    text = _DEFINITION.sub("", text)
    if "<" in text:
        text = _without_tags(text)
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match.group(0)), text)
    if heading:
        text = f"# {heading}\n\n{text}"
    return MarkdownSource(text, links, _INLINE.sub(" ", unseen))


def _stated_heading(stated: dict[str, str], text: str) -> str:
    """Whose page it is, as its front matter says: a name that the page does not repeat, or its title if it has none."""
    name = stated.get("name") or stated.get("author") or ""
    if (
        name
        and stated.get("title")
        and any(_OF_JOBS.search(stated.get(key, "")) for key in ("layout", "category", "tags"))
    ):
        return stated["title"]  # a vacancy on a site of several: its author only posted it
    if name and name.casefold() not in text[:2_000].casefold():
        return name
    if re.search(r"^ {0,3}# |^.{1,80}\n=+[ \t]*$", text, re.M) and "|" not in stated.get("title", ""):
        return ""
    pieces = [piece for piece in re.split(r"\s+[|·–—-]\s+", stated.get("title", "")) if not _OF_DOCUMENT.match(piece)]
    return pieces[0] if pieces else ""


def is_markdown(text: str) -> bool:
    """Whether a text without a name that says so is written in Markdown: several headings, and items or emphasis."""
    sample = text[:20_000]
    headings = re.findall(r"^#{1,4}[ \t]+\S", sample, re.M)
    return len(headings) >= 3 and bool(re.search(r"\*\*\S[^*\n]{0,100}\*\*|^[ \t]*[-*][ \t]|\]\(", sample, re.M))


def _without_comments(text: str) -> str:
    """Without `<!-- … -->`; a comment that never ends is text."""
    kept: list[str] = []
    position = 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept.append(text[position:start])
        position = end + 3
    return "".join(kept) + text[position:]


def _without_elements(text: str, opening: re.Pattern[str]) -> tuple[str, str]:
    """(without the elements that `opening` opens, their text); an element ends at the first closing tag of its name."""
    if opening.search(text) is None:
        return text, ""
    lower = text.lower()
    kept: list[str] = []
    taken: list[str] = []
    position = 0
    unclosed: set[str] = set()
    for match in opening.finditer(text):
        name = match[1].lower()
        if match.start() < position or name in unclosed:
            continue
        end = lower.find(f"</{name}", match.end())
        if end < 0:
            unclosed.add(name)
            continue
        kept.append(text[position : match.start()])
        taken.append(text[match.end() : end])
        closed = text.find(">", end)
        position = closed + 1 if closed >= 0 else len(text)
    return "".join(kept) + text[position:], " ".join(taken)


def _without_tags(text: str) -> str:
    text = _ADDRESS.sub(r"\1", _MAIL.sub(r"\1", text))
    text = _CELL.sub("\t", text)
    for _ in range(2):  # a link in bold letters, bold letters in a link
        text = _LINK.sub(_as_link, text)
        text = _BOLD.sub(r"\2**\3**\4", text)
    text = _HEADING.sub(lambda match: "\n\n" + "#" * int(match[1]) + " ", text)
    text = _ITEM.sub("\n* ", text)
    return _INLINE.sub("", _BREAK.sub("\n", text))


def _as_link(match: re.Match[str]) -> str:
    return f"[{' '.join(match[2].split())}]({match[1]})" if match[2].strip() else ""
