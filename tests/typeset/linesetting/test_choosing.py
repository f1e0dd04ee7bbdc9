"""Lines that are chosen together, and slack that every kind of gap takes a part of."""

import re
from collections import Counter

import pytest

from bench.linesetting import mixed_text
from reportgen.typeset.linesetting import choosing
from reportgen.typeset.linesetting.choosing import Choice
from reportgen.typeset.linesetting.line import LineText
from reportgen.typeset.linesetting.rows import Row, Rows
from tests.typeset.conftest import EM


def texts(document):
    """The set text of each line but the last of its paragraph."""
    blocks = [b for page in document.pages for b in page._page_box.descendants()]
    for block in blocks:
        lines = [c for c in getattr(block, "children", ()) if type(c).__name__ == "LineBox"]
        for line in lines[:-1]:
            yield [b.pango_layout for b in line.descendants() if type(b).__name__ == "TextBox"]


def wide(line):
    """em that the gaps between Han of *line* have."""
    gaps = [text.gaps.get(gap, 0.0) / EM for text in line for gap in text.wide_gaps()]
    return sorted(gaps)[len(gaps) // 2] if len(gaps) > 4 else 0.0


def scripts(line):
    """em that the gaps between Han and Latin of *line* have, typed spaces among them."""
    return [
        text.space_width(place) / EM if text.plain[place] == " " else text.gaps[place] / EM
        for text in line
        for place in (
            *text.script_changes(),
            *(p for p in text.spaces() if text.start + p in text.shaped.script_spaces),
        )
    ]


@pytest.fixture
def mixed(setter):
    body = "".join(f"<p>{text}</p>" for text in mixed_text(0.1, paragraphs=40))
    return lambda: list(texts(setter(body, "p { width: 37em }")[0]))


def test_slack_is_shared_by_all_gaps(mixed):
    lines = mixed()
    gaps = [gap for line in lines for gap in scripts(line)]
    assert len(lines) > 150
    assert len(gaps) > 300
    assert sum(gap > 0.35 for gap in gaps) < 0.08 * len(gaps)
    assert max(gaps) <= choosing.LOUD[1] + 0.01
    assert min(gaps) > 0.12


def test_fewer_lines_are_torn_than_if_each_were_full(mixed, monkeypatch):
    chosen = sum(wide(line) > 0.1 for line in mixed())
    monkeypatch.setattr(Choice, "following", lambda *_: None)
    full = sum(wide(line) > 0.1 for line in mixed())
    assert chosen < 0.025 * 200
    assert chosen <= full


@pytest.mark.parametrize("width", [14, 20, 31, 40])
def test_the_same_lines_from_wherever_a_page_begins(setter, width):
    text = mixed_text(0.25, paragraphs=1)[0] * 3
    whole = [line[0].plain for line in texts(setter(f"<p>{text}</p>", f"p{{width:{width}em}}")[0])]
    css = f"p {{ width: {width}em; orphans: 1; widows: 1 }} @page {{ size: 700px 200px }}"
    pages = setter(f"<p>{text}</p>", css)[0]
    parted = [
        box.text
        for page in pages.pages
        for box in page._page_box.descendants()
        if type(box).__name__ == "TextBox"
    ]
    assert len(pages.pages) > 2
    assert parted[:-1] == whole


def test_the_blank_outside_brackets_gives_first(setter):
    text = "會議通過「巴黎宣言」並於2016年起由各國逐年評估其執行的成果供各界參考及比較"
    document, _ = setter(f"<p>{text}</p>", "p { width: 60em; text-align: left }")
    (box,) = [
        b
        for p in document.pages
        for b in p._page_box.descendants()
        if type(b).__name__ == "TextBox"
    ]
    shaped = box.pango_layout.shaped
    opening, closing = text.index("「") - 1, text.index("」")
    assert set(shaped.brackets) == {opening, closing}
    line = LineText(shaped, 0, len(text))
    line.squeeze(line.width - shaped.brackets[opening])
    assert line.gaps[opening] < 0
    assert line.gaps[opening] == pytest.approx(line.gaps[closing])
    assert line.gaps[text.index("2") - 1] == EM / 4
    line = LineText(shaped, 0, len(text))
    line.squeeze(line.width - sum(shaped.brackets.values()) - 1)
    assert line.gaps[text.index("2") - 1] < EM / 4


def test_what_is_compared_grows_with_the_text(setter, monkeypatch):
    counted = Counter()
    lines = Choice._lines

    def count(self, *given):
        counted[self._size] += 1
        return lines(self, *given)

    monkeypatch.setattr(Choice, "_lines", count)
    text = "".join(mixed_text(0.25, paragraphs=5))
    setter(f"<p>{text}</p><p>{text * 4}</p>", "p { width: 30em }")
    short, long = counted[len(text)], counted[4 * len(text)]
    assert short > 100
    assert long < 5 * short


def test_a_word_longer_than_the_line_has_a_line_as_before(setter):
    text = "本次會議由" + "Donaudampfschifffahrtsgesellschaft" * 2 + "召集並討論後續的合作項目"
    document, _ = setter(f"<p>{text}</p>", "p { width: 9em; overflow-wrap: anywhere }")
    plain = [line[0].plain for line in texts(document)]
    assert all(plain)
    assert len(plain) > 3


def test_a_choice_is_the_same_wherever_it_began(setter):
    """A page may begin anywhere in a text."""
    text = mixed_text(0.25, paragraphs=1)[0]
    document, _ = setter(f"<p>{text}</p>", "p { width: 24em }")
    shaped = next(iter(texts(document)))[0].shaped
    fresh, other = (Choice([shaped], [True], 24 * EM) for _ in range(2))
    other.following(40, 10 * EM)
    for start in range(0, len(text), 7):
        assert fresh.following(start, 24 * EM) == other.following(start, 24 * EM)


@pytest.fixture
def linked(setter):
    """The lines of a text with links around its foreign names."""
    body = "".join(f"<p>{text}</p>" for text in mixed_text(0.25, paragraphs=40))
    body = re.sub(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*", r"<a>\g<0></a>", body)
    assert body.count("<a>") > 80
    return lambda: list(texts(setter(body, "p { width: 30em }")[0]))


def test_lines_are_chosen_across_links(linked, monkeypatch):
    together = sum(wide(line) > 0.1 for line in linked())

    def alone(_, box, shape):
        return Row([shape(box)], [True], len(box.text)), 0

    monkeypatch.setattr(Rows, "row", alone)
    apart = sum(wide(line) > 0.1 for line in linked())
    assert together < apart
