"""Where no line of a paragraph may end: in its last characters, between what belongs together.

In place of WeasyPrint's ``get_next_linebox``, ``split_inline_level`` and ``can_break_text``, each
of which is called.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportgen.typeset.linesetting.characters import kept_together
from reportgen.typeset.linesetting.ends import Ends
from reportgen.typeset.linesetting.rows import Rows


class Paragraphs:
    """Keeps together what *ends* says; the other arguments are the engine's own functions."""

    def __init__(
        self,
        get_next_linebox: Callable[..., Any],
        split_inline_level: Callable[..., Any],
        can_break_text: Callable[..., Any],
        ends: Ends,
    ) -> None:
        self._get_next_linebox = get_next_linebox
        self._split_inline_level = split_inline_level
        self._can_break_text = can_break_text
        self._ends = ends
        self.rows = Rows(self._may_break)

    def get_next_linebox(
        self,
        context: Any,
        linebox: Any,
        position_y: float,
        bottom_space: float,
        skip_stack: Any,
        containing_block: Any,
        *rest: Any,
    ) -> Any:
        """The next line of *linebox*, of whose texts the last ones stay together."""
        self._ends.learn(linebox)
        with self.rows.of(linebox, containing_block.width):
            return self._get_next_linebox(
                context, linebox, position_y, bottom_space, skip_stack, containing_block, *rest
            )

    def split_inline_level(
        self, context: Any, box: Any, position_x: float, max_x: float, *rest: Any
    ) -> Any:
        """A line's part of *box*; before a box that belongs to the end there is no break."""
        new_box, resume, preserved, first, last, floats = self._split_inline_level(
            context, box, position_x, max_x, *rest
        )
        if self._ends.holds_on(box):
            first = False
        return new_box, resume, preserved, first, last, floats

    def can_break_text(self, text: str, lang: str | None) -> bool:
        """Whether a line may end inside *text*, the characters at the edge of two boxes."""
        if len(text) == 2 and not text.isascii() and 1 in kept_together(text):
            return False
        return bool(self._can_break_text(text, lang))

    def _may_break(self, before: Any, after: Any) -> bool:
        """Whether a line may end between two text boxes."""
        pair = before.text[-1] + after.text[0]
        return not self._ends.holds_on(after) and self.can_break_text(pair, before.style["lang"])
