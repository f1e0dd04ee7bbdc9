"""Everybody whom the records know, and where the text names them.

Han names only: a foreign name in running text is looked for by the rule on spellings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple, TypeVar, get_args

from reportgen.check.ask.body import Piece
from reportgen.check.ask.data import words
from reportgen.places import Text
from reportgen.records.base import Record
from reportgen.records.names import Name
from reportgen.records.people import Group, Guest
from reportgen.records.roster import Person
from reportgen.text import has_han

R = TypeVar("R", bound=Record)

_PARTICLES = frozenset("由與及和請邀向對為經即是的會同給跟並以據稱如時使讓被受隨陪兼暨或")
_ENDS = frozenset("處局部會署院司館室組科課系所團社黨府廳廠場隊校臺台司心學盟行庭站區縣市國方")
_TITLE_ENDS = frozenset("長員任師授士表生委使事理監裁記者問官")
_TOWARDS = frozenset(
    {"感謝", "拜訪", "訪問", "歡迎", "介紹", "陪同", "敦請", "委請", "協同", "代表"}
)
"""What is done to somebody whose name stands right behind."""
LINES = frozenset({"zh", "caption", "alt", "source", "place", "rows"})
"""Fields without markup in which somebody may be named: titles, captions, cells of a table."""


@dataclass(slots=True)
class Known:
    """One person, by name: all posts and bodies that the records give."""

    name: Text
    posts: list[Text] = field(default_factory=list)
    bodies: list[Text] = field(default_factory=list)
    in_roster: bool = False


class Mention(NamedTuple):
    """A known person in the text, with the titles right before and right after the name."""

    piece: Piece
    start: int
    stop: int
    person: Known
    title_before: str
    title_after: str


def participants(value: object) -> Iterator[Person | Guest]:
    """Everybody below *value*, in the order of the fields."""
    return _within(value, (Person, Guest))


def groups(value: object) -> Iterator[Group]:
    """Every group of people below *value*, in the order of the fields."""
    return _within(value, (Group,))


def _within(value: object, kinds: tuple[type[R], ...]) -> Iterator[R]:
    """The outermost records of *kinds* below *value*."""
    if isinstance(value, kinds):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            if isinstance(item, Record):
                yield from _within(item, kinds)
    elif isinstance(value, Record):
        for name in _holding_records(type(value)):
            yield from _within(getattr(value, name), kinds)


@cache
def _holding_records(model: type[Record]) -> tuple[str, ...]:
    """The fields of *model* in which people may stand: those that hold records, names apart."""
    fields = model.model_fields.items()
    return tuple(name for name, info in fields if _holds_records(info.annotation))


def _holds_records(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation is not Name
    return any(_holds_records(part) for part in get_args(annotation))


def known_people(people: Iterable[Person | Guest]) -> Mapping[str, Known]:
    """Those of *people* with a Chinese name, by that name."""
    known: dict[str, Known] = {}
    for person in people:
        name = person.name.zh
        if name is None:
            continue
        entry = known.setdefault(str(name), Known(name))
        if isinstance(person, Person):
            entry.in_roster = True
            entry.bodies += [text for text in (person.agency, person.unit) if text]
        else:
            entry.bodies += [text for text in (person.organisation, person.affiliation) if text]
        entry.posts += [person.post] if person.post else []
    return known


@cache
def titles() -> str:
    """The titles as an alternation, longest first."""
    return "|".join(map(re.escape, words("titles")))


@cache
def _title_lengths() -> tuple[frozenset[str], range]:
    """The titles, and how long they are, the longest first."""
    every = frozenset(words("titles"))
    return every, range(max(map(len, every)), 0, -1)


def title_after(text: str, index: int, without: str = "會室") -> str:
    """The title that begins at *index* of *text*, or nothing.

    Before a character of *without* it is part of another word: 委員會.
    """
    titles, lengths = _title_lengths()
    for stop in (index + length for length in lengths):
        if text[index:stop] in titles and text[stop : stop + 1] not in tuple(without):
            return text[index:stop]
    return ""


def title_before(text: str, index: int) -> str:
    """The title that ends at *index* of *text*, or nothing."""
    titles, lengths = _title_lengths()
    starts = (index - length for length in lengths if length <= index)
    return next((text[start:index] for start in starts if text[start:index] in titles), "")


def begins_name(text: str, index: int) -> bool:
    """Whether a name may begin at *index*: nothing before it that would be part of a word."""
    before = text[max(0, index - 1) : index]
    return (
        not before
        or not has_han(before)
        or before in _PARTICLES
        or before in _ENDS
        or before in _TITLE_ENDS
        or text[max(0, index - 2) : index] in _TOWARDS
    )


def mentions(pieces: tuple[Piece, ...], known: Mapping[str, Known]) -> tuple[Mention, ...]:
    """Every place where a text of *pieces* names somebody of *known*, outside quotations."""
    by_begin: dict[str, list[str]] = {}
    for name in sorted(known, key=len, reverse=True):
        if len(name) > 1 and has_han(name):
            by_begin.setdefault(name[:2], []).append(name)
    if not by_begin:
        return ()
    begin = re.compile("|".join(sorted({re.escape(two[0]) for two in by_begin})))
    kept: list[Mention] = []
    for piece in pieces:
        if piece.passage.prose or piece.passage.field in LINES:
            kept += _mentions_in(piece, begin, by_begin, known)
    return tuple(kept)


def _mentions_in(
    piece: Piece,
    begin: re.Pattern[str],
    by_begin: Mapping[str, list[str]],
    known: Mapping[str, Known],
) -> Iterator[Mention]:
    text, taken = piece.text, 0
    for match in begin.finditer(text):
        start = match.start()
        names = by_begin.get(text[start : start + 2], ())
        name = next((name for name in names if text.startswith(name, start)), None)
        if name is None or start < taken or piece.passage.in_quotes(start):
            continue
        stop = start + len(name)
        after, before = title_after(text, stop), title_before(text, start)
        # 「潘國才處長高嘉良董事」: the title between them is the first one's.
        before = "" if start - len(before) < taken else before
        taken = stop + len(after)
        yield Mention(piece, start, stop, known[name], before, after)


def same_body(a: str, b: str) -> bool:
    """Whether two names may mean one body: one in the other, or one short for the other."""
    a, b = a.replace(" ", ""), b.replace(" ", "")
    short, long = sorted((a.replace("台", "臺"), b.replace("台", "臺")), key=len)
    if short in long:
        return True
    if len(short) < 2 or short[0] not in long:
        return False
    letters = iter(long)
    return all(char in letters for char in short)
