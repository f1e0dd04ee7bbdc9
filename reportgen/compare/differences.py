"""The differences between two trees of records, each once and at its own place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reportgen.compare.pairs import moved, pairs
from reportgen.compare.tree import Branch, Leaf, Node, Row, leaves
from reportgen.places import Place


class Kind(StrEnum):
    """The kind of a difference."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: the key with its title, or an item of a list by its label."""

    key: str
    title: str
    item: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that differs between the versions.

    ``old`` and ``new`` are printed values; of a record that was added, removed or moved, all of its
    values. ``place`` is in the newer version; for a removal, in the older one.
    """

    kind: Kind
    path: tuple[Step, ...]
    old: str
    new: str
    place: Place
    prose: bool = False

    @property
    def weighty(self) -> bool:
        """Whether a number, a date or a name differs: a reviewer wants to see these first."""
        if self.path and self.path[-1].key in _WEIGHTY:
            return True
        return _NUMBER.findall(self.old) != _NUMBER.findall(self.new)


_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WEIGHTY = frozenset({"name", "zh", "foreign", "post", "agency", "organisation", "date", "title"})


def differences(old: Branch, new: Branch) -> list[Difference]:
    """All differences, in the order of the newer version; removals come last in their list.

    A record that moved is a single difference; changes inside it are differences of their own.
    """
    return list(_branches(old, new, ()))


def _branches(old: Branch, new: Branch, path: tuple[Step, ...]) -> Iterator[Difference]:
    keys = dict.fromkeys([*new.children, *old.children])
    for key in keys:
        before, after = old.children.get(key), new.children.get(key)
        step = (*path, Step(key, new.titles.get(key) or old.titles[key]))
        if before is None and after is not None:
            yield _whole(Kind.ADDED, after, step)
        elif after is None and before is not None:
            yield _whole(Kind.REMOVED, before, step)
        elif before is not None and after is not None:
            yield from _nodes(before, after, step)


def _nodes(old: Node, new: Node, path: tuple[Step, ...]) -> Iterator[Difference]:
    if old.content == new.content:
        return
    if isinstance(old, Branch) and isinstance(new, Branch):
        yield from _branches(old, new, path)
    elif isinstance(old, Row) and isinstance(new, Row):
        yield from _rows(old, new, path)
    else:
        prose = isinstance(new, Leaf) and new.prose
        yield Difference(Kind.CHANGED, path, printed(old), printed(new), new.place, prose)


def _rows(old: Row, new: Row, path: tuple[Step, ...]) -> Iterator[Difference]:
    both = pairs(old.items, new.items)
    elsewhere = moved(both)
    older_of = {newer: older for older, newer in both}
    for newer, item in enumerate(new.items):
        step = (*path, _item_step(item, newer))
        older = older_of.get(newer)
        if older is None:
            yield _whole(Kind.ADDED, item, step)
            continue
        if (older, newer) in elsewhere:
            yield Difference(
                Kind.MOVED, step, str(older + 1), str(newer + 1), item.place, prose=False
            )
        yield from _nodes(old.items[older], item, step)
    kept = {older for older, _ in both}
    for older, item in enumerate(old.items):
        if older not in kept:
            yield _whole(Kind.REMOVED, item, (*path, _item_step(item, older)))


def _item_step(item: Node, position: int) -> Step:
    label = item.label if isinstance(item, Branch) else ""
    return Step(str(position + 1), label, item=True)


def _whole(kind: Kind, node: Node, path: tuple[Step, ...]) -> Difference:
    text = printed(node)
    prose = isinstance(node, Leaf) and node.prose
    old, new = (text, "") if kind is Kind.REMOVED else ("", text)
    return Difference(kind, path, old, new, node.place, prose)


def printed(node: Node) -> str:
    """All values of *node*, a line each."""
    return "\n".join(leaf.value for leaf in leaves(node))
