"""Brackets are paired as markdown-it pairs them, in one pass instead of one for each bracket."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown_it import helpers
from markdown_it.token import Token

from reportgen import limits
from reportgen.prose.brackets import HELPERS, label_end
from reportgen.prose.markdown import parser
from tests.growth import LINEAR, growth

PIECE = st.sampled_from(
    [
        *("[", "]", "[", "]", "![", "](", "](u)", "](", ")", "(u)", "[^a]", "`", "``", "\\", "\\["),
        *("<", "<https://a>", ">", "{lang=fr}", "]{lang=fr}", "[b]", "*", "**", "甲", "!", "^"),
        *("[^", "[b]:u"),
    ]
)


THEIRS = SimpleNamespace(
    **vars(HELPERS)
    | {
        "parseLinkLabel": lambda state, start, nested=None: (
            label_end(state, start)
            if nested is None
            else helpers.parseLinkLabel(state, start, nested)
        )
    }
)
"""markdown-it's own search, but for the labels of references, where it is less exact."""


def _tokens(text: str) -> list[str]:
    environment = {"references": {"B": {"title": "", "href": "x", "map": [0, 1]}}}
    found: list[Token] = parser().parseInline(text, environment)
    return [f"{t.type} {t.content} {t.attrs}" for t in found[0].children or ()]


@settings(max_examples=1500)
@given(st.lists(PIECE, max_size=14).map("".join))
@example("![^a][b]:u")
@example("[![^a]](u)")
@example("![^a](u)")
def test_pairs_are_those_of_commonmark(text: str) -> None:
    # Where the text of an image begins as a note's call does, it holds no bracket here.
    assume(not re.search(r"!\[\^[^\]]*\[|!\[\^\W", text))
    ours = _tokens(text)
    markdown = parser()
    kept = markdown.helpers
    markdown.helpers = THEIRS  # type: ignore[assignment]
    try:
        assert ours == _tokens(text)
    finally:
        markdown.helpers = kept


def test_what_encloses_too_many_is_text() -> None:
    text = "[" * (limits.PROSE_BRACKETS + 5) + "甲" + "]{lang=fr}" * (limits.PROSE_BRACKETS + 5)
    assert sum(line.startswith("span_open") for line in _tokens(text)) == limits.PROSE_BRACKETS


@pytest.mark.timing
def test_brackets_without_end_are_cheap() -> None:
    for unit in ("[", "![", "[a ", "[`", "[^", "[[]"):
        assert growth(_tokens, lambda n, unit=unit: unit * (n // len(unit)) + "]") < LINEAR
