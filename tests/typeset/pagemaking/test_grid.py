"""All lines of text stand on one grid, whatever stands between them."""

import pytest

LINE = 32
CSS = """
@page { size: 500px 820px; margin: 20px }
body { line-height: 32px } p { orphans: 1; widows: 1 }
h2 { font-size: 20px; line-height: 26px; margin: 13px 0 3px }
h3 { font-size: 16px; margin: 32px 0 0 } figure { margin: 5px 0 7px }
figure > svg { display: block } table { margin: 4px 0 9px } td { line-height: 19px }
.sourced { break-after: avoid; margin-bottom: 0 }
.table-source { break-before: avoid; font-size: 11px; line-height: 14px; margin: 3px 0 0 }
"""
TEXT = "<p>本次會議經各國代表充分討論後圓滿結束，並就後續的合作項目交換意見，另行議定日程。"
BETWEEN = {
    "heading": "<h2>過程</h2>",
    "two headings": "<h2>過程</h2><h3>行程</h3>",
    "figure": "<figure><svg width='80' height='77' viewBox='0 0 1 1'></svg>圖</figure>",
    "table": "<table><tr><td>甲<tr><td>乙</table>",
    "sourced": (
        "<table class='sourced'><tr><td>甲<tr><td>乙</table>"
        "<p class='table-source'>資料來源：丙</p>"
    ),
    "captioned": "<table><caption>表</caption><tr><td>甲<tr><td>乙</table>",
}


def text_lines(document):
    for page in document.pages:
        for box in page._page_box.descendants():
            if box.element_tag == "p" and box.element.get("class") != "table-source":
                yield from (c for c in box.children if type(c).__name__ == "LineBox")


@pytest.mark.parametrize("between", BETWEEN.values(), ids=BETWEEN)
def test_every_line_is_on_the_grid(setter, between):
    document, _ = setter(f"<main>{(TEXT * 3 + between) * 8}</main>", CSS)
    positions = [(line.position_y - 20) % LINE for line in text_lines(document)]
    assert len(document.pages) > 2
    assert len(positions) > 40
    assert all(min(off, LINE - off) < 0.05 for off in positions)


@pytest.mark.parametrize("between", BETWEEN.values(), ids=BETWEEN)
def test_nothing_stands_lower_at_the_top_of_a_page(setter, between):
    section = f"<section style='break-before: page'>{between}{TEXT}</section>"
    document, _ = setter(f"<main>{section * 2}</main>", CSS)
    for page in document.pages[-2:]:
        boxes = list(page._page_box.descendants())
        first = next(b for b in boxes if b.element_tag in {"h2", "figure", "table"} and b.children)
        assert first.border_box_y() == pytest.approx(20, abs=0.01)


def test_the_margin_below_a_box_is_kept(setter):
    document, _ = setter(f"<main>{TEXT}{BETWEEN['figure']}{TEXT}</main>", CSS)
    boxes = list(document.pages[0]._page_box.descendants())
    picture = next(b for b in boxes if type(b).__name__.endswith("ReplacedBox"))
    figure = next(b for b in boxes if b.element_tag == "figure")
    caption = [b for b in figure.children if type(b).__name__ != "BlockReplacedBox"][-1]
    after = list(text_lines(document))[-1]
    assert picture.position_y >= 20 + LINE + 5
    assert after.position_y - (caption.position_y + caption.height) >= 7


def test_an_underlined_heading_has_no_margin_at_the_top_of_a_page(setter):
    """A chapter that runs on, but whose heading the page before does not hold."""
    css = CSS + "h2 { margin: 64px 0 4px; border-bottom: 1px solid; break-after: avoid }"
    document, _ = setter(f"<main>{(TEXT * 5 + '<h2>過程</h2>') * 9}{TEXT}</main>", css)
    tops = []
    for page in document.pages[1:]:
        elements = [b for b in page._page_box.descendants() if b.element_tag in {"h2", "p"}]
        tops += [b.border_box_y() for b in elements[:1] if b.element_tag == "h2"]
    assert tops == [pytest.approx(20, abs=0.01)] * len(tops)
    assert tops


def test_text_behind_the_contents_is_on_the_grid(setter):
    """Lines of 目次 may be higher than the step; what follows is not moved by them."""
    lines = "<ul style='line-height: 35px; margin: 0'><li>壹<li>貳</ul>"
    listed = f"<nav><p class='front'>目次</p>{lines}</nav>"
    document, _ = setter(f"{listed}<main>{TEXT}{BETWEEN['heading']}{TEXT}</main>", CSS)
    positions = [(line.position_y - 20) % LINE for line in list(text_lines(document))[1:]]
    assert len(positions) > 3
    assert all(min(off, LINE - off) < 0.05 for off in positions), positions


@pytest.mark.parametrize(("tag", "height"), [("div", "32px"), ("main", "normal")])
def test_without_main_or_a_line_height_there_is_no_grid(setter, tag, height):
    css = CSS.replace("line-height: 32px", f"line-height: {height}", 1)
    document, _ = setter(f"<{tag}>{TEXT}{BETWEEN['heading']}{TEXT}</{tag}>", css)
    boxes = list(document.pages[0]._page_box.descendants())
    heading = next(b for b in boxes if b.element_tag == "h2")
    assert heading.padding_bottom == 0
    assert heading.margin_bottom == 3


def test_a_source_stands_close_to_its_table(setter):
    document, _ = setter(f"<main>{TEXT}{BETWEEN['sourced']}{TEXT}</main>", CSS)
    boxes = list(document.pages[0]._page_box.descendants())
    rows = [box for box in boxes if box.element_tag == "tr"]
    source = next(
        b for b in boxes if b.element is not None and b.element.get("class") == "table-source"
    )
    assert source.children[0].position_y - (rows[-1].position_y + rows[-1].height) < LINE / 2


def test_another_paragraph_that_keeps_to_what_is_before_is_as_high_as_its_text(setter):
    kept = "<p class='kept' style='break-before: avoid; line-height: 20px'>承上。"
    document, _ = setter(f"<main>{TEXT}{kept}{TEXT}</main>", CSS)
    boxes = [b for b in document.pages[0]._page_box.descendants() if b.element is not None]
    box = next(b for b in boxes if b.element.get("class") == "kept")
    assert box.border_height() == 20
