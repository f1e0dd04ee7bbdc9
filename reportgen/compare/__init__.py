"""Two versions of one report: what was added, taken away, moved and changed, by record.

Differences are data, as findings are: where, in the words of the form that staff fill in, and what
stood there before and stands there now, as the page prints it. Only ``reportgen.cli`` shows them.
"""

from __future__ import annotations

from reportgen.compare.differences import Difference, Kind, differences
from reportgen.compare.tree import Printer, tree
from reportgen.compare.wording import Piece, pieces

__all__ = ["Difference", "Kind", "Piece", "Printer", "differences", "pieces", "tree"]
