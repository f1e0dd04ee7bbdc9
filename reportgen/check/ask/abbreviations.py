"""Abbreviations of capitals: where they are explained, and where they stand.

Explained is 世界氣象組織（World Meteorological Organization，WMO）, 國發會（NDC）, NDC（國發會）,
「以下簡稱 NDC」, and an abbreviation whose letters begin the words of a foreign name in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reportgen.check.ask.running_text import BREAK, RunningText
from reportgen.patterns import compiled, late

_LATIN = "A-Za-z\u00c0-\u024f"
_MENTION = late(
    rf"(?<![{_LATIN}0-9&@./_#-])[A-Z]{{2,7}}(?:\d|s(?![{_LATIN}]))?"
    rf"(?![{_LATIN}0-9@/_-]|[.&]\w|[ ]?\d)"
)
_BRACKET = late(rf"[（(](?P<inside>[{_LATIN}][^（）()\n{BREAK}]{{6,110}})[）)]")
_SHORT = late(
    r"[，,；;、]\s?(?:以下)?(?:簡稱|縮寫(?:為|作)?)?\s?[「“]?(?P<short>[A-Za-z]?[A-Z][A-Za-z0-9-]{1,9})[」”]?$"
)


@cache
def _foreign() -> re.Pattern[str]:
    """A foreign name of several words, which hyphens part as blanks do."""
    return compiled(
        rf"(?<![{_LATIN}’'-])[{_LATIN}][{_LATIN}’']{{0,30}}"
        rf"(?:[ -](?:[{_LATIN}][{_LATIN}’']{{0,30}}|[&,])){{1,12}}"
    )


class Definition(NamedTuple):
    """An abbreviation with the original that it stands for; indexes of the running text."""

    short: str
    foreign: str
    start: int
    stop: int


def definitions(running: RunningText) -> Iterator[Definition]:
    """Every explanation of an abbreviation behind a foreign name in brackets."""
    for bracket in _BRACKET.finditer(running.plain):
        match = _SHORT.search(bracket["inside"])
        if match is not None:
            at = bracket.start("inside")
            foreign = bracket["inside"][: match.start()].strip()
            yield Definition(
                match["short"], foreign, at + match.start("short"), at + match.end("short")
            )


def mentions_of_capitals(running: RunningText) -> dict[str, list[tuple[int, int]]]:
    """Where each word of capitals stands, line by line of foreign text left out."""
    places: dict[str, list[tuple[int, int]]] = {}
    for match in _MENTION.finditer(running.text):
        places.setdefault(match[0].removesuffix("s"), []).append(match.span())
    return places


def initials(text: str) -> frozenset[str]:
    """The first letters of every foreign name in *text*, small words with and without."""
    letters: set[str] = set()
    for match in _foreign().finditer(text):
        words = re.split("[ -]", match[0])
        large = [word for word in words if word[:1].isupper()]
        for row in (words, large, [word for word in words if word not in _SMALL]):
            every = "".join(word[0] for word in row if word).upper()
            letters.update(
                every[a:b]
                for a in range(len(every))
                for b in range(a + 2, min(len(every), a + 7) + 1)
            )
    return frozenset(letters)


_SMALL = frozenset(
    {"of", "the", "and", "for", "in", "on", "to", "a", "de", "la", "du", "des", "et"}
)
