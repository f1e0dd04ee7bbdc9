"""The authors' own wording as one text, with all that a rule about wording leaves alone masked.

Quotations, book titles, addresses and code are not ours to correct, nor are registered names: those
on the list that ships with reportgen, those that the reader allows, and every body and person that
the records name. Their characters are masked in ``text`` and stand in ``plain``; both are of one
length, so an index is good in either.

Why one text: twenty rules over a thousand passages cost more in calls than in looking.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, pairwise

from reportgen.check.body import Piece
from reportgen.check.passages import OBJECT
from reportgen.check.wordlists import lines
from reportgen.places import Place, Text
from reportgen.records import Records
from reportgen.records.appendices import Event, Reference, Slot
from reportgen.records.base import Record
from reportgen.records.names import Name
from reportgen.records.recommendations import FollowUp, Recommendation
from reportgen.records.roster import Person
from reportgen.records.sessions import Guest, Session
from reportgen.text import OF_WORDS, han_as_one, has_han

BREAK = "\x1e"
"""Between two passages."""
NAMED = "\ue000"
"""Stands for a Han character of a registered name: wide, but no wording."""

_FOREIGN_FIELDS = frozenset({"foreign", "phone", "system_id"})

_QUOTES = re.compile(
    f"「[^「」{BREAK}]*(?:「[^「」{BREAK}]*」[^「」{BREAK}]*)*」|『[^『』{BREAK}]*』"
    f"|“[^“”{BREAK}]*”|《[^《》{BREAK}]*》|〈[^〈〉{BREAK}]*〉"
)

_NAME_FIELDS: dict[type[Record], tuple[str, ...]] = {
    Records: ("agency",),
    Person: ("name", "agency", "unit"),
    Guest: ("name", "organisation"),
    Session: ("organiser",),
    Slot: ("organiser",),
    Event: ("organisers", "partners"),
    Reference: ("publisher",),
    Recommendation: ("lead", "supporting"),
    FollowUp: ("lead",),
}
"""Where the records name bodies and people."""


@cache
def _body() -> re.Pattern[str]:
    """A body whose name begins with 台灣; whether it is registered so, only its papers can say."""
    return re.compile(
        f"台[灣北中南東](?:(?![的與及和在是為了就已將由對等])(?:{OF_WORDS}|[A-Za-z0-9])){{0,14}}?"
        "(?:協會|學會|促進會|聯盟|基金會|公司|中心|總會|分會|聯合會|銀行|智庫|工會|公會|商會|協進會"
        "|研究院|研究所|論壇|大學|黨|通訊社|新聞網|實驗室)"
    )


@dataclass(frozen=True, eq=False)
class RunningText:
    """All pieces, one after the other."""

    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]
    plain: str
    text: str

    def piece(self, index: int) -> tuple[Piece, int]:
        """The piece that the character at *index* belongs to, and its index in the piece."""
        number = bisect_right(self.starts, index) - 1
        return self.pieces[number], index - self.starts[number]

    def at(self, start: int, end: int | None = None) -> Place:
        """Where the characters from *start* up to *end* stand in the records."""
        piece, first = self.piece(start)
        return piece.passage.at(first, first + (1 if end is None else end - start))

    @cached_property
    def shape(self) -> str:
        """``text`` with one character for all Han: for rules that look at marks alone."""
        return han_as_one(self.text)

    @cached_property
    def pairs(self) -> frozenset[str]:
        """Every two neighbouring characters of ``text``."""
        return frozenset(a + b for a, b in pairwise(self.text))

    def find(self, words: Iterable[str]) -> Iterator[tuple[int, str]]:
        """Where each of *words*, of two characters at least, stands in ``text``."""
        text, pairs = self.text, self.pairs
        for word in words:
            if word[:2] not in pairs:
                continue
            start = text.find(word)
            while start >= 0:
                yield start, word
                start = text.find(word, start + len(word))


def running_text(
    pieces: Iterable[Piece], records: Records, allowed: Iterable[str] = ()
) -> RunningText:
    """The text of *pieces*; names in *records* and in *allowed* are masked."""
    kept = tuple(piece for piece in pieces if piece.passage.field not in _FOREIGN_FIELDS)
    texts = [piece.text for piece in kept]
    starts = tuple(accumulate((len(text) + 1 for text in texts[:-1]), initial=0)) if texts else ()
    plain = BREAK.join(texts)
    masked = _QUOTES.sub(_mask_quotation, plain)
    names = {*lines("registered.txt"), *allowed, *_names(records)}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if len(name) > 1 and name in masked:
            masked = masked.replace(name, masked_name(name))
    if "台" in masked:
        masked = _body().sub(lambda match: masked_name(match[0]), masked)
    return RunningText(kept, starts, plain, masked)


def masked_name(name: str) -> str:
    """*name* with its Han characters as :data:`NAMED` and the rest as :data:`OBJECT`."""
    return "".join(NAMED if has_han(char) else OBJECT for char in name)


def _mask_quotation(match: re.Match[str]) -> str:
    quotation = match[0]
    inside = (char if char == "\n" else OBJECT for char in quotation[1:-1])
    return f"{quotation[0]}{''.join(inside)}{quotation[-1]}"


def _names(value: object) -> Iterator[str]:
    """Every body and person that the records name."""
    if isinstance(value, tuple):
        if value and not isinstance(value[0], str):
            for item in value:
                yield from _names(item)
    elif isinstance(value, Record):
        for field in _NAME_FIELDS.get(type(value), ()):
            yield from _spellings(getattr(value, field))
        # What pydantic keeps of a record are its fields; asking each by its name takes longer.
        for child in value.__dict__.values():
            if isinstance(child, tuple) or (isinstance(child, Record) and type(child) is not Name):
                yield from _names(child)


def _spellings(value: object) -> Iterator[str]:
    if isinstance(value, Text):
        yield str(value)
    elif isinstance(value, Name):
        yield from (str(part) for part in (value.zh, value.foreign) if part)
    elif isinstance(value, tuple):
        for item in value:
            yield from _spellings(item)
