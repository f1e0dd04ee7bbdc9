"""The outline: bookmarks nested by their levels (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from reportgen.typeset.conformance.nodes import Node
from reportgen.typeset.pdf.file import File
from reportgen.typeset.sequence import OutlineEntry


@dataclass(slots=True)
class _Item:
    entry: OutlineEntry | None
    page: bytes = b""
    items: list[_Item] = field(default_factory=list)


Leading = Callable[[bytes, float, float, Node], dict[str, Any]]
"""The entries by which an object leads to a place on a page, and to its structure element."""


def add_outline(
    file: File, entries: Iterable[tuple[bytes, OutlineEntry]], leading: Leading
) -> bytes | None:
    """Add *entries*, each with the reference of its page; a skipped level makes no gap.

    The reference of the outline; ``None`` where there are no entries.
    """
    root = _Item(None)
    open_: list[tuple[int, _Item]] = [(0, root)]
    for page, entry in entries:
        while open_[-1][0] >= entry.level:
            open_.pop()
        item = _Item(entry, page)
        open_[-1][1].items.append(item)
        open_.append((entry.level, item))
    if not root.items:
        return None
    reference = file.reserve()
    below, count = _add_items(file, reference, root, leading)
    file.set(reference, {"Type": b"/Outlines", **below, "Count": count})
    return reference


def _add_items(
    file: File, parent: bytes, of: _Item, leading: Leading
) -> tuple[dict[str, bytes], int]:
    """Add the items of *of* below *parent*: the first and the last, and how many are open."""
    references = [file.reserve() for _ in of.items]
    total = 0
    for number, (item, reference) in enumerate(zip(of.items, references, strict=True)):
        entry = item.entry
        assert entry is not None
        made: dict[str, Any] = {
            "Title": entry.title,
            "Parent": parent,
            **leading(item.page, entry.x, entry.y, entry.node),
        }
        if number:
            made["Prev"] = references[number - 1]
        if number + 1 < len(references):
            made["Next"] = references[number + 1]
        ends, below = _add_items(file, reference, item, leading)
        if below:
            made |= {**ends, "Count": -below if entry.closed else below}
        file.set(reference, made)
        total += 1 if entry.closed else 1 + below
    return ({"First": references[0], "Last": references[-1]} if references else {}), total
