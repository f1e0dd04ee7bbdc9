"""Foreign names that are another name but for one letter: Banpa beside Bapna."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportgen.check.ask.body import Piece
from reportgen.check.ask.spellings import Variant
from reportgen.places import Place
from reportgen.read.nearest import distance
from reportgen.records.people import Guest
from reportgen.records.roster import Person

_LATIN_NAME = re.compile(r"\b[A-Z][\w’'-]{1,30}(?: (?:[a-z]{1,3} )?[A-Z][\w’'.-]{0,30}){1,3}")
_SHORTEST = 4
"""Letters of a Latin surname below which one letter makes another name."""
_MOST = 3
"""Names looked at under one key: enough for people, and the cost stays linear."""


@dataclass(slots=True)
class _Latin:
    """A foreign name as it stands somewhere."""

    text: str
    place: Place
    body: str
    running: bool

    @property
    def key(self) -> tuple[str, str]:
        first, _, rest = self.text.casefold().partition(" ")
        return first, rest


def latin_variants(
    people: Iterable[Person | Guest], pieces: tuple[Piece, ...]
) -> Iterator[Variant]:
    """Foreign names of one first name whose rest is one letter, or two swapped ones, apart."""
    recorded = list(_recorded(people))
    firsts = {name.key[0] for name in recorded}
    seen: set[tuple[str, str]] = set()
    by_key: dict[tuple[str, str], list[_Latin]] = {}
    for name in [*recorded, *_running(firsts, pieces)]:
        first, rest = name.key
        if name.key in seen or len(rest) < _SHORTEST:
            continue
        seen.add(name.key)
        keys = [(first, key) for key in _without_one(rest)]
        near = next(
            (other for key in keys for other in by_key.get(key, ()) if _near(rest, other.key[1])),
            None,
        )
        if near is not None and (name.running or _compatible(name, near)):
            yield Variant(name.text, name.place, near.text, near.place)
        for key in [] if name.running else keys:
            others = by_key.setdefault(key, [])
            if len(others) < _MOST:
                others.append(name)


def _without_one(word: str) -> set[str]:
    """*word*, and it without each of its letters: words one letter apart share one of these."""
    return {word} | {word[:index] + word[index + 1 :] for index in range(len(word))}


def _near(a: str, b: str) -> bool:
    return a[0] == b[0] and abs(len(a) - len(b)) < 2 and distance(a, b) == 1


def _compatible(a: _Latin, b: _Latin) -> bool:
    """Two people of two bodies are two people."""
    return not a.body or not b.body or a.body == b.body


def _recorded(people: Iterable[Person | Guest]) -> Iterator[_Latin]:
    for person in people:
        text = person.name.foreign
        if text is not None and len(text) < 60:
            body = person.agency if isinstance(person, Person) else person.organisation
            yield _Latin(" ".join(text.split()), text.place, str(body or "").casefold(), False)


def _running(firsts: set[str], pieces: tuple[Piece, ...]) -> Iterator[_Latin]:
    """Runs of capitalised words in the proses whose first word is one of *firsts*."""
    for piece in pieces:
        if not piece.passage.prose:
            continue
        for match in _LATIN_NAME.finditer(piece.text):
            if match[0].partition(" ")[0].casefold() not in firsts:
                continue
            if piece.passage.in_quotes(match.start()):
                continue
            place = piece.passage.at(*match.span())
            yield _Latin(match[0].rstrip("."), place, "", True)
