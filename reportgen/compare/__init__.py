"""Two versions of a report: additions, removals, moves and changes, by record.

Differences are data, as findings are: the place in the words of the form that staff fill in, and
the old and the new value as the page prints them. Only ``reportgen.cli`` shows them.
"""

from __future__ import annotations

from reportgen.compare.differences import Difference, Kind, differences
from reportgen.compare.tree import Printer, tree
from reportgen.compare.wording import Piece, pieces

__all__ = ["Difference", "Kind", "Piece", "Printer", "differences", "pieces", "tree"]
