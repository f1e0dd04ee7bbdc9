"""A first item of one line goes with the second to the next page; a longer one may end a page."""

import pytest

CSS = """
@page { size: 400px 400px; margin: 20px } ul { margin: 0; padding: 0; break-before: auto }
li { break-inside: avoid; list-style: none }
"""
LINE = "討論"
LONG = "各國代表就開放資料的授權與後續合作充分交換意見。" * 3


@pytest.mark.parametrize(
    ("first", "height", "on_first_page"),
    [(LINE, 300, 0), (LINE, 264, 3), (LONG, 200, 1), (LINE, 327, 0)],
)
def test_what_ends_the_first_page(setter, first, height, on_first_page):
    items = "".join(f"<li class='i'>{text}" for text in (first, LONG, LINE))
    if height == 264:
        items = f"<li class='i'>{LINE}" * 3
    document, _ = setter(f"<div style='height: {height}px'></div><ul>{items}</ul>", CSS)
    boxes = [b for b in document.pages[0]._page_box.descendants() if b.element is not None]
    here = {b.element for b in boxes if b.element.get("class") == "i"}
    assert len(here) == on_first_page
