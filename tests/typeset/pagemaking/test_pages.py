"""What fills a page: figures that the rest of it does not hold, and table rows as high as it."""

import pytest

SENTENCE = "本次會議經各國代表充分討論後圓滿結束，並就後續的合作項目交換意見。"
PAGE = "@page { size: 400px 400px; margin: 20px } p { orphans: 2; widows: 2 }"
FIGURE = """
figure { break-inside: avoid; margin: 8px 0 } figcaption { break-before: avoid }
svg { display: block; max-height: 150px; object-fit: contain }
"""


def figure(name, height=150):
    drawing = f'<svg width="200" height="{height}" viewBox="0 0 200 {height}"></svg>'
    return f'<figure id="{name}">{drawing}<figcaption>圖：{name}</figcaption></figure>'


def paragraphs(count, name="p"):
    return "".join(f'<p id="{name}{n}">{SENTENCE}</p>' for n in range(count))


def order(document):
    """The identifiers on each page, and the height of each drawing by the figure that holds it."""
    pages, heights = [], {}
    for page in document.pages:
        found = []
        for box in page._page_box.descendants():
            name = box.element.get("id") if box.element is not None else None
            if name and name not in found:
                found.append(name)
            if type(box).__name__ == "BlockReplacedBox":
                heights[found[-1]] = box.height
        pages.append(found)
    return pages, heights


@pytest.fixture
def set_pages(setter):
    def render(body):
        return order(setter(f'<div id="div">{body}</div>', PAGE + FIGURE)[0])

    return render


def test_a_figure_that_nearly_fits_is_drawn_smaller(set_pages):
    pages, heights = set_pages(paragraphs(3) + figure("a") + paragraphs(2, "q"))
    assert pages[0][-1] == "a"
    assert 100 <= heights["a"] < 150


def test_text_passes_a_figure_that_does_not_fit(set_pages):
    pages, heights = set_pages(paragraphs(4) + figure("a") + figure("b") + paragraphs(3, "q"))
    assert pages[0] == ["div", "p0", "p1", "p2", "p3", "q0"]
    assert pages[1][:3] == ["div", "a", "b"]
    assert heights["a"] == 150


@pytest.mark.parametrize("room", [104, 84])
def test_what_leads_in_a_list_passes_with_it_or_not_at_all(setter, room):
    css = PAGE + FIGURE + "ol { margin: 0 }"
    lines = f"<div style='height: {360 - room}px'></div>"
    items = "<ol id='list'><li>甲</ol>"
    body = f"<div id='div'>{lines}{figure('a')}{paragraphs(1, 'lead')}{items}</div>"
    pages, _ = order(setter(body, css)[0])
    assert pages[0] == ["div", "lead0", "list"][: 3 if room > 96 else 1]
    assert pages[1][:2] == ["div", "a"]


def test_on_another_page_the_text_is_behind_its_figure_again(set_pages):
    inside = f"<div>{paragraphs(1)}{figure('a')}{paragraphs(1, 'q')}</div>"
    whole = f"<section style='break-inside: avoid'>{inside}</section>"
    pages, _ = set_pages(paragraphs(3, "before") + whole)
    assert pages[:2] == [["div", "before0", "before1", "before2"], ["div", "p0", "a", "q0"]]


@pytest.mark.parametrize("wall", ["<h2 id='wall'>甲</h2>", "<table id='wall'><td>乙</table>"])
def test_text_behind_a_heading_or_a_table_does_not_pass(set_pages, wall):
    pages, _ = set_pages(paragraphs(4) + figure("a") + wall + paragraphs(3, "q"))
    assert pages[0] == ["div", "p0", "p1", "p2", "p3"]
    assert pages[1][:3] == ["div", "a", "wall"]


def test_notes_of_text_that_passed_stand_once(setter):
    note = "<span style='float: footnote'>註</span>"
    body = paragraphs(4) + figure("a") + f"<p id='q'>末段{note}。</p>" + paragraphs(3, "r")
    document, _ = setter(body, PAGE + FIGURE)
    texts = [
        "".join(b.text for b in page._page_box.descendants() if type(b).__name__ == "TextBox")
        for page in document.pages
    ]
    assert "末段" in texts[0]
    assert [text.count("註") for text in texts] == [1] + [0] * (len(texts) - 1)


@pytest.mark.parametrize("text", [SENTENCE * 3, f"<b style='line-height: 30'>{SENTENCE}</b>"])
def test_what_stands_fixed_is_drawn_once_though_text_was_tried(setter, text):
    """Whether the text passes its figure, or is tried and does not even begin on the page."""
    fixed = "<span style='position: fixed; top: 0'>固</span>"
    body = paragraphs(3) + f"<p>甲{fixed}</p>" + figure("a") + f"<p id='q'>{text}</p>"
    document, _ = setter(f"<div id='div'>{body}</div>", PAGE + FIGURE)
    texts = [
        "".join(b.text for b in page._page_box.descendants() if type(b).__name__ == "TextBox")
        for page in document.pages
    ]
    assert [text.count("固") for text in texts[1:]] == [1] * (len(texts) - 1) != []
    assert ("q" in order(document)[0][0]) == (text == SENTENCE * 3)


def test_a_row_as_high_as_a_page_begins_under_its_heading(setter):
    css = PAGE + "h2, caption, tr { break-inside: avoid; break-after: avoid } table { width: 100% }"
    rows = f"<tr><td id='high'>{SENTENCE * 12}<tr><td id='low'>{SENTENCE}"
    head = "<caption id='caption'>表</caption><thead id='head'><tr><th>甲</thead><tbody>"
    document, _ = setter(f"<h2 id='h'>標題</h2><table>{head}{rows}</table>", css)
    pages, _ = order(document)
    assert pages[0] == ["h", "caption", "head", "high"]
    assert pages[1][:2] == ["head", "high"]


def test_a_row_below_a_third_of_a_page_stays_whole(setter):
    css = PAGE + "tr { break-inside: avoid } table { width: 100% }"
    rows = "".join(f"<tr><td id='r{n}'>{SENTENCE}" for n in range(12))
    document, _ = setter(f"<table>{rows}</table>", css)
    pages, _ = order(document)
    shown = [name for page in pages for name in page if name.startswith("r")]
    assert len(pages) > 1
    assert shown == [f"r{n}" for n in range(12)]
