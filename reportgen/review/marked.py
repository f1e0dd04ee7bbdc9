"""A document that came back: the text of each spot with its changes, and remarks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

PARAGRAPH = "\u2029"
"""The end of a paragraph that was added."""
NOTE = "\ufffb"
"""The call of a note."""
OBJECT = "\ufffc"
"""A formula, or a number that the word processor counts."""


class State(Enum):
    """What became of a character."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


class By(NamedTuple):
    """Who made a change, and when (ISO 8601, as the file has it)."""

    author: str = ""
    date: str = ""


class Token(NamedTuple):
    """A character of the text, what became of it, and whether it is bold, slanted or a link."""

    char: str
    state: State = State.KEPT
    by: By | None = None
    look: str = ""


class Remark(NamedTuple):
    """A comment; *quote* is the text that it is about, *spot* where that begins.

    ``page``, ``before`` and ``after`` are of a PDF: the page, from 1, and the text around *quote*.
    ``proposal`` is the text that a mark asks for in the place of *quote*; ``None`` for words alone.
    ``done``: whoever read it has closed it.
    """

    by: By
    text: str
    spot: str = ""
    quote: str = ""
    page: int = 0
    before: str = ""
    after: str = ""
    proposal: str | None = None
    done: bool = False


@dataclass(slots=True)
class Marked:
    """The text of all spots, in the order of the document.

    ``joined`` has the spots whose paragraph the next one was joined to. ``formats`` counts changes
    of looks alone, which are not brought back.
    """

    spots: dict[str, list[Token]] = field(default_factory=dict)
    joined: dict[str, By] = field(default_factory=dict)
    outside: list[list[Token]] = field(default_factory=list)
    """Changed text in paragraphs that belong to no spot."""
    remarks: list[Remark] = field(default_factory=list)
    formats: int = 0


def base_of(tokens: Iterable[Token]) -> str:
    """The text before the changes."""
    return "".join(token.char for token in tokens if token.state is not State.ADDED)


class Stream:
    """Puts characters, bookmarks and ends of paragraphs, as they come, into spots.

    What is added outside of all spots belongs to the spot before it in its paragraph; in a
    paragraph of its own, to the spot that it was added behind, or before the next.
    """

    def __init__(self, marked: Marked) -> None:
        self.marked = marked
        self._open: dict[str, str] = {}
        self._last = ""
        """The spot that added text belongs to."""
        self._ended = ""
        """The spot at the end of the last paragraph."""
        self._pending: list[Token] = []
        """Added before the next spot, or nowhere."""
        self._around: list[Token] = []

    def opens(self, mark: str, spot: str) -> None:
        """The bookmark *mark* of *spot* begins here."""
        self._open[mark] = spot
        tokens = self.marked.spots.setdefault(spot, [])
        tokens += self._pending
        self._pending = []
        self._last = spot

    def closes(self, mark: str) -> None:
        """The bookmark *mark* ends here."""
        self._open.pop(mark, None)

    @property
    def spot(self) -> str:
        """The innermost spot that is open."""
        return next(reversed(self._open.values()), "")

    def put(self, token: Token) -> None:
        """A character."""
        spot = self.spot
        if not spot and token.state is State.ADDED:
            spot = self._last
            if not spot:
                self._pending.append(token)
                return
        if spot:
            self.marked.spots[spot].append(token)
        elif token.state is not State.KEPT:
            self._around.append(token)

    def ends(self, added: By | None, removed: By | None) -> None:
        """A paragraph ends; its end was *added* or *removed* by somebody."""
        if self._around:
            self.marked.outside.append(self._around)
            self._around = []
        if added is not None:
            self.put(Token(PARAGRAPH, State.ADDED, added))
            return
        if removed is not None and self._last:
            self.marked.joined[self._last] = removed
        self._last = ""

    def finish(self) -> None:
        """The document ends."""
        if self._pending:
            self.marked.outside.append(self._pending)


def changed(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens that are not as they were."""
    return (token for token in tokens if token.state is not State.KEPT)
