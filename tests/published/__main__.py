"""``python -m tests.published``: write ``docs/published-report.md`` again."""

from __future__ import annotations

from pathlib import Path

from tests.published.page import page

(Path(__file__).parents[2] / "docs" / "published-report.md").write_text(page(), encoding="utf-8")
