"""Phase 5, verify: open the PDF that was written, and compare it with what it must show.

Bookmarks, fonts, text and page numbers are read from the bytes, not from the trees of earlier
phases.
"""

from __future__ import annotations

from reportgen.compose.expected import Expected
from reportgen.verify.checks import verify

__all__ = ["Expected", "verify"]
