"""Changes that marks in a PDF propose: text struck out, replaced, or to be put in.

A mark counts as a change only where what it means is plain: a strike-out removes, a caret with
words puts them in, both together replace. And only where its text is found once in the report. Such
a change is never made without asking, as a line through a word may also be a slip of the hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportgen.review.marked import NOTE, OBJECT, Remark, State, Token
from reportgen.review.printed import Printed
from reportgen.review.proposals import Change, Status, settle
from reportgen.text import fold

_AROUND = (60, 30, 16, 8, 4)
"""Characters on either side of the text under a mark by which it is found."""


def struck(remarks: Iterable[Remark], printed: Printed) -> list[Change]:
    """The changes that *remarks* of a PDF propose."""
    texts = [_Text.of(spot.id, printed.text(spot.id)) for spot in printed.spots.spots]
    changes = []
    for remark in remarks:
        hit = _found(remark, texts) if remark.proposal is not None else None
        if hit is not None:
            changes.append(_change(remark, hit, printed))
    return changes


class _Text(NamedTuple):
    """The text of a spot as it is compared, and the index of each of its characters."""

    spot: str
    text: str
    indexes: tuple[int, ...]

    @classmethod
    def of(cls, spot: str, text: str) -> _Text:
        pairs = [
            (letter, index)
            for index, char in enumerate(text)
            if char not in {NOTE, OBJECT}
            for letter in fold(char)
        ]
        return cls(spot, "".join(c for c, _ in pairs), tuple(i for _, i in pairs))


class _Hit(NamedTuple):
    """A stretch of the text of a spot."""

    spot: str
    start: int
    end: int


def _found(remark: Remark, texts: Iterable[_Text]) -> _Hit | None:
    """The one place where the text of *remark* stands with the text around it."""
    before, quote, after = fold(remark.before), fold(remark.quote), fold(remark.after)
    for around in _AROUND:
        head, tail = before[max(0, len(before) - around) :], after[:around]
        sides = [(head, tail)]
        sides += [(head, ""), ("", tail)] if quote else []
        for lead, rest in sides:
            places = {hit for text in texts for hit in _hits(text, lead, quote, rest)}
            if len(places) == 1:
                return places.pop()
    return None


def _hits(text: _Text, head: str, quote: str, tail: str) -> Iterator[_Hit]:
    words = head + quote + tail
    start = text.text.find(words)
    while words and start >= 0:
        first, last = start + len(head), start + len(head) + len(quote)
        if quote:
            yield _Hit(text.spot, text.indexes[first], text.indexes[last - 1] + 1)
        else:
            at = text.indexes[first - 1] + 1 if first else text.indexes[0]
            yield _Hit(text.spot, at, at)
        start = text.text.find(words, start + 1)


def _change(remark: Remark, hit: _Hit, printed: Printed) -> Change:
    old = printed.text(hit.spot)[hit.start : hit.end]
    new = tuple(Token(char, State.ADDED, remark.by) for char in remark.proposal or "")
    change = Change(remark.by, hit.spot, hit.start, hit.end, old, new, Status.READY, remark=remark)
    spot = printed.spots.by_id[hit.spot]
    settle(change, spot, printed.homes(spot), printed)
    # A paragraph whose words are all struck out may have to go; that is for a person to say.
    if change.whole and change.status is Status.READY:
        change.status = Status.MANUAL
    return change
