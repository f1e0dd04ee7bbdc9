"""Foreign names that are another name but for a letter: Banpa beside Bapna, Hanes beside Hannes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from reportgen.check.ask.body import Piece
from reportgen.check.ask.spellings import Variant
from reportgen.patterns import late
from reportgen.places import Place
from reportgen.read.nearest import distance
from reportgen.records.people import Guest
from reportgen.records.roster import Person

_CAPITAL = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u017d\u1e00-\u1eff"
LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
"""Inside of a class: the letters of foreign names."""
LATIN_NAME = late(
    rf"(?<![{LATIN}0-9’'-])[{_CAPITAL}][{LATIN}’'-]{{1,30}}\.?"
    rf"(?: (?:[a-z]{{1,5}} ){{0,2}}[{_CAPITAL}][{LATIN}’'-]{{0,30}}\.?){{1,3}}"
)
"""Two to four capitalised words, small ones of names (van den, i, binte) between them."""
_SHORTEST = 4
"""Letters of a word of a name below which one letter makes another word."""
_MOST = 8
"""Names looked at that share a word: enough for people, and the cost stays linear."""
_STYLES = late(r"^(?:(?:Dr|Prof|Mr|Mrs|Ms|Ir|Sir|Dame)\.? )+")


@dataclass(frozen=True, eq=False)
class _Latin:
    """A foreign name as it stands somewhere."""

    text: str
    place: Place
    body: str
    running: bool

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in small letters, styles like Dr. apart."""
        return tuple(without_style(self.text).casefold().split())


def without_style(name: str) -> str:
    """*name* without Dr., Prof. and the like."""
    return _STYLES.sub("", " ".join(name.split())).rstrip(".")


def unaccented(text: str) -> str:
    """*text* without accents."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def latin_variants(
    people: Iterable[Person | Guest], pieces: tuple[Piece, ...]
) -> Iterator[Variant]:
    """Foreign names of which one letter is another, missing, or exchanged with the next.

    Names that differ in their accents alone are variants, too.
    """
    by_word: dict[str, list[_Latin]] = {}
    seen: set[tuple[str, ...]] = set()
    for name in _recorded(people):
        if name.words in seen:
            continue
        seen.add(name.words)
        near = _near_name(name, by_word)
        if near is not None and _compatible(name, near):
            yield Variant(name.text, name.place, near.text, near.place)
        for word in set(map(unaccented, name.words)):
            others = by_word.setdefault(word, [])
            if len(others) < _MOST:
                others.append(name)
    for name in _running(pieces) if by_word else ():
        if name.words in seen:
            continue
        near = _near_name(name, by_word)
        if near is not None:
            seen.add(name.words)
            yield Variant(name.text, name.place, near.text, near.place)


def _near_name(name: _Latin, by_word: dict[str, list[_Latin]]) -> _Latin | None:
    for word in map(unaccented, name.words):
        for other in by_word.get(word, ()):
            if _is_near(name.words, other.words):
                return other
    return None


def _is_near(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names differ in one letter of one word, or in nothing but accents."""
    if len(a) != len(b) or a == b:
        return False
    pairs = [(unaccented(x), unaccented(y)) for x, y in zip(a, b, strict=True)]
    other = [(x, y) for x, y in pairs if x != y]
    if not other:
        return True
    (x, y), *more = other
    if more or min(len(x), len(y)) < _SHORTEST or x[0] != y[0] or abs(len(x) - len(y)) > 1:
        return False
    return distance(x, y) == 1


def _compatible(a: _Latin, b: _Latin) -> bool:
    """Two people of two bodies are two people."""
    return not a.body or not b.body or a.body == b.body


def _recorded(people: Iterable[Person | Guest]) -> Iterator[_Latin]:
    for person in people:
        text = person.name.foreign
        if text is None and person.name.main and " " in person.name.main:
            text = person.name.main
        if text is not None and len(text) < 60:
            body = person.agency if isinstance(person, Person) else person.organisation
            yield _Latin(str(text), text.place, str(body or "").casefold(), False)


def _running(pieces: tuple[Piece, ...]) -> Iterator[_Latin]:
    """The runs of capitalised words in the proses."""
    for piece in pieces:
        if not piece.passage.prose:
            continue
        for match in LATIN_NAME.finditer(piece.text):
            if not piece.passage.in_quotes(match.start()):
                place = piece.passage.at(*match.span())
                yield _Latin(match[0].rstrip("."), place, "", True)
