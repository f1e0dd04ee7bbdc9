"""docs/limits.md: every bound of the program, with its reason."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen import limits
from tools.generate.markdown import NOTICE, head, page, table


def limits_page() -> str:
    """The whole page."""
    return page(_lines())


def _lines() -> Iterator[str]:
    yield NOTICE
    yield ""
    yield from head("limits")
    bounds = [(name, item) for name, item in vars(limits).items() if isinstance(item, limits.Limit)]
    yield from table(
        ("what is bounded", "at", "unit", "why", "name"),
        [(item.what, f"{item:,}", item.unit, item.why, f"`{name}`") for name, item in bounds],
    )
