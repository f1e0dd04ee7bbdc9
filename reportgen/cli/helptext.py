"""Help texts that fit the terminal: measured in cells, broken between Chinese characters and words.

Why not click's own: it counts characters, of which a Chinese one takes two cells, and breaks a line
only at blanks, so a sentence of Chinese becomes one long word.
"""

from __future__ import annotations

from collections.abc import Iterable

import click

from reportgen.cells import width, wrapped

_AS_IT_IS = "\b\n"
"""By this click knows a paragraph that it must not wrap."""
_NARROWEST = 10


class CellFormatter(click.HelpFormatter):
    """click's, with paragraphs and definitions that are wrapped already."""

    def write_text(self, text: str) -> None:
        """A paragraph at the current indent."""
        lines = wrapped(text, max(self.width - self.current_indent, _NARROWEST))
        super().write_text(_AS_IT_IS + "\n".join(lines))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Terms and what they mean, in two columns."""
        rows = list(rows)
        column = min(max(width(first) for first, _ in rows), col_max) + col_spacing
        room = max(self.width - column - 2, _NARROWEST)
        lines = [(first, wrapped(second, room)) for first, second in rows]
        super().write_dl(
            [(first, _AS_IT_IS + "\n".join(text) if text else "") for first, text in lines],
            col_max,
            col_spacing,
        )
