"""Phase 5, verify: open the PDF that was written and see that it is what was meant.

Nothing of the earlier phases' trees is trusted: bookmarks, fonts, text and page numbers are read
back from the bytes.
"""

from __future__ import annotations

from reportgen.compose.expected import Expected
from reportgen.verify.checks import verify

__all__ = ["Expected", "verify"]
