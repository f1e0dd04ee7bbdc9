"""Items of one line at the ends of a list go with their neighbour; longer ones stand alone."""

import pytest

CSS = """
@page { size: 400px 400px; margin: 20px } ul { margin: 0; padding: 0; list-style: none }
li { break-inside: avoid; padding-left: 40px; position: relative; counter-increment: item }
li:last-child:not(:first-child) { break-before: avoid }
li::before { content: counter(item) "."; position: absolute; right: 100% }
"""
LINE = "討論"
LONG = "各國代表就開放資料的授權與後續合作充分交換意見。" * 3


@pytest.mark.parametrize(
    "label", ["", "li { list-style: decimal }", "li::before { content: none }"]
)
@pytest.mark.parametrize(
    ("items", "height", "on_first_page"),
    [
        ((LINE, LONG, LINE), 300, 0),
        ((LINE, LONG, LINE), 327, 0),
        ((LINE, LINE, LINE), 264, 3),
        ((LINE, LINE, LINE), 290, 0),
        ((LONG, LONG, LINE), 200, 1),
        ((LINE, LINE, LINE, LINE), 290, 2),
        ((LINE, LINE, LONG), 290, 2),
    ],
)  # fmt: skip
def test_what_ends_the_first_page(setter, items, height, on_first_page, label):
    listed = "".join(f"<li class='i'>{text}" for text in items)
    body = f"<div style='height: {height}px'></div><ul>{listed}</ul>"
    document, _ = setter(body, CSS + label)
    boxes = [b for b in document.pages[0]._page_box.descendants() if b.element is not None]
    here = {b.element for b in boxes if b.element.get("class") == "i"}
    assert len(here) == on_first_page


def test_entries_with_leaders_go_together_as_their_style_sheet_wants_it(setter):
    css = f"{CSS} li::after {{ content: leader('.') '7' }}"
    entry = "<li class='i'>International Opening Session"
    body = f"<div style='height: 310px'></div><ul>{entry * 2}</ul>"
    document, _ = setter(body, css)
    boxes = [b for b in document.pages[0]._page_box.descendants() if b.element is not None]
    assert not [b for b in boxes if b.element.get("class") == "i"]
