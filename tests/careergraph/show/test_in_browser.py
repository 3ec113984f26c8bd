"""The page of `careergraph show` in a real browser: boxes lie on the words, and nothing of a document runs."""

from pathlib import Path
from typing import Any

import pytest

from careergraph.cli.show import show
from tests.careergraph.show import browser as real_browser
from tests.careergraph.show.drawing import RED, STYLES, Style, resume_pdf

browser = pytest.fixture(scope="module")(real_browser.started)

RED_PIXELS = """
const image = document.querySelector('img'), canvas = document.createElement('canvas');
canvas.width = image.naturalWidth; canvas.height = image.naturalHeight;
const context = canvas.getContext('2d'); context.drawImage(image, 0, 0);
const data = context.getImageData(0, 0, canvas.width, canvas.height).data;
let x0 = 1e9, y0 = 1e9, x1 = 0, y1 = 0;
for (let i = 0; i < data.length; i += 4) if (data[i] > 150 && data[i + 1] < 90 && data[i + 2] < 90) {
  const x = (i / 4) % canvas.width, y = Math.floor(i / 4 / canvas.width);
  x0 = Math.min(x0, x); x1 = Math.max(x1, x + 1); y0 = Math.min(y0, y); y1 = Math.max(y1, y + 1);
}
const on = image.getBoundingClientRect(), sx = on.width / canvas.width, sy = on.height / canvas.height;
return [on.left + x0 * sx, on.top + y0 * sy, on.left + x1 * sx, on.top + y1 * sy];
"""
BOX = "const b = arguments[0].getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom];"


def opened(browser: Any, folder: Path, name: str, content: bytes) -> None:
    document, page = folder / name, folder / "page.html"
    document.write_bytes(content)
    show(str(document), page, open_=False)
    browser.get(page.as_uri())


def css(browser: Any, selector: str) -> list[Any]:
    return list(browser.find_elements("css selector", selector))


def row_with(browser: Any, words: str) -> Any:
    return next(row for row in css(browser, ".list li:not([data-cites])") if words in row.text)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_a_box_lies_on_the_words_of_its_fact(browser: Any, tmp_path: Path, style: Style) -> None:
    opened(browser, tmp_path, "cv.pdf", resume_pdf(style))
    number = row_with(browser, RED).get_attribute("data-fact")
    (box,) = css(browser, f'rect[data-facts="{number}"]')
    drawn, red = browser.execute_script(BOX, box), browser.execute_script(RED_PIXELS)
    assert drawn[0] <= red[0] <= drawn[0] + 6
    assert drawn[1] <= red[1] <= drawn[1] + 9, "an em's ascent above small letters"
    assert red[2] <= drawn[2] <= red[2] + 6
    assert red[3] <= drawn[3] <= red[3] + 9


def test_list_and_place_show_each_other(browser: Any, tmp_path: Path) -> None:
    opened(browser, tmp_path, "cv.pdf", resume_pdf(STYLES[0]))
    assert len(css(browser, "img")) == 2
    row = row_with(browser, "TU Delft")
    number = row.get_attribute("data-fact")
    row.find_element("css selector", "button").click()
    (box,) = css(browser, f'rect[data-facts="{number}"]')
    assert "chosen" in box.get_attribute("class")
    _, top, _, bottom = browser.execute_script(BOX, box)
    assert 0 <= top < bottom <= browser.execute_script("return innerHeight")
    assert row.find_element("css selector", "dl").is_displayed()
    other = row_with(browser, RED).get_attribute("data-fact")
    browser.execute_script("arguments[0].scrollIntoView()", css(browser, f'rect[data-facts="{other}"]')[0])
    css(browser, f'rect[data-facts="{other}"]')[0].click()
    (chosen,) = css(browser, ".list li.chosen")
    assert chosen.get_attribute("data-fact") == other
    assert RED in css(browser, ".told")[0].get_attribute("textContent")
    css(browser, "body")[0].send_keys("\ue00c")  # Escape
    assert css(browser, ".chosen") == []


def test_the_keyboard_is_enough(browser: Any, tmp_path: Path) -> None:
    opened(browser, tmp_path, "cv.pdf", resume_pdf(STYLES[0]))
    assert len(css(browser, ".fact[tabindex='0']")) == 1
    assert [len(css(svg, "rect[tabindex='0']")) for svg in css(browser, "svg")] == [1, 1]
    first = css(browser, ".fact")[0]
    browser.execute_script("arguments[0].focus()", first)
    first.send_keys("\ue015")  # arrow down
    second = browser.switch_to.active_element
    assert second == css(browser, ".fact")[1]
    second.send_keys("\ue007")  # Enter
    assert second.get_attribute("aria-expanded") == "true"
    box = css(browser, "rect[tabindex='0']")[0]
    browser.execute_script("arguments[0].focus()", box)
    box.send_keys("\ue015")
    assert browser.switch_to.active_element.tag_name == "rect"
    browser.switch_to.active_element.send_keys("\ue007")
    chosen = css(browser, ".list li.chosen")[0].get_attribute("data-fact")
    assert chosen == browser.switch_to.active_element.get_attribute("data-facts")


def test_the_legend_counts_and_filters(browser: Any, tmp_path: Path) -> None:
    opened(browser, tmp_path, "cv.pdf", resume_pdf(STYLES[0]))
    rows, boxes = css(browser, ".list li"), css(browser, "rect")
    counts = [int(count.text) for count in css(browser, ".family summary .count")]
    assert sum(counts) == len(rows)
    assert all(box.is_displayed() for box in boxes)
    css(browser, "input[data-whole]")[0].click()
    hidden = [row for row in rows if not row.is_displayed()]
    assert len(hidden) == counts[0]
    assert sum(not box.is_displayed() for box in boxes) >= counts[0]
    css(browser, "#find")[0].send_keys("havenlicht")
    found = [row.text for row in rows if row.is_displayed()]
    assert 0 < len(found) < len(rows)
    assert all("havenlicht" in text.lower() for text in found)


def test_text_is_shown_where_a_format_has_no_pages(browser: Any, tmp_path: Path) -> None:
    text = "Noor Haddad\n\nSKILLS\n\nPython, Terraform\n\nEXPERIENCE\n\nPlatform Engineer, Havenlicht BV, 2020 - 2022\n"
    text += (
        "- Cut deployment time by 35 % with canary releases\n\nEDUCATION\n\nBSc in Computer Science, TU Delft, 2016\n"
    )
    opened(browser, tmp_path, "cv.txt", text.encode())
    assert css(browser, "img, rect") == []
    number = row_with(browser, "Terraform").get_attribute("data-fact")
    (mark,) = [mark for mark in css(browser, "mark") if number in mark.get_attribute("data-facts").split()]
    assert mark.text == "Terraform"
    mark.click()
    assert css(browser, ".list li.chosen")[0].get_attribute("data-fact") == number


HOSTILE = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>"\'><svg onload=window.ran=1>&lt;{{7*7}}'


def test_nothing_of_a_document_runs_or_is_fetched(browser: Any, tmp_path: Path) -> None:
    rows = [
        "Noor Haddad",
        "",
        "SKILLS",
        "",
        f"Python, {HOSTILE}, </title></style></script><b>bold</b>",
        "",
        "EXPERIENCE",
    ]
    rows += ["", f"Engineer, Havenlicht {HOSTILE}, 2020 - 2022", f"- Cut costs by 35 % {HOSTILE}", "", "EDUCATION"]
    rows += ["", "BSc in Computer Science, TU Delft, 2016", "http://example.org/a?b=<c>"]
    opened(browser, tmp_path, "<b onclick=1>'cv.txt", "\n".join(rows).encode())
    assert browser.execute_script("return window.ran") is None
    assert len(css(browser, "script")) == 1
    assert css(browser, "main img, main svg, main script, main b, main a, header b") == []
    assert HOSTILE in css(browser, "main")[0].text
    assert "<b onclick=1>'cv.txt" in css(browser, "h1")[0].text
    names = browser.execute_script("return performance.getEntriesByType('resource').map(one => one.name)")
    assert [name for name in names if not name.startswith("data:")] == []
    assert browser.get_log("browser") == []
    # Were a word not escaped, the policy would stop it all the same.
    browser.execute_script(
        "const s = document.createElement('script'); s.textContent = 'window.ran = 2'; document.body.append(s);"
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran=3\">');"
    )
    assert browser.execute_script("return window.ran") is None
    assert any("Content Security Policy" in entry["message"] for entry in browser.get_log("browser"))
