"""Changes of a document that came back, each with the place in the records that it concerns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from reportgen.places import Place
from reportgen.review.marked import PARAGRAPH, By, Marked, Remark, State, Token, base_of
from reportgen.review.printed import Home, Printed
from reportgen.whereabouts import Spot


class Status(Enum):
    """What can be done with a change."""

    READY = "ready"
    """It can be put into the records."""
    GENERATED = "generated"
    """The layout made the text from a value, which has to be changed itself."""
    CONFLICT = "conflict"
    """The records have other text there by now."""
    MANUAL = "manual"
    """Markup or the shape of the text stands in the way."""
    ASKED = "asked"
    """It is drawn in a PDF, and made only where a person has been asked about it."""
    APPLIED = "applied"
    """It has been put into the records."""


@dataclass(slots=True, eq=False)
class Change:
    """Text from *start* to *end* of a spot that becomes *new*.

    ``whole``: a paragraph is removed. ``joins``: it is joined to the one behind it, whose spot is
    ``follows``. ``key`` is the value that has to be changed, for people. ``remark`` is the mark in
    a PDF that proposes it.
    """

    by: By
    spot: str
    start: int
    end: int
    old: str
    new: tuple[Token, ...]
    status: Status
    place: Place | None = None
    key: str = ""
    home: Home | None = None
    whole: bool = False
    joins: bool = False
    follows: str = ""
    moved: Change | None = None
    """The other half of a move: both are made, or none."""
    remark: Remark | None = None

    @property
    def text(self) -> str:
        """The new text."""
        return "".join(token.char for token in self.new)


def proposals(marked: Marked, printed: Printed) -> list[Change]:
    """Every change of *marked*, in the order of the document."""
    changes: list[Change] = []
    order = list(marked.spots)
    for number, (name, tokens) in enumerate(marked.spots.items()):
        follows = order[number + 1] if number + 1 < len(order) else ""
        joined = marked.joined.get(name)
        spot = printed.spots.by_id.get(name)
        if spot is None:
            changes += _unknown(name, tokens, joined)
            continue
        text = printed.text(name)
        if base_of(tokens) != text:
            tokens = _untracked(tokens, text)
        found = list(_grouped(name, tokens))
        if joined is not None:
            found = _with_end(name, tokens, found, joined, follows)
        homes = printed.homes(spot) if found else []
        for change in found:
            settle(change, spot, homes, printed)
        changes += found
    for tokens in marked.outside:
        changes += (_without_home(c) for c in _grouped("", tokens))
    _pair_moves(changes)
    return changes


def _without_home(change: Change) -> Change:
    change.status = Status.GENERATED
    return change


def _unknown(name: str, tokens: Sequence[Token], joined: By | None) -> Iterator[Change]:
    """Changes of text that the records do not have any more."""
    changes = list(_grouped(name, tokens))
    if not changes and joined is not None:
        changes = [Change(joined, name, 0, 0, "", (), Status.CONFLICT)]
    for change in changes:
        change.status = Status.CONFLICT
        yield change


def _untracked(tokens: Sequence[Token], text: str) -> list[Token]:
    """*tokens* with what was changed from *text* without being tracked, by nobody."""
    base = [token for token in tokens if token.state is not State.ADDED]
    added: dict[int, list[Token]] = {}
    position = 0
    for token in tokens:
        if token.state is State.ADDED:
            added.setdefault(position, []).append(token)
        else:
            position += 1
    result: list[Token] = []
    old = "".join(token.char for token in base)
    for kind, a, b, c, d in SequenceMatcher(None, text, old, autojunk=False).get_opcodes():
        if kind in {"delete", "replace"}:
            result += (Token(char, State.REMOVED, By()) for char in text[a:b])
        for index in range(c, d):
            result += added.pop(index, [])
            token = base[index]
            if kind == "equal":
                result.append(token)
            elif token.state is State.KEPT:
                result.append(token._replace(state=State.ADDED, by=By()))
    for rest in added.values():
        result += rest
    return result


def _grouped(spot: str, tokens: Sequence[Token]) -> Iterator[Change]:
    """Stretches that one author changed, without kept text between."""
    start = position = 0
    stretch: list[Token] = []

    def change() -> Change:
        old = base_of(stretch)
        new = tuple(token for token in stretch if token.state is State.ADDED)
        by = stretch[0].by or By()
        return Change(by, spot, start, start + len(old), old, new, Status.READY)

    for token in tokens:
        author = token.by.author if token.by else ""
        other = stretch and (stretch[0].by or By()).author != author
        if stretch and (token.state is State.KEPT or other):
            yield change()
            stretch = []
        if token.state is not State.KEPT:
            if not stretch:
                start = position
            stretch.append(token)
        position += token.state is not State.ADDED
    if stretch:
        yield change()


def _with_end(
    name: str, tokens: Sequence[Token], changes: list[Change], by: By, follows: str
) -> list[Change]:
    """*changes* of a paragraph whose end was removed: it is gone, or joined to the next."""
    kept = any(token.state is not State.REMOVED for token in tokens)
    if not kept and len(changes) == 1:
        changes[0].whole = True
        return changes
    end = len(base_of(tokens))
    join = Change(by, name, end, end, "", (), Status.READY, joins=True, follows=follows)
    return [*changes, join]


def settle(change: Change, spot: Spot, homes: Sequence[Home], printed: Printed) -> None:
    """Find where *change* belongs, and whether it can be made there."""
    length = len(printed.text(spot.id))
    change.whole |= change.start == 0 and change.end == length and not change.new
    change.home = next((h for h in homes if _holds(h, change)), None)
    change.place = _place_of(change, spot, printed)
    if change.home is not None:
        path = change.home.path
        if not change.home.is_prose and (PARAGRAPH in change.text or change.joins or change.whole):
            change.status = Status.MANUAL
    else:
        path = printed.place_key(change.place) or ()
        change.status = Status.MANUAL if spot.prose is not None else Status.GENERATED
    change.key = ".".join(str(step + 1) if isinstance(step, int) else step for step in path)


def _place_of(change: Change, spot: Spot, printed: Printed) -> Place:
    """The line of the records that *change* is about."""
    home = change.home
    if home is not None:
        first = change.start if change.old else max(change.start - 1, 0)
        near = [i for i in home.indexes[first : change.end + 1] if i is not None]
        document, source = printed.document(home.file), printed.sources[home.file]
        if near and spot.prose is not None:
            return spot.prose.text.at(near[0])
        if document is not None:
            node = document.node(home.path)
            return source.place(node.start_mark.index, node.end_mark.index)
    return spot.at(len(printed.text(spot.id)[: change.start]))


def _holds(home: Home, change: Change) -> bool:
    """Whether the text that is changed, or beside which is added, is that of *home*."""
    if home.is_prose:
        return True
    if change.old:
        return all(index is not None for index in home.indexes[change.start : change.end])
    beside = home.indexes[max(change.start - 1, 0) : change.start + 1]
    return any(index is not None for index in beside)


def _pair_moves(changes: Sequence[Change]) -> None:
    """Paragraphs that were removed here and added there, word for word."""
    removed = {change.old: change for change in changes if change.whole and change.home}
    for change in changes:
        origin = removed.get(change.text.strip(PARAGRAPH)) if PARAGRAPH in change.text else None
        if origin is not None and origin.moved is None and origin is not change and not change.old:
            change.moved, origin.moved = origin, change
