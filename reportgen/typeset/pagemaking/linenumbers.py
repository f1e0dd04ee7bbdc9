"""Line numbers beside the lines that they number.

CSS cannot number lines. A style sheet puts the numbers 1, 2, 3 … into the margin box ``@left-top``,
a line each (``compose/marks``); here each is moved to a line of the page's text, and those that are
left over go. Tables have rows to point at: their lines have no numbers.

In place of WeasyPrint's ``make_margin_boxes``, which is called and helped. Upstream would need
line numbers, of which CSS has no draft.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]

_MARGIN = "@left-top"
_APART = 4.0
"""Pixels below which two lines are one: beside each other, or raised."""


class LineNumbers:
    """Moves line numbers; *make_margin_boxes* is the engine's own."""

    def __init__(self, make_margin_boxes: Callable[..., Iterator[Any]]) -> None:
        self._make_margin_boxes = make_margin_boxes

    def make_margin_boxes(self, context: Any, page: Any, state: Any) -> Iterator[Any]:
        """The margin boxes of *page*, which has been laid out."""
        for box in self._make_margin_boxes(context, page, state):
            if box.at_keyword == _MARGIN and _counts(box.children):
                box.children = _beside(box.children, page.children[0])
            yield box


def _counts(lines: list[Any]) -> bool:
    """Whether *lines* are the numbers from 1 on."""
    texts = ("".join(b.text for b in line.descendants() if _is_text(b)) for line in lines)
    return len(lines) > 1 and all(text == str(n) for n, text in enumerate(texts, start=1))


def _beside(numbers: list[Any], root: Any) -> list[Any]:
    """Those of *numbers* that have a line in *root*, moved to its baseline."""
    kept = []
    for number, baseline in zip(numbers, _baselines(root), strict=False):
        number.translate(0, baseline - number.position_y - number.baseline)
        kept.append(number)
    return kept


def _baselines(root: Any) -> list[float]:
    """Where the lines of text below *root* stand, from top to bottom."""
    apart: list[float] = []
    for baseline in sorted(_lines(root)):
        if not apart or baseline - apart[-1] >= _APART:
            apart.append(baseline)
    return apart


def _lines(box: Any) -> Iterator[float]:
    for child in box.children:
        if isinstance(child, boxes.LineBox):
            if any(map(_is_text, child.descendants())):
                yield child.position_y + child.baseline
        elif isinstance(child, boxes.ParentBox) and _holds_lines(child):
            yield from _lines(child)


def _holds_lines(box: Any) -> bool:
    return not isinstance(box, boxes.TableBox) and bool(box.is_in_normal_flow())


def _is_text(box: Any) -> bool:
    return isinstance(box, boxes.TextBox)
