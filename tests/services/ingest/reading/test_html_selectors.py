"""Style sheets ask about elements, and no page can make them ask without end."""

import pytest
from lxml import html

from services.ingest.reading.html.document import read_html
from services.ingest.reading.html.selectors import Selectors
from services.ingest.reading.limits import Limits
from services.ingest.reading.outcome import Unreadable


def _selectors(*rules: str, most_checks: int = 10_000) -> Selectors:
    found = Selectors(most_checks=most_checks)
    for place, rule in enumerate(rules):
        assert found.add(rule, {"order": str(place)})
    return found


def test_elements_that_are_alike_ask_once() -> None:
    body = html.fromstring("<ul>" + "<li class='job'><p>Nurse</p></li>" * 50 + "</ul>")
    selectors = _selectors("li", ".job", "ul > li p")
    declared = [selectors.declared(element) for element in body.iter("li", "p")]
    assert declared == [{"order": "1"}, {"order": "2"}] * 50
    assert selectors.checks <= 4


def test_rules_for_other_classes_are_not_asked() -> None:
    body = html.fromstring("<div>" + "".join(f"<p class='a{n}'>Nurse</p>" for n in range(50)) + "</div>")
    selectors = _selectors(*(f"div .a{n}" for n in range(50)))
    assert [selectors.declared(element) for element in body.iter("p")] == [{"order": str(n)} for n in range(50)]
    assert selectors.checks == 50


def test_the_nearest_fitting_ancestor_decides() -> None:
    page = html.fromstring("<div class='a'><div class='b'><div class='a'><p>Nurse</p></div></div></div>")
    (paragraph,) = page.iter("p")
    assert _selectors(".a > .b p").declared(paragraph) == {"order": "0"}
    assert _selectors(".b > p").declared(paragraph) == {}


def test_a_sheet_that_asks_without_end_is_told_of() -> None:
    body = html.fromstring("<div>" + "".join(f"<p class='a{n}'>Nurse</p>" for n in range(40)) + "</div>")
    selectors = _selectors(*(f".b{n} p" for n in range(40)), most_checks=500)
    with pytest.raises(Unreadable) as raised:
        _ = [selectors.declared(element) for element in body.iter("p")]
    assert raised.value.code == "resource_limit"


def test_a_comment_that_nobody_ends_hides_the_rules_behind_it() -> None:
    page = "<style>p { color: red } " + "/*" * 50_000 + " p { display: none }</style><p>Nurse</p>"
    assert read_html(page.encode(), Limits()).assembled.text == "Nurse"
