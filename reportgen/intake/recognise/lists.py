"""Lists in running text, by the numbers and marks that were typed or counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.intake.blocks import Paragraph, Role
from reportgen.intake.recognise.captions import Part
from reportgen.intake.recognise.numbers import Number
from reportgen.intake.recognise.tree import numbered

_BULLET = re.compile(
    r"\s*[•●○◆◇▪▫‧·➢►▶◎\uf0b7\uf06c\uf0d8-][\s\u3000]+|\s*[•●◆◇▪➢►▶◎\uf0b7\uf06c\uf0d8]"
)
_BETWEEN = 6
"""Paragraphs that may stand inside an item of a list before its next item."""


@dataclass(slots=True)
class Item:
    """An item of a list, with the parts that stand in it behind its first paragraph."""

    paragraph: Paragraph
    depth: int
    value: int
    number: Number | None
    typed: str
    """The mark that was typed before the text."""
    more: list[Part]
    end: int
    """The position after it."""


def list_from(parts: Sequence[Part], start: int) -> list[Item]:
    """The items of the list that begins at *start*; none where there is no list."""
    first = _item(parts[start], start)
    if first is None or (first.number is not None and first.value != 1):
        return []
    items = [first]
    open_kinds: list[tuple[object, int]] = [(_kind(first), first.value)]
    while True:
        gap, item = _next_item(parts, items[-1])
        if item is None:
            items[-1].more += gap
            items[-1].end = _after(parts, items[-1].end, gap)
            return items
        kinds = [kind for kind, _ in open_kinds]
        kind = _kind(item)
        if kind in kinds:
            at = kinds.index(kind)
            if item.number is not None and item.value != open_kinds[at][1] + 1:
                return items
            del open_kinds[at + 1 :]
            open_kinds[at] = kind, item.value
        elif item.number is None or item.value == 1:
            if gap and not all(map(_belongs, gap)):
                return items
            open_kinds.append((kind, item.value))
        else:
            return items
        item.depth = len(open_kinds)
        items[-1].more += gap
        items.append(item)


def _next_item(parts: Sequence[Part], last: Item) -> tuple[list[Part], Item | None]:
    """What stands between *last* and the next item, and that item, unless it is too far away.

    Without a next item, only what the word processor has put into the last one.
    """
    gap: list[Part] = []
    inside = 0
    for at in range(last.end, len(parts)):
        part = parts[at]
        item = _item(part, at)
        if item is not None:
            apart = item.number is None and any(not _belongs(p) for p in gap)
            return (gap[:inside], None) if apart else (gap, item)
        if isinstance(part, Paragraph) and not part.line and not part.pictures:
            continue
        gap.append(part)
        if _belongs(part) and inside == len(gap) - 1:
            inside = len(gap)
        elif len(gap) - inside > _BETWEEN:
            break
    return gap[:inside], None


def _after(parts: Sequence[Part], start: int, gap: Sequence[Part]) -> int:
    """The position behind the last part of *gap*, which begins at *start* or later."""
    while gap and parts[start] is not gap[-1]:
        start += 1
    return start + 1 if gap else start


def _belongs(part: Part) -> bool:
    """Whether *part* is a further paragraph of an item, by the file itself."""
    return isinstance(part, Paragraph) and part.depth > 0 and not part.number


def _item(part: Part, position: int) -> Item | None:
    if not isinstance(part, Paragraph) or not part.line:
        return None
    number = numbered(part)
    if number is not None:
        typed = "" if part.number else number.text
        return Item(part, 1, number.value, number, typed, [], position + 1)
    if part.role is Role.BULLET:
        return Item(part, 1, 0, None, "", [], position + 1)
    match = _BULLET.match(part.text)
    if match is not None:
        return Item(part, 1, 0, None, match[0], [], position + 1)
    return None


def _kind(item: Item) -> object:
    """What tells the levels of a list apart: the form of a number, the depth of a bullet."""
    depth = item.paragraph.depth
    if item.number is not None:
        return item.number.kind, depth
    return f"bullet {depth} {item.typed.strip()}"
