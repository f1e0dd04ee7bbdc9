import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2

from reportgen.compose.marks import Marks, marks_css, number_paragraphs, opening_css
from reportgen.outcome import Options
from reportgen.pipeline import build_report
from reportgen.text import fold
from reportgen.world import World


def test_a_final_report_has_no_mark() -> None:
    assert marks_css(Marks(), str) == ""


def test_errors_make_a_draft_that_says_how_many() -> None:
    marks = Marks(errors=3)
    assert 'content: "草稿"' in marks_css(marks, str)
    assert "草稿：尚有 3 項錯誤" in opening_css(marks, str)
    assert opening_css(Marks(paragraphs=True), str) == ""


def test_paragraphs_of_the_body_are_numbered_through_all_flows() -> None:
    html = (
        '<div class="prose"><p>摘要</div><!-- flow --><main><p>甲<div class="prose"><p>乙<div><p>丙'
        "</div><pre>碼</pre></div><p>丁</main>"
        '<!-- flow --><main><td><div class="prose"><p>戊</div></td>'
        '<div class="prose"><p class="a">己</div></main>'
    )
    numbered = number_paragraphs(html)
    assert re.findall(r'data-paragraph="(\d+)"[^>]*>(.)', numbered) == [
        ("1", "乙"),
        ("2", "丙"),
        ("3", "己"),
    ]
    assert re.sub(r' data-paragraph="\d+"', "", numbered) == html


def test_line_numbers_alone_make_no_draft() -> None:
    assert not Marks(lines=True, wide=True).draft
    assert "草稿" not in marks_css(Marks(lines=True), str)


def numbers(pdf: Path) -> list[str]:
    """The paragraph numbers that stand right of the text."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        width, height = page.get_size()
        text = page.get_textpage().get_text_bounded(width - 70, 60, width, height - 60)
        found += [part for part in fold(text).split("¶") if part.isdigit()]
    return found


def test_paragraphs_are_numbered_in_the_margin_and_equally_each_time(
    world: World, make_report: Callable[..., Path], tmp_path: Path
) -> None:
    folder = make_report()
    first = build_report(world, folder, tmp_path / "a", Options(paragraphs=True))
    again = build_report(world, folder, tmp_path / "b", Options(paragraphs=True))
    assert first.pdf is not None
    assert again.pdf is not None
    assert numbers(first.pdf)[:2] == ["1", "2"]
    assert numbers(first.pdf) == numbers(again.pdf)
