"""Chinese names that are another name but for one character: 高家良 beside 高嘉良."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from reportgen.check.ask.body import Piece
from reportgen.check.ask.data import words
from reportgen.check.ask.people import LINES, Known, begins_name, title_after, title_before
from reportgen.places import Place
from reportgen.text import has_han

_NOT_IN_NAMES = frozenset(
    "的在是有之於為以與及和等被將不也都就可會能並且或此該其所從到了着著本各每個位名長員任"
)


class Variant(NamedTuple):
    """A spelling, where it stands, and the one that it seems to be, with its place."""

    other: str
    place: Place
    name: str
    known_at: Place


def _keys(name: str) -> tuple[str, str, str]:
    """What two names of one length share where one may be a spelling of the other."""
    family, given = name[:-2], name[-2:]
    return f"{family}{given[0]}?", f"{family}?{given[1]}", family + "".join(sorted(given))


_LENGTHS = (4, 3)
"""Characters of a name that is compared: 歐陽志明, 高嘉良; with one given name less is sure."""


_MOST = 3
"""Names looked at under one key: enough for people, and the cost stays linear."""


def _by_key(known: Mapping[str, Known]) -> dict[str, list[Known]]:
    """Chinese names by their keys; shorter ones prove nothing."""
    by_key: dict[str, list[Known]] = {}
    for name, person in known.items():
        if len(name) in _LENGTHS and all(map(has_han, name)):
            for key in _keys(name):
                people = by_key.setdefault(key, [])
                if len(people) < _MOST:
                    people.append(person)
    return by_key


def text_variants(pieces: tuple[Piece, ...], known: Mapping[str, Known]) -> Iterator[Variant]:
    """In running text: one character of a given name other, or the two in the other order."""
    by_key = _by_key(known)
    if not by_key:
        return
    firsts = {key[0] for key in by_key}
    lengths = [n for n in _LENGTHS if any(len(name) == n for name in known)]
    family = re.compile(f"[{''.join(map(re.escape, firsts))}]")
    for piece in pieces:
        if not (piece.passage.prose or piece.passage.field in LINES):
            continue
        for match in family.finditer(piece.text):
            variants = (_variant(piece, match.start(), n, known, by_key) for n in lengths)
            variant = next(filter(None, variants), None)
            if variant is not None:
                yield variant


def _variant(
    piece: Piece,
    start: int,
    length: int,
    known: Mapping[str, Known],
    by_key: Mapping[str, list[Known]],
) -> Variant | None:
    """The characters at *start* as a spelling of a known name of the same length."""
    spelling = piece.text[start : start + length]
    if spelling in known or len(spelling) < length or not all(map(has_han, spelling)):
        return None
    for person in (person for key in _keys(spelling) for person in by_key.get(key, ())):
        if (
            _is_variant(spelling, str(person.name))
            and _is_name(piece, start, spelling, person)
            and not piece.passage.in_quotes(start)
        ):
            place = piece.passage.at(start, start + length)
            return Variant(spelling, place, str(person.name), person.name.place)
    return None


def _is_variant(spelling: str, name: str) -> bool:
    """Of one family name: one character other, or the given name turned round."""
    if spelling[:-2] != name[:-2]:
        return False
    turned = spelling[-2:] == name[-1] + name[-2]
    other = [char for char, own in zip(spelling[-2:], name[-2:], strict=True) if char != own]
    return turned or (len(other) == 1 and other[0] not in _NOT_IN_NAMES)


def _is_name(piece: Piece, start: int, spelling: str, person: Known) -> bool:
    """Whether what stands around *spelling* says that it is a name."""
    text, stop = piece.text, start + len(spelling)
    if spelling[-2:] in words("given_names_not"):
        return False
    if sorted(spelling) == sorted(person.name):
        return begins_name(text, start) or bool(title_after(text, stop))
    if piece.passage.field == "rows":
        return False  # a list of many people has two of nearly one name
    if title_after(text, stop) or any(text.startswith(str(p), stop) for p in person.posts):
        return begins_name(text, start)
    after = text[stop : stop + 1]
    closed = not after or not has_han(after) or after in "等及與和"
    opened = begins_name(text, start) or bool(title_before(text, start))
    return closed and opened and all(c in words("given_names") for c in spelling[-2:])


def named_variants(known: Mapping[str, Known]) -> Iterator[Variant]:
    """Between the records themselves: two names of one body or one post, a character apart."""
    order = {name: number for number, name in enumerate(known)}
    reported: set[str] = set()
    for people in _by_key(known).values():
        for earlier, person in combinations(people, 2):
            a, b = str(person.name), str(earlier.name)
            if order[a] < order[b] or a in reported or not _is_variant(a, b):
                continue
            if person.in_roster and earlier.in_roster:
                continue
            if sorted(a) == sorted(b) or _share(person, earlier):
                reported.add(a)
                yield Variant(a, person.name.place, b, earlier.name.place)


def _share(a: Known, b: Known) -> bool:
    """Whether two people have a body or a post in common, or one of them has neither."""
    bare = not (a.posts or a.bodies) or not (b.posts or b.bodies)
    bodies = {str(text) for text in a.bodies} & {str(text) for text in b.bodies}
    posts = {str(text) for text in a.posts} & {str(text) for text in b.posts}
    return bare or bool(bodies) or bool(posts)
