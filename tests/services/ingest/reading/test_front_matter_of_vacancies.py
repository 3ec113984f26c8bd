"""The heading that the front matter of a page gives it: of a vacancy its title, not who posted it."""

import pytest

from services.ingest.reading.markdown.source import markdown_source

BODY = "## Jouw rol\n\nJe bouwt mee aan de website.\n"


@pytest.mark.parametrize(
    ("front", "heading"),
    [
        ("title: Webontwikkelaar bij Molenaar (Breda)\nlayout: jobs-single\nauthor: Jan Jansen", "Webontwikkelaar bij"),
        ("title: Welcome\nlayout: page\nauthor: Jan Jansen", "Jan Jansen"),
    ],
)
def test_front_matter(front: str, heading: str) -> None:
    assert markdown_source(f"---\n{front}\n---\n\n{BODY}").text.startswith(f"# {heading}")
