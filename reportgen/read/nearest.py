"""The known name that an unknown word most likely stands for."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from reportgen import limits


def nearest(word: str, choices: Iterable[str]) -> str:
    """The nearest of *choices* to *word*; empty where none is near.

    A choice is near if it is equal but for case and ``-``, ``_`` and space; if no other begins with
    *word*; or if it differs in at most a third of the letters.
    """
    names = list(islice(choices, limits.SLIP_NAMES))
    plain = _plain(word)
    if not plain:
        return ""
    for name in names:
        if _plain(name) == plain:
            return name
    if len(word) > limits.SLIP_LENGTH:
        return ""
    starting = [n for n in names if len(plain) > 2 and _plain(n).startswith(plain)]
    if len(starting) == 1:
        return starting[0]
    limit, letters = max(1, len(plain) // 3), set(plain)
    scored = [
        (distance(plain, _plain(name)), index)
        for index, name in enumerate(names)
        if abs(len(name) - len(word)) <= limit + 2 and len(letters - set(_plain(name))) <= limit
    ]
    best = min(scored, default=(limit + 1, 0))
    return names[best[1]] if best[0] <= limit and best[0] < len(plain) else ""


def _plain(word: str) -> str:
    return word.casefold().replace("_", "").replace("-", "").replace(" ", "")


def distance(a: str, b: str) -> int:
    """Fewest letters to insert, delete, replace or swap with a neighbour to turn *a* into *b*."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, last, row = row, before, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
