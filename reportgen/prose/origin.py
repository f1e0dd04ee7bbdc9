r"""From a character of an inline back to its index in the prose.

markdown-it gives blocks their lines and inlines nothing; it cuts indents, quote marks and list
markers off each line, and the backslash off ``\|`` in a table cell. What is left of a line is
always its tail, or a stretch of it, which is enough to find the way back.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the lines of one inline's content begin, in the content and in the prose."""

    content: str
    starts: tuple[int, ...]
    sources: tuple[int, ...]
    is_cell: bool = False

    def index(self, position: int) -> int:
        """Index in the prose of the character at *position* of the content."""
        line = bisect_right(self.starts, position) - 1
        index = self.sources[line] + position - self.starts[line]
        return index + self.content.count("|", 0, position) if self.is_cell else index


class Lines:
    """The lines of one prose, and the search for an inline's content in them."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.starts = list(accumulate((len(line) + 1 for line in self.lines), initial=0))
        self._row = (-1, 0)
        """Line of the last table cell, and the column it ended at."""

    def origin(self, token: Token, parent: str) -> Origin:
        """The way back for the inline *token*, which stands in a token of type *parent*."""
        first = token.map[0] if token.map else 0
        if parent in {"th_open", "td_open"}:
            return self._cell(token.content, first)
        starts, sources, start = [], [], 0
        for number, part in enumerate(token.content.split("\n"), first):
            starts.append(start)
            sources.append(self.starts[min(number, len(self.lines))] + self._column(part, number))
            start += len(part) + 1
        return Origin(token.content, tuple(starts), tuple(sources))

    def _column(self, part: str, number: int) -> int:
        line = self.lines[number].rstrip() if number < len(self.lines) else ""
        kept = part.strip()
        column = len(line) - len(kept) if line.endswith(kept) else max(line.find(kept), 0)
        return column - (len(part) - len(part.lstrip()))

    def _cell(self, content: str, number: int) -> Origin:
        """Cells come in order, so each is looked for after the one before it."""
        row, after = self._row
        written = content.replace("|", "\\|")
        column = max(self.lines[number].find(written, after if row == number else 0), 0)
        self._row = (number, column + len(written))
        return Origin(content, (0,), (self.starts[number] + column,), is_cell=True)
