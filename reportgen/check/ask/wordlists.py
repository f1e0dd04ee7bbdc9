"""The word lists of the rules: small files of our own, one entry a line, ``#`` for remarks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).with_name("data")


class Form(NamedTuple):
    """A form to avoid and what to write instead.

    It is another word after one of the characters ``not_after``, or before one of ``not_before``.
    """

    avoid: str
    write: str
    group: str
    not_after: str = ""
    not_before: str = ""

    def stands(self, text: str, start: int) -> bool:
        """Whether the form at *start* of *text* is the word that is meant."""
        stop = start + len(self.avoid)
        before, after = text[start - 1 : start] if start else "", text[stop : stop + 1]
        return not ((before and before in self.not_after) or (after and after in self.not_before))


@cache
def lines(name: str) -> tuple[str, ...]:
    """The entries of the list *name*."""
    return tuple(line for line in whole(name).splitlines() if line and not line.startswith("#"))


@cache
def whole(name: str) -> str:
    """The text of the list *name*, its comments included."""
    return (_FOLDER / name).read_text(encoding="utf-8")


@cache
def listed() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """What the rules on words look for: single characters, beginnings of words, and the words."""
    avoided = {*forms("nonstandard.tsv"), *forms("mainland.tsv")}
    either = {word for f in forms("variants.tsv").values() for word in (f.avoid, f.write)}
    words = avoided | either
    single = {word for word in words if len(word) == 1} | set(simplified())
    return frozenset(single), frozenset(word[:2] for word in words - single), frozenset(words)


@cache
def simplified() -> Mapping[str, str]:
    """Simplified characters with the standard form of each."""
    return {pair[0]: pair[1] for line in lines("simplified.txt") for pair in line.split(" ")}


@cache
def forms(name: str) -> Mapping[str, Form]:
    """The list *name* by the form to avoid: avoid, write, group, not after, not before.

    Columns are separated by a tab; ``-`` is an empty one.
    """
    table = {}
    for line in lines(name):
        columns = ["" if column == "-" else column for column in line.split("\t")]
        table[columns[0]] = Form(*columns)
    return table
