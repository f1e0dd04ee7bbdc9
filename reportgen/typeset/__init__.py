"""Phase 4, typeset: HTML → PDF, with the fonts and pictures that it needs."""

from __future__ import annotations

from reportgen.typeset.report import typeset_report

__all__ = ["typeset_report"]
