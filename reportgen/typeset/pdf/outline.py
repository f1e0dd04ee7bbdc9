"""The outline: bookmarks nested by their levels (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pydyf  # type: ignore[import-untyped]

from reportgen.typeset.sequence import OutlineEntry


@dataclass(slots=True)
class _Item:
    entry: OutlineEntry | None
    page: bytes = b""
    items: list[_Item] = field(default_factory=list)


def add_outline(pdf: Any, entries: Iterable[tuple[bytes, OutlineEntry]]) -> None:
    """Add *entries*, each with the reference of its page; a skipped level makes no gap."""
    root = _Item(None)
    open_: list[tuple[int, _Item]] = [(0, root)]
    for page, entry in entries:
        while open_[-1][0] >= entry.level:
            open_.pop()
        item = _Item(entry, page)
        open_[-1][1].items.append(item)
        open_.append((entry.level, item))
    if root.items:
        outlines = pydyf.Dictionary({"Type": "/Outlines"})
        pdf.add_object(outlines)
        outlines["Count"] = _add_items(pdf, outlines, root)
        pdf.catalog["Outlines"] = outlines.reference


def _add_items(pdf: Any, parent: Any, of: _Item) -> int:
    """Add the items of *of* below *parent*; how many are open."""
    before: Any = None
    count = 0
    for item in of.items:
        entry = item.entry
        assert entry is not None
        made = pydyf.Dictionary(
            {
                "Title": pydyf.String(entry.title),
                "Parent": parent.reference,
                "Dest": pydyf.Array([item.page, "/XYZ", entry.x, entry.y, 0]),
            }
        )
        pdf.add_object(made)
        if before is None:
            parent["First"] = made.reference
        else:
            before["Next"] = made.reference
            made["Prev"] = before.reference
        before = made
        below = _add_items(pdf, made, item)
        count += 1 if entry.closed else 1 + below
        if below:
            made["Count"] = -below if entry.closed else below
    if before is not None:
        parent["Last"] = before.reference
    return count
