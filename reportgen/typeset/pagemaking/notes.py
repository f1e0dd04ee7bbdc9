"""Notes whose call the engine has put on a page, but which it has put on none.

Where a line fits only if notes of the lines above it move to the next page, the engine moves them
and takes the line in, but forgets the notes of this very line. They go to the next page too.

In place of WeasyPrint's ``_linebox_layout``, which is called and helped. Upstream would need to go
on to the notes of the line, as it does for a line that fits at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Layout = Callable[..., tuple[Any, ...]]


class Notes:
    """Finds forgotten notes their page; *linebox_layout* is the engine's own."""

    def __init__(self, linebox_layout: Layout) -> None:
        self._linebox_layout = linebox_layout

    def linebox_layout(
        self, context: Any, box: Any, index: int, child: Any, lines: list[Any], *rest: Any
    ) -> tuple[Any, ...]:
        """The *lines* of *box*, and all of their notes on this page or the next."""
        result = self._linebox_layout(context, box, index, child, lines, *rest)
        abort, _, _, _, notes, _ = result
        if context.footnotes and lines and not abort:
            for box_with_note in lines[-1].descendants():
                if (note := box_with_note.footnote) in context.footnotes:
                    context.layout_footnote(note)
                    context.report_footnote(note)
                    notes.append(note)
        return result
