"""An authority: the outline, the rules and the layout that a report follows."""

from __future__ import annotations

from reportgen.authority.model import Authority, Block, BlockKind, FrontPage, Section

__all__ = ["Authority", "Block", "BlockKind", "FrontPage", "Section"]
