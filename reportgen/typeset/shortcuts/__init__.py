"""Shorter ways to what WeasyPrint works out ten thousand times for a report.

Each takes the place of one of its functions, gives the same for the common case and leaves the
others to it; ``tests/typeset/shortcuts`` sets pages with and without and compares bytes.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.typeset.replaced import Replacement


def replacements() -> Iterator[Replacement]:
    """What takes the place of WeasyPrint's functions."""
    from reportgen.typeset.shortcuts import cascade, painting, parsing, sizes, styles

    for module in (parsing, cascade, styles, sizes, painting):
        yield from module.replacements()
