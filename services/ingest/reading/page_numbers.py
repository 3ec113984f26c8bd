"""Lines that number a page."""

import re

_PAGE_NUMBER = re.compile(
    r"^\W*(?:page|seite|página|pagina|p\.)?\W*\d{0,3}\W*(?:of|von|de|sur|van)?\W*\d{0,3}\W*$", re.IGNORECASE
)


def is_page_number(line: str) -> bool:
    """True for `2`, `Page 2 of 3`, `- 2 -`, and lines of marks alone; False for years."""
    return _PAGE_NUMBER.match(line) is not None
