"""A table that goes on: its caption on each page, and its last rule at the foot of each part."""

import pytest

ROWS = "".join(f"<tr><td>{n}</td><td>甲</td></tr>" for n in range(60))
HEAD = "<thead><tr><th>序</th><th>名</th></tr></thead>"
CSS = """
@page { size: 400px 500px; margin: 20px } caption { --continued: "（續）" }
table { border-collapse: collapse; border-bottom: 3px solid; width: 100% }
td { border-bottom: 1px solid } tr { break-inside: avoid }
"""


def captions(document):
    """The captions of each page."""
    return [
        [
            "".join(text.text for text in box.descendants() if hasattr(text, "text"))
            for box in page._page_box.descendants()
            if type(box).__name__ == "TableCaptionBox"
        ]
        for page in document.pages
    ]


def tables(document):
    boxes = [box for page in document.pages for box in page._page_box.descendants()]
    return [box for box in boxes if type(box).__name__ == "TableBox"]


@pytest.mark.parametrize(
    ("caption", "further"),
    [
        ('<span class="caption-label">表 3：</span>各國一覽', "表 3（續）"),
        ('<span class="caption-label">表 3</span>', "表 3（續）"),
        ("第一會議室", "第一會議室（續）"),
    ],
)
@pytest.mark.parametrize("head", ["", HEAD])
def test_each_further_part_has_the_number_and_the_word(setter, caption, further, head):
    document, _ = setter(f"<table><caption>{caption}</caption>{head}{ROWS}</table>", CSS)
    first, *others = captions(document)
    assert len(others) > 2
    assert others == [[further]] * len(others)
    assert "續" not in "".join(first)


def test_a_caption_stands_above_its_part_and_nothing_passes_the_page(setter):
    body = f"<table><caption>表</caption>{HEAD}{ROWS}</table>"
    document, _ = setter(body, CSS)
    for page in document.pages[1:]:
        boxes = list(page._page_box.descendants())
        (caption,) = [b for b in boxes if type(b).__name__ == "TableCaptionBox"]
        rows = [b for b in boxes if type(b).__name__ == "TableRowBox"]
        assert caption.position_y == pytest.approx(20)
        assert caption.position_y + caption.height <= rows[0].position_y + 0.01
        assert all(row.position_y + row.height <= 480 for row in rows)
    numbers = [b.text for p in document.pages for b in p._page_box.descendants()
               if type(b).__name__ == "TextBox" and b.text.isdigit()]  # fmt: skip
    assert numbers == [str(n) for n in range(60)]


def test_a_table_without_a_caption_has_none(setter):
    document, _ = setter(f"<table>{ROWS}</table>", CSS)
    assert captions(document) == [[]] * len(document.pages)


def test_without_the_property_nothing_is_repeated(setter):
    css = CSS.replace("--continued", "--other")
    document, _ = setter(f"<table><caption>表</caption>{ROWS}</table>", css)
    assert captions(document)[1:] == [[]] * (len(document.pages) - 1)


@pytest.mark.parametrize("head", ["", HEAD])
def test_each_part_has_the_last_rule_of_the_table(setter, head):
    document, _ = setter(f"<table>{head}{ROWS}</table>", CSS)
    parts = tables(document)
    assert len(parts) > 2
    rows = 0
    for part in parts:
        on_page = sum(len(g.children) for g in part.children if not g.is_header)
        rows += on_page
        _, horizontal = part.collapsed_border_grid
        below = horizontal[rows + bool(head)]
        assert {width for _, (_, width, _) in below} == {3}
        inside = horizontal[rows + bool(head) - 1]
        assert {width for _, (_, width, _) in inside} == {1}
