"""What elements say by standing beside or inside each other, where no style that is followed tells."""

from services.ingest.reading.zip_package import Element

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "header", "article", "section"))
_ENTRIES = ("article", "li")
_PARAGRAPHS = frozenset(("p", "div", *_HEADINGS))
_SCRIPTS = frozenset(("sub", "sup"))
_GOES_ON = ("", "-", "–", "—")  # "2019", "– 2021"
_PART_OF_A_WORD = 4  # digits: "2020" beside "6 years" is a number of its own


def holds_an_entry(item: Element) -> bool:
    """Whether a list item (`li`) is an entry with a head and a body rather than one point of a list.

    Pages often list jobs and schools: `<li><h3>Nurse</h3><p>2019 – 2021</p><ul>…</ul></li>`. A point has no heading,
    and several paragraphs only where they look alike and no list follows them.
    """
    inner = _unwrapped(item)
    blocks = [child for child in inner if isinstance(child.tag, str) and child.tag in _PARAGRAPHS and _says(child)]
    if any(block.tag in _HEADINGS for block in blocks):
        return True
    if len(blocks) < 2 or _says_itself(inner):
        return False
    return any(block.get("class") for block in blocks) or any(child.tag in ("ul", "ol") for child in inner)


def touches(child: Element) -> bool:
    """True for an inline element with a style of its own right behind another: a margin that is not followed here
    parts them on the screen. A single letter before it is a drop cap."""
    before = _right_before(child)
    if before is None or len(_text(before)) < 2:
        return False
    return all(item.get("class") or item.get("style") for item in (before, child))


def is_seam(child: Element, among_labels: bool) -> bool:
    """True for an inline element right behind another where no word goes on from one to the other (`Engineer` `June`,
    `2019` `2 years`, `Leeds` `2014`): they stand at different places of the line. `among_labels`: whether
    `are_labels` holds of its parent."""
    before = _right_before(child)
    if before is None or {before.tag, child.tag} & _SCRIPTS:
        return False
    left, right = _text(before), _text(child)
    return len(left) >= 2 and right[:1] not in _GOES_ON and (among_labels or _is_seam(left, right))


def are_labels(element: Element) -> bool:
    """Whether an element holds three or more alike, of words of their own, and nothing else: a list in a line.

    It looks at all children: ask once an element, not once a child.
    """
    children = [child for child in element if isinstance(child.tag, str)]
    alike = len(children) >= 3 and len({child.tag for child in children}) == 1
    return alike and not _says_itself(element) and all(len(_text(c)) >= 3 for c in children)


def _right_before(child: Element) -> Element | None:
    """The element before this one with no character between them."""
    before = child.getprevious()
    return before if before is not None and not before.tail and isinstance(before.tag, str) else None


def is_apart(child: Element) -> bool:
    """True for an inline element behind one of the same kind and class, with nothing but white space between: labels
    beside each other (`<span class="skill">SQL</span> <span class="skill">Java</span>`), no running text."""
    before = child.getprevious()
    if before is None or before.tag != child.tag or not child.get("class") or (before.tail or "").strip():
        return False
    if _text(child)[:1] in _GOES_ON:
        return False
    return bool(before.get("class") == child.get("class") and min(len(_text(before)), len(_text(child))) >= 2)


def _is_seam(left: str, right: str) -> bool:
    a, b = left[-1], right[0]
    if a.isdigit() and b.isdigit():
        return len(left) >= _PART_OF_A_WORD and left[-_PART_OF_A_WORD:].isdigit()
    small_before_capital = a.islower() and b.isupper()
    return small_before_capital or (a.isdigit() and b.isalpha()) or (a.isalpha() and b.isdigit() and len(left) > 2)


def are_items(element: Element) -> bool:
    """Whether what an element lays out beside each other are alike, as the entries of a section are: no columns of
    the page, which hold sections and their headings."""
    children = [child for child in element if isinstance(child.tag, str)]
    alike = len({(child.tag, child.get("class")) for child in children}) == 1 and len(children) > 1
    if not alike or children[0].tag in _ENTRIES:
        return alike
    sections = any(next(child.iter("h1", "h2"), None) is not None for child in children)
    return not sections and all(len(list(child.iter("h3"))) <= 1 for child in children)


def _unwrapped(element: Element) -> Element:
    """The innermost of elements that hold nothing but one other block."""
    inner = element
    while True:
        children = [child for child in inner if isinstance(child.tag, str)]
        if len(children) != 1 or _says_itself(inner) or children[0].tag not in _PARAGRAPHS:
            return inner
        inner = children[0]


def _says_itself(element: Element) -> bool:
    return any(text.strip() for text in [element.text or "", *[child.tail or "" for child in element]])


def _says(element: Element) -> bool:
    return any(text.strip() for text in element.itertext())


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()
