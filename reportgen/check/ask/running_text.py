"""The authors' own wording as one text, with all that a rule about wording leaves alone masked.

Quotations, book titles, addresses and code are not for us to correct, nor are registered names:
those on the list that ships with reportgen and those that the reader allows, anywhere; the names of
people and bodies in the records, in their own fields; and such a name anywhere where a form that
the rules look for is part of it. Their characters are masked in ``text`` and stand in ``plain``;
both are of one length, so an index is good in either.

Why one text: twenty rules over a thousand passages cost more in calls than in looking.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, pairwise
from operator import add

from reportgen.check.ask.body import Piece
from reportgen.check.ask.passages import OBJECT
from reportgen.check.ask.wordlists import lines, listed
from reportgen.patterns import compiled, late
from reportgen.places import Edit, Place, Text
from reportgen.records import Records
from reportgen.records.appendices import Event, Reference, Slot
from reportgen.records.base import Record
from reportgen.records.names import Name
from reportgen.records.people import Guest, ListedGuest
from reportgen.records.recommendations import FollowUp, Recommendation
from reportgen.records.roster import Person
from reportgen.records.sessions import Session
from reportgen.text import OF_WORDS, ONE_HAN, han_as_one

BREAK = "\x1e"
"""Between two passages."""
NAMED = "\ue000"
"""Stands for a Han character of a registered name: wide, but no wording."""

_FOREIGN_FIELDS = frozenset({"foreign", "phone", "system_id"})

_QUOTES = late(
    f"「[^「」{BREAK}]*(?:「[^「」{BREAK}]*」[^「」{BREAK}]*)*」|『[^『』{BREAK}]*』"
    f"|“[^“”{BREAK}]*”|《[^《》{BREAK}]*》|〈[^〈〉{BREAK}]*〉"
)

_NAME_FIELDS: dict[type[Record], tuple[str, ...]] = {
    Records: ("agency",),
    Person: ("name", "agency", "unit"),
    Guest: ("name", "organisation", "affiliation"),
    ListedGuest: ("name", "organisation", "affiliation"),
    Session: ("organiser",),
    Slot: ("organiser",),
    Event: ("organisers", "partners"),
    Reference: ("publisher",),
    Recommendation: ("lead", "supporting"),
    FollowUp: ("lead",),
}
"""Where the records name bodies and people."""


@cache
def _official() -> re.Pattern[str]:
    """A name with 台 as it is registered: an office abroad or here, or a body called 台灣.

    Whether a body is registered with 台 or with 臺 only its papers can say.
    """
    return compiled(
        f"駐{OF_WORDS}{{0,10}}?台[北灣]{OF_WORDS}{{0,8}}?(?:代表處|辦事處|代表團|分處)"
        "|台北(?:駐日)?(?:經濟|商務|貿易|文化){1,4}(?:代表處|辦事處|代表團|中心)"
        f"|{OF_WORDS}{{2}}在台(?:協會|交流協會|辦事處|商務辦事處|教育中心)"
        f"|台[灣北中南東](?:(?![的與及和在是為了就已將由對等])(?:{OF_WORDS}|[A-Za-z0-9])){{0,14}}?"
        "(?:協會|學會|促進會|聯盟|基金會|公司|中心|總會|分會|聯合會|銀行|智庫|工會|公會|商會|協進會"
        "|研究院|研究所|論壇|大學|黨|通訊社|新聞網|實驗室|事務委員會|交流協會|代表處|辦事處)"
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

    def edits(self, start: int, end: int, wording: str) -> tuple[Edit, ...]:
        """The edits that give the characters from *start* up to *end* as *wording*, if any can."""
        piece, first = self.piece(start)
        last = first + end - start
        return piece.passage.edits(first, last, wording) if last <= len(piece.text) else ()

    @cached_property
    def shape(self) -> str:
        """``text`` with one character for all Han: for rules that look at marks alone."""
        return han_as_one(self.text)

    @cached_property
    def twos(self) -> list[str]:
        """Each character of ``text`` with the one behind it."""
        return list(map(add, self.text, self.text[1:]))

    @cached_property
    def pairs(self) -> frozenset[str]:
        """Every two neighbouring characters of ``text``."""
        return frozenset(self.twos)

    def find(self, words: Iterable[str]) -> Iterator[tuple[int, str]]:
        """Where each of *words* stands in ``text``."""
        text, pairs = self.text, self.pairs
        for word in words:
            if len(word) > 1 and word[:2] not in pairs:
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
    names = {id(name): str(name) for name in _names(records)}
    masked = BREAK.join(
        masked_name(piece.text) if id(piece.passage.source) in names else piece.text
        for piece in kept
    )
    masked = _QUOTES.sub(_mask_quotation, masked)
    longer = filter(holds_a_form, {*names.values()})
    for name in sorted({*lines("registered.txt"), *allowed, *longer}, key=lambda n: (-len(n), n)):
        if len(name) > 1 and name in masked:
            masked = masked.replace(name, masked_name(name))
    if "台" in masked:
        masked = _official().sub(lambda match: masked_name(match[0]), masked)
    return RunningText(kept, starts, BREAK.join(texts), masked)


def holds_a_form(name: str) -> bool:
    """Whether the rules on words would find something within *name*, which is not all of it.

    Only such a name is masked where the text gives it: 台灣人權促進會 is, OGP and 美國 are not.
    """
    singles, pairs, forms = listed()
    if name in forms:
        return False
    return any(a in singles or a + b in pairs for a, b in pairwise(f"{name} "))


def masked_name(name: str) -> str:
    """*name* with its Han characters as :data:`NAMED` and the rest as :data:`OBJECT`."""
    return "".join(NAMED if char == ONE_HAN else OBJECT for char in han_as_one(name))


def _mask_quotation(match: re.Match[str]) -> str:
    quotation = match[0]
    inside = (char if char == "\n" else OBJECT for char in quotation[1:-1])
    return f"{quotation[0]}{''.join(inside)}{quotation[-1]}"


def _names(value: object) -> Iterator[Text]:
    """Every name of a body or a person in its own field."""
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


def _spellings(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Name):
        yield from (part for part in (value.zh, value.foreign) if part)
    elif isinstance(value, tuple):
        for item in value:
            yield from _spellings(item)
