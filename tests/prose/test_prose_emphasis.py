"""Bold beside Chinese marks works; beside narrow text CommonMark's own rule stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.prose.harness import html_of

MARKS = "，。、；：？！「」『』（）《》〈〉【】〔〕…—“”‘’·～"
HAN = st.text("壹貳參台灣報告會議", min_size=1, max_size=4)
MARK = st.sampled_from(["", *MARKS])


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("**「重點」**為何", "<strong>「重點」</strong>為何"),
        ("這是**重點。**然後", "這是<strong>重點。</strong>然後"),
        ("這是**(重點)**然後", "這是<strong>(重點)</strong>然後"),
        ("用**GitHub**寫", "用<strong>GitHub</strong>寫"),
        ("「_重點_」", "「<em>重點</em>」"),
        ("檔案_名_稱", "檔案_名_稱"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("3*4*5 公尺，桌子 2*3、椅子 4*6", "3*4*5 公尺，桌子 2*3、椅子 4*6"),
        ("2*n、n*2", "2*n、n*2"),
        ("a*b*c", "a<em>b</em>c"),
        ("計*3*人", "計<em>3</em>人"),
    ],
)
def test_emphasis(markdown: str, html: str) -> None:
    assert html_of(markdown) == f"<p>{html}</p>"


@given(HAN, MARK, HAN, MARK, HAN)
def test_any_chinese_mark_may_stand_at_the_edge(
    before: str, first: str, inside: str, last: str, after: str
) -> None:
    markdown = f"{before}**{first}{inside}{last}**{after}"
    assert html_of(markdown) == f"<p>{before}<strong>{first}{inside}{last}</strong>{after}</p>"


@given(st.text("ab *_.,(é", max_size=20).map(lambda text: f"x{text}"))
def test_narrow_text_is_as_in_commonmark(text: str) -> None:
    expected = MarkdownIt("commonmark").render(text).rstrip("\n")
    assert html_of(text) == expected
