"""Lines that can be a title, where nothing but their look says so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, takewhile

from reportgen.intake.blocks import Paragraph

_HEIGHT = 4
_WIDTH = 60
"""Characters of a line, at most."""
_SENTENCE_ENDS = ("。", "；", "：", "，", "、", ".", ";", ":", ",")


def displayed(blocks: Sequence[Sequence[Paragraph]]) -> list[Paragraph]:
    """The first lines of *blocks* that can be a title: a few short ones that are no sentences.

    Of more lines than a title has, nothing shows which belong to it: only the first is taken.
    """
    for block in blocks:
        lines = list(takewhile(_is_display, dropwhile(lambda x: not _is_display(x), block)))
        if lines:
            return lines if len(lines) <= _HEIGHT else lines[:1]
    return []


def _is_display(line: Paragraph) -> bool:
    text = line.line
    return not line.pictures and len(text) <= _WIDTH and not text.endswith(_SENTENCE_ENDS)
