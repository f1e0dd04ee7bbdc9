"""Whether the chapters of a report follow each other on the page, or each begins one of its own.

Why: the chapters of a short trip are a few lines each. On pages of their own they look like a form
that nobody has filled in.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.cells import width
from reportgen.manuscript import Manuscript

LINES = 33
"""Lines of text that a page holds."""
_CELLS = 75
"""Half ems of a line of text."""
_FIGURE = 14
"""Lines that a figure and its caption take."""
_FACTS = 4
"""Lines of a session's facts."""
_HEADING = 2


def chapters_run_on(manuscript: Manuscript) -> bool:
    """Whether the body fills no more pages than the layout runs on (``run_on_pages``).

    Estimated, as nothing is set yet, and from the lines alone: the same report always looks alike.
    """
    most = manuscript.authority.run_on_pages * LINES
    lines = 0
    for more in _lines(manuscript):
        lines += more
        if lines > most:
            return False
    return True


def _lines(manuscript: Manuscript) -> Iterator[int]:
    """The lines of each part, about."""
    for heading in manuscript.headings():
        yield _HEADING + _FACTS * (heading.kind == "session")
    for parsed in manuscript.proses():
        yield _FIGURE * len(parsed.figures)
        for paragraph in parsed.text.split("\n"):
            yield -(-width(paragraph) // _CELLS)
