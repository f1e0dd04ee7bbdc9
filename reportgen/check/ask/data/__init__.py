"""Word lists of the checks: one word a line, ``#`` begins a comment. Written for this project."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of the list *name*, longest first, so that an alternation prefers the longest."""
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.partition("#")[0].split() for line in text.splitlines())
    unique = dict.fromkeys(word for line in lines for word in line)
    return tuple(sorted(unique, key=len, reverse=True))
