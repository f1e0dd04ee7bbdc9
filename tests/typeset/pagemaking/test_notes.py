"""Notes: each stands once, also where its line has room only if others go to the next page."""

import pytest

SENTENCE = "本次會議經各國代表充分討論後圓滿結束，並就後續的合作項目交換意見。"
CSS = """
@page { size: 400px 400px; margin: 20px } p { orphans: 2; widows: 2 }
.note { float: footnote }
.note::footnote-call { content: "*" }
"""


def note(number):
    return f'<span class="note">註文{number}。</span>'


@pytest.mark.parametrize("height", range(90, 190, 10))
def test_no_note_is_lost(setter, height):
    first = f"<p>{SENTENCE}{note(1)}{SENTENCE}{note(2)}</p>"
    second = f"<p>{SENTENCE}{note(3)}{SENTENCE * 2}</p>"
    document, _ = setter(f'<div style="height: {height}px"></div>{first}{second}', CSS)
    shown = "".join(
        box.text
        for page in document.pages
        for box in page._page_box.descendants()
        if type(box).__name__ == "TextBox"
    )
    assert [shown.count(f"註文{number}。") for number in (1, 2, 3)] == [1, 1, 1]
