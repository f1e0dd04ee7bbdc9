"""The end of a paragraph: its last characters stay together, also across links and emphasis.

In place of WeasyPrint's ``get_next_linebox``, ``split_inline_level`` and ``can_break_text``, each
of which is called and helped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]

from reportgen.typeset.linesetting.characters import kept_together, tail_length

_WORTH_KEEPING = 9
"""Shorter paragraphs (labels, cells) may break where they like."""


class Paragraphs:
    """Keeps paragraph ends together; the arguments are the engine's own functions."""

    def __init__(
        self,
        get_next_linebox: Callable[..., Any],
        split_inline_level: Callable[..., Any],
        can_break_text: Callable[..., Any],
    ) -> None:
        self._get_next_linebox = get_next_linebox
        self._split_inline_level = split_inline_level
        self._can_break_text = can_break_text

    def get_next_linebox(self, context: Any, linebox: Any, *rest: Any) -> Any:
        """The next line of *linebox*, whose texts know their part of its end."""
        if not hasattr(linebox, "tail_known"):
            linebox.tail_known = True
            _share_tail(list(_texts(linebox)))
        return self._get_next_linebox(context, linebox, *rest)

    def split_inline_level(
        self, context: Any, box: Any, position_x: float, max_x: float, *rest: Any
    ) -> Any:
        """A line's part of *box*; before a box that belongs to the end there is no break."""
        new_box, resume, preserved, first, last, floats = self._split_inline_level(
            context, box, position_x, max_x, *rest
        )
        if getattr(box, "holds_on", False):
            first = False
        return new_box, resume, preserved, first, last, floats

    def can_break_text(self, text: str, lang: str | None) -> bool:
        """Whether a line may end inside *text*; not between a digit and its unit."""
        if len(text) == 2 and text[0].isdigit() and 1 in kept_together(text):
            return False
        return bool(self._can_break_text(text, lang))


def _texts(box: Any) -> Iterator[Any]:
    """The text boxes of a paragraph; what else stands in a line gives ``None``."""
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            yield child
        elif isinstance(child, boxes.LineBox | boxes.InlineBox) and child.is_in_normal_flow():
            yield from _texts(child)
        elif child.is_in_normal_flow():
            yield None


def _share_tail(texts: list[Any]) -> None:
    """Tell each text how many characters at its end stay together (``tail``), and with what."""
    # What stands in the line and is no text (a picture, a box) ends what can be kept together.
    ending = texts[
        len(texts) - next((i for i, b in enumerate(texts[::-1]) if b is None), len(texts)) :
    ]
    whole = "".join(box.text for box in ending).rstrip(" ")
    if len(whole) < _WORTH_KEEPING:
        return
    wanted = tail_length(whole)
    beyond = sum(len(box.text) for box in ending) - len(whole)
    for box in reversed(ending):
        size = max(0, len(box.text) - beyond)
        beyond -= len(box.text) - size
        box.tail = min(wanted, size)
        wanted -= box.tail
        if not wanted:
            return
        box.holds_on = size > 0
