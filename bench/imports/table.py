"""The table of scores in the document about importing."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "import.md"
_PLACE = re.compile(r"(<!-- imports -->\n).*?(<!-- /imports -->)", re.DOTALL)


def keep(table: str) -> None:
    """Write *table* into its place in the document."""
    text = PAGE.read_text("utf-8")
    PAGE.write_text(_PLACE.sub(lambda m: f"{m[1]}\n{table}\n\n{m[2]}", text), encoding="utf-8")
