"""Word lists of the checks: one word a line, ``#`` begins a comment. Written for this project."""

from __future__ import annotations

from functools import cache

from reportgen.check.ask.wordlists import whole


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of the list *name*, longest first, so that an alternation prefers the longest."""
    lines = (line.partition("#")[0].split() for line in whole(f"{name}.txt").splitlines())
    unique = dict.fromkeys(word for line in lines for word in line)
    return tuple(sorted(unique, key=len, reverse=True))
