"""Names that are another name but for one letter: 高家良 beside 高嘉良, Banpa beside Bapna."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from reportgen.check.body import Piece
from reportgen.check.data import words
from reportgen.check.people import Known, begins_name, title_after, title_before
from reportgen.places import Place
from reportgen.read.nearest import distance
from reportgen.records.roster import Person
from reportgen.records.sessions import Guest
from reportgen.text import has_han

_NOT_IN_NAMES = frozenset(
    "的在是有之於為以與及和等被將不也都就可會能並且或此該其所從到了着著本各每個位名長員任"
)
_LATIN_NAME = re.compile(r"\b[A-Z][\w’'-]{1,30}(?: (?:[a-z]{1,3} )?[A-Z][\w’'.-]{0,30}){1,3}")
_SHORTEST = 4
"""Letters of a Latin surname below which one letter makes another name."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A spelling, where it stands, and the one that it seems to be."""

    other: str
    place: Place
    name: str


def _keys(name: str) -> tuple[str, str, str]:
    """What two names of three characters share where one may be a spelling of the other."""
    return f"{name[:2]}?", f"{name[0]}?{name[2]}", name[0] + "".join(sorted(name[1:]))


_MOST = 3
"""Names looked at under one key: enough for people, and the cost stays linear."""


def _by_key(known: Mapping[str, Known]) -> dict[str, list[Known]]:
    """Chinese names of three characters by their keys; shorter ones prove nothing."""
    found: dict[str, list[Known]] = {}
    for name, person in known.items():
        if len(name) == 3 and all(map(has_han, name)):
            for key in _keys(name):
                people = found.setdefault(key, [])
                if len(people) < _MOST:
                    people.append(person)
    return found


def text_variants(pieces: tuple[Piece, ...], known: Mapping[str, Known]) -> Iterator[Variant]:
    """In running text: one character of a given name other, or the two in the other order."""
    by_key = _by_key(known)
    if not by_key:
        return
    firsts = {key[0] for key in by_key}
    family = re.compile(f"[{''.join(map(re.escape, firsts))}]")
    for piece in pieces:
        if not (piece.passage.prose or piece.passage.field in {"zh", "caption"}):
            continue
        for match in family.finditer(piece.text):
            start = match.start()
            found = piece.text[start : start + 3]
            if found in known or len(found) < 3 or not all(map(has_han, found)):
                continue
            near = (person for key in _keys(found) for person in by_key.get(key, ()))
            for person in near:
                if (
                    _is_variant(found, str(person.name))
                    and _is_name(piece, start, found, person)
                    and not piece.passage.in_quotes(start)
                ):
                    yield Variant(found, piece.passage.at(start, start + 3), str(person.name))
                    break


def _is_variant(found: str, name: str) -> bool:
    """Of one family name: one character other, or the given name turned round."""
    turned = found[1] == name[2] and found[2] == name[1]
    other = [char for char, own in zip(found[1:], name[1:], strict=True) if char != own]
    return turned or (len(other) == 1 and other[0] not in _NOT_IN_NAMES)


def _is_name(piece: Piece, start: int, found: str, person: Known) -> bool:
    """Whether what stands around *found* says that it is a name."""
    text, stop = piece.text, start + 3
    if found[1:] in words("given_names_not"):
        return False
    if sorted(found) == sorted(person.name):
        return begins_name(text, start) or bool(title_after(text, stop))
    if title_after(text, stop):
        return begins_name(text, start)
    after = text[stop : stop + 1]
    closed = not after or not has_han(after) or after in "等及與和"
    opened = begins_name(text, start) or bool(title_before(text, start))
    return closed and opened and all(c in words("given_names") for c in found[1:])


def named_variants(known: Mapping[str, Known]) -> Iterator[Variant]:
    """Between the records themselves: two names of one body or one post, a character apart."""
    order = {name: number for number, name in enumerate(known)}
    told: set[str] = set()
    for people in _by_key(known).values():
        for earlier, person in combinations(people, 2):
            a, b = str(person.name), str(earlier.name)
            if order[a] < order[b] or a in told or not _is_variant(a, b):
                continue
            if person.in_roster and earlier.in_roster:
                continue
            if sorted(a) == sorted(b) or _share(person, earlier):
                told.add(a)
                yield Variant(a, person.name.place, b)


def _share(a: Known, b: Known) -> bool:
    """Whether two people have a body or a post in common, or one of them has neither."""
    bare = not (a.posts or a.bodies) or not (b.posts or b.bodies)
    bodies = {str(text) for text in a.bodies} & {str(text) for text in b.bodies}
    posts = {str(text) for text in a.posts} & {str(text) for text in b.posts}
    return bare or bool(bodies) or bool(posts)


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
            yield Variant(name.text, name.place, near.text)
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
