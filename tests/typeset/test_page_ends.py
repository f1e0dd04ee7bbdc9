"""Where the standard layout lets a page end: no line, heading, table row or facts stand alone."""

import pytest

from reportgen.authority.load import load_layout
from reportgen.world import shipped_templates

SENTENCE = "本次會議經各國代表充分討論後圓滿結束，並就後續的合作項目交換意見。"
FACTS = "<table class='facts'><tr><th id='facts'>時間</th><td>九時</td></tr></table>"
TEXT = f"<div class='prose'><p id='text'>{SENTENCE * 3}</p></div>"
HEAD = "<p class='heading level-3' id='heading'>標題</p>"
ROWS = "".join(f"<tr><td id='r{n}'>格</td></tr>" for n in range(3))


@pytest.fixture(scope="module")
def style():
    layout = load_layout((shipped_templates(),), "executive-yuan").layout
    return "\n".join(layout.stylesheets) + "@page { size: 150mm 120mm; margin: 20mm }"


def pages(document):
    """The identifiers on each page, and how many lines its element ``text`` has there."""
    found = []
    for page in document.pages:
        boxes = list(page._page_box.descendants())
        names = dict.fromkeys(box.element.get("id") for box in boxes if box.element is not None)
        lines = [b for b in boxes if type(b).__name__ == "LineBox" and b.element is not None]
        text = [line for line in lines if line.element.get("id") == "text"]
        found.append(([name for name in names if name], len(text)))
    return found


@pytest.mark.parametrize("height", range(50, 275, 25))
@pytest.mark.parametrize(
    "body",
    [
        f"{HEAD}<div class='content'>{TEXT}</div>",
        f"{HEAD}<div class='content'>{FACTS}{TEXT}</div>",
        f"{HEAD}<div class='content opening'>{FACTS}</div>"
        f"<p class='heading level-4'>次級</p><div class='content'>{TEXT}</div>",
        f"{HEAD}<div class='prose'><table class='prose-table'><thead><tr><th>頭</thead>"
        f"<tbody>{ROWS}</table></div>",
    ],
    ids=["text", "facts", "opening", "rows"],
)
def test_nothing_stands_alone(setter, style, body, height):
    spacer = f"<div style='height: {height}px'></div>"
    found = pages(setter(f"<main>{spacer}{body}</main>", style)[0])
    names = [name for page, _ in found for name in page]
    for page, lines in found:
        assert lines != 1
        if "heading" in page:
            assert {"text", "r0"} & {*page}
        if "facts" in page:
            assert "text" in page
        assert sum(name.startswith("r") for name in page) in ((0, 3) if "r0" in names else (0,))


CHAPTER = (
    f"<main class='chapter' data-head='{{}}'><h1 class='heading level-1'>{{}}</h1>{TEXT}</main>"
)


def test_a_chapter_that_runs_on_has_the_chapter_before_it_in_its_head(setter, style):
    """The running head has the chapter in which its page begins, not the next one."""
    listed = "<nav class='contents'><p class='front-title'>目次</p><ul class='contents-list'>"
    listed += "<li class='contents-1'><a>壹（Shirakaba）</a></li></ul></nav>"
    body = listed + "".join(CHAPTER.format(head, head) for head in ("壹", "貳", "參", "肆"))
    document = setter(body, style)[0]
    heads = [
        "".join(
            box.text
            for margin in page._page_box.children
            if getattr(margin, "at_keyword", "") == "@top-left"
            for box in margin.descendants()
            if type(box).__name__ == "TextBox"
        )
        for page in document.pages
    ]
    chapters = [
        [
            box.element.get("data-head")
            for box in page._page_box.descendants()
            if box.element_tag == "main"
        ]
        for page in document.pages
    ]
    assert any(len(of_page) > 1 for of_page in chapters[1:])
    assert heads == ["", *(of_page[0] for of_page in chapters[1:])]
