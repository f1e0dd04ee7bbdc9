"""Pairs of items of an older and a newer list, and the items that have moved."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

from reportgen import limits
from reportgen.compare.tree import Branch, Leaf, Node, leaves

_ALIKE = 0.6
"""Share of equal values, or of equal text, from which on two items are versions of one."""

Pair = tuple[int, int]
"""Positions of one item in the older and in the newer list."""


def pairs(old: Sequence[Node], new: Sequence[Node]) -> list[Pair]:
    """The items that are in both lists, in the order of the newer list.

    Paired by their ``id`` first, then equal items, then the most similar ones; the rest was removed
    or added.
    """
    paired: dict[int, int] = {}
    by_identity = {item.identity: i for i, item in enumerate(old) if isinstance(item, Branch)}
    taken: set[int] = set()

    def pair(older: int, newer: int) -> None:
        paired[newer] = older
        taken.add(older)

    for newer, item in enumerate(new):
        identity = item.identity if isinstance(item, Branch) else ""
        older = by_identity.get(identity) if identity else None
        if older is not None and older not in taken:
            pair(older, newer)
    equal: dict[object, list[int]] = defaultdict(list)
    for older, item in enumerate(old):
        if older not in taken:
            equal[item.content].append(older)
    for newer, item in enumerate(new):
        if newer not in paired and equal[item.content]:
            # Of several equal items the nearest one is meant, so that none seems to have moved.
            older = min(equal[item.content], key=lambda position: abs(position - newer))
            equal[item.content].remove(older)
            pair(older, newer)
    for older, newer in _most_alike(old, new, taken, set(paired)):
        pair(older, newer)
    return [(older, newer) for newer, older in sorted(paired.items())]


def _most_alike(
    old: Sequence[Node], new: Sequence[Node], taken: set[int], paired: set[int]
) -> list[Pair]:
    """Pairs of the remaining items: the most similar first, then those at the nearest positions."""
    left = [i for i in range(len(old)) if i not in taken]
    right = [i for i in range(len(new)) if i not in paired]
    candidates = sorted(
        (-alike, abs(older - newer), older, newer)
         for older in left for newer in right
         if (alike := likeness(old[older], new[newer])) >= _ALIKE
    )  # fmt: skip
    chosen: list[Pair] = []
    used_old: set[int] = set()
    used_new: set[int] = set()
    for _, _, older, newer in candidates:
        if older not in used_old and newer not in used_new:
            chosen.append((older, newer))
            used_old.add(older)
            used_new.add(newer)
    return chosen


def likeness(old: Node, new: Node) -> float:
    """From 0, nothing in common, to 1, equal: of two texts, or of the values of two records.

    Two records with unlike ids are two records.
    """
    if isinstance(old, Leaf) and isinstance(new, Leaf):
        return _text_likeness(old.value, new.value)
    if type(old) is not type(new):
        return 0.0
    if isinstance(old, Branch) and isinstance(new, Branch) and old.identity != new.identity:
        if old.identity and new.identity:
            return 0.0
        if old.label == new.label:
            return 1.0
    older, newer = ([leaf.value for leaf in leaves(node)] for node in (old, new))
    common = (Counter(older) & Counter(newer)).total()
    whole = max(len(older), len(newer), 1)
    if common / whole >= _ALIKE:
        return common / whole
    return _text_likeness("\n".join(older), "\n".join(newer))


def _text_likeness(old: str, new: str) -> float:
    most = limits.COMPARED_TEXT
    matcher = SequenceMatcher(None, old[:most], new[:most], autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0


def moved(pairs: Sequence[Pair]) -> set[Pair]:
    """The smallest set of *pairs* whose moves turn the older order into the newer one."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (older, _) in enumerate(pairs):
        place = bisect_left(tails, older)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [older]
        ends[place : place + 1] = [index]
    kept: set[int] = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return {pair for index, pair in enumerate(pairs) if index not in kept}
