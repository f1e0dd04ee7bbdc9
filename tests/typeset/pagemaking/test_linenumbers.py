"""Line numbers stand beside the lines of the page, whatever their heights."""

import pytest

from reportgen.compose.marks import Marks, marks_css

NUMBERS = marks_css(Marks(lines=True), str)
SENTENCE = "本次會議經各國代表充分討論後圓滿結束，並就後續的合作項目交換意見。" * 4
BODY = f"<h2>標題</h2><p>{SENTENCE}</p><table><tr><td>格<td>格</table><ul><li>項目<sup>1</sup></ul>"


def lines(box):
    return [one for one in box.descendants() if type(one).__name__ == "LineBox"]


def text(line):
    return "".join(one.text for one in line.descendants() if type(one).__name__ == "TextBox")


def baseline(line):
    return pytest.approx(line.position_y + line.baseline, abs=0.01)


def margin(page):
    (box,) = [one for one in page._page_box.children if type(one).__name__ == "MarginBox"]
    return lines(box)


def test_numbers_stand_on_the_baselines_of_their_lines(setter):
    document, _ = setter(BODY, NUMBERS + "@page { margin: 40px }")
    (page,) = document.pages
    shown = [one for one in lines(page._page_box.children[0]) if len(text(one)) > 1]
    assert [text(one)[0] for one in (shown[0], shown[-1])] == ["標", "項"]
    numbers = margin(page)
    assert [text(one) for one in numbers] == [str(n + 1) for n in range(len(shown))]
    for number, line in zip(numbers, shown, strict=True):
        assert number.position_y + number.baseline == baseline(line)


def test_each_page_begins_with_1(setter):
    document, _ = setter(f"<p>{SENTENCE * 40}</p>", NUMBERS + "@page { size: 700px 500px }")
    assert len(document.pages) > 2
    assert {text(margin(page)[0]) for page in document.pages} == {"1"}


def test_what_counts_nothing_stays(setter):
    css = '@page { margin: 40px; @left-top { content: "2\\a 1"; white-space: pre } }'
    (page,) = setter(BODY, css)[0].pages
    assert [text(one) for one in margin(page)] == ["2", "1"]
