"""Figures in a row that the page does not hold are drawn smaller together."""

import pytest

from reportgen.typeset.pagemaking import figures

CSS = """
@page { size: 400px 400px; margin: 20px }
p { orphans: 2; widows: 2 }
figure { break-inside: avoid; margin: 0 } figure > svg { display: block; max-height: 100px }
"""
TEXT = "本次會議經各國代表充分討論後圓滿結束，並就後續的合作項目交換意見。"
SQUARE = "<svg width='100' height='100' viewBox='0 0 100 100'></svg>"


def figure(number):
    return f"<figure id='f{number}'>{SQUARE}</figure>"


def pages(document):
    """By page: the identifiers that begin on it; and the height of each picture."""
    names, heights, seen = [], [], set()
    for page in document.pages:
        boxes = list(page._page_box.descendants())
        here = [box.element.get("id") for box in boxes if box.element is not None]
        names.append([name for name in dict.fromkeys(here) if name and name not in seen])
        seen.update(here)
        heights += [box.height for box in boxes if type(box).__name__.endswith("ReplacedBox")]
    return names, heights


def prose(height, *blocks):
    return f"<main><div id='d'><div style='height: {height}px'></div>{''.join(blocks)}</div></main>"


@pytest.mark.parametrize(
    ("height", "page", "pictures"),
    [
        (100, 1, [100, 100]),
        (200, 1, [80, 80]),
        (230, 1, [60, 60]),
        (250, 1, [50, 50]),
        (270, 2, [90, 100]),
    ],
)
def test_figures_in_a_row_are_drawn_smaller_together(setter, height, page, pictures):
    document, _ = setter(prose(height, figure(1), figure(2)), CSS)
    names, heights = pages(document)
    assert [len(n) for n in names] == ([3] if page == 1 else [2, 1])
    assert heights == pytest.approx(pictures)


def test_figures_with_text_after_them_keep_their_size(setter):
    body = prose(195, figure(1), figure(2), f"<p id='p'>{TEXT}</p>")
    names, heights = pages(setter(body, CSS)[0])
    assert names[0] == ["d", "f1", "p"]
    assert heights == pytest.approx([100, 100])


@pytest.mark.parametrize(
    ("height", "caption", "tried"),
    [(200, 0, [80, 70, 60, 50]), (250, 0, [50]), (200, 40, [60, 50]), (250, 40, [])],
)
def test_only_sizes_that_may_fit_are_tried(setter, monkeypatch, height, caption, tried):
    heights = []
    monkeypatch.setattr(figures, "restyle", lambda _, max_height: heights.append(max_height.value))
    captioned = figure(2).replace("</figure>", f"<p style='height: {caption}px'></p></figure>")
    setter(prose(height, figure(1), captioned), CSS)
    assert list(dict.fromkeys(heights)) == pytest.approx(tried)
