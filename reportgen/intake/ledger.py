"""Where each paragraph of a file went, so that nothing is dropped in silence.

A recogniser that uses a paragraph enters it here: which of its words it *kept* in a record, and
which it *read*, because the program prints them itself (numbers of headings, labels, dates). In the
end the ledger is compared with the records as they were written, not with what was claimed: what is
neither in a record nor read is unplaced.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import normalize

from reportgen.intake.blocks import Document, Paragraph, paragraphs


class Entry(NamedTuple):
    """A use of a paragraph: *where* it went, the words kept, and those read."""

    where: str
    kept: tuple[str, ...]
    read: tuple[str, ...]


class Guess(NamedTuple):
    """A value that a person must look at: where it is, its text, and what is doubtful."""

    where: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A paragraph, or the rest of one, that is in no record."""

    text: str
    after: str
    """The heading that it stands under."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """Paragraphs and characters (white space not counted) that went to one place."""

    paragraphs: int = 0
    characters: int = 0

    def with_text(self, text: str) -> Tally:
        """One paragraph more."""
        return Tally(self.paragraphs + 1, self.characters + len(bare(text)))


@dataclass(frozen=True, slots=True)
class Account:
    """The whole: what is in records by file, what was read, what is unplaced, and all there was."""

    placed: Mapping[str, Tally]
    read: Tally
    unplaced: tuple[Unplaced, ...]
    whole: Tally

    @property
    def missing(self) -> int:
        """Characters that are nowhere; 0, or there is a bug."""
        characters = self.whole.characters - self.read.characters
        characters -= sum(tally.characters for tally in self.placed.values())
        return characters - sum(len(bare(item.text)) for item in self.unplaced)


class Ledger:
    """The uses of every paragraph of one document."""

    def __init__(self) -> None:
        self._entries: dict[int, list[Entry]] = {}
        self._why: dict[int, str] = {}
        self.guesses: list[Guess] = []

    def put(
        self, paragraph: Paragraph, where: str, kept: str | Iterable[str] = (),
        read: str | Iterable[str] = (),
    ) -> None:  # fmt: skip
        """Enter a use of *paragraph* for the record file *where*."""
        entry = Entry(where, _parts(kept), _parts(read))
        self._entries.setdefault(_key(paragraph), []).append(entry)

    def leave(self, paragraph: Paragraph, why: str) -> None:
        """Give the reason why *paragraph* has no place."""
        self._why[_key(paragraph)] = why

    def has(self, paragraph: Paragraph) -> bool:
        """Whether a recogniser has used *paragraph* or given it up."""
        return _key(paragraph) in self._entries or _key(paragraph) in self._why

    def guess(self, where: str, text: str, why: str) -> None:
        """Enter a value that a person must look at."""
        self.guesses.append(Guess(where, text, why))

    def where(self, paragraph: Paragraph) -> str:
        """The record file that *paragraph* went to; empty where it has none."""
        return next((entry.where for entry in self._entries.get(_key(paragraph), [])), "")

    def readings(self) -> Iterator[tuple[str, str]]:
        """Where, and the words that the program prints itself."""
        for entries in self._entries.values():
            for entry in entries:
                for words in entry.read:
                    yield entry.where, words

    def settle(self, document: Document, records: Mapping[str, Iterable[str]]) -> Account:
        """The account of *document*; *records* are the values of each record file."""
        written = {where: "".join(map(core, values)) for where, values in records.items()}
        placed: dict[str, Tally] = {}
        read = whole = Tally()
        unplaced: list[Unplaced] = []
        heading = ""
        blocks = [*document.blocks, *(b for note in document.notes.values() for b in note)]
        for paragraph in paragraphs(tuple(blocks)):
            text = paragraph.text
            if not bare(text):
                continue
            if paragraph.level:
                heading = paragraph.line
            whole = whole.with_text(text)
            entries = self._entries.get(_key(paragraph), [])
            kept = [part for entry in entries for part in entry.kept]
            words = [part for entry in entries for part in entry.read]
            lost = any(core(part) not in written.get(entry.where, "")
                       for entry in entries for part in entry.kept)  # fmt: skip
            rest = Counter(core(text)) - Counter(core("".join(kept + words)))
            if not entries or lost or rest:
                why = self._why.get(_key(paragraph), "")
                unplaced.append(Unplaced(text.strip(), heading, why))
            elif kept:
                where = next(entry.where for entry in entries if entry.kept)
                placed[where] = placed.get(where, Tally()).with_text(text)
            else:
                read = read.with_text(text)
        return Account(placed, read, tuple(unplaced), whole)


def _key(paragraph: Paragraph) -> int:
    """A paragraph under another role is still the same."""
    return id(paragraph.content)


def _parts(text: str | Iterable[str]) -> tuple[str, ...]:
    parts = (text,) if isinstance(text, str) else tuple(text)
    return tuple(part for part in parts if part)


def bare(text: str) -> str:
    """*text* without white space."""
    return "".join(text.split())


_MARKUP = re.compile(
    r"\[\]\(#[^)]*\)|\]\([^)\s]*\)|\[\^[^\]\s]*\]:?|\{#[\w-]+|\b(?:alt|caption|source)=(?=\")"
    r"|^\s*(?:\d+\.|-) ",
    re.MULTILINE,
)
"""Signs of Markdown that have letters or digits."""


def core(text: str) -> str:
    """The letters and digits of *text*, Markdown's own signs left out, to compare with."""
    plain = normalize("NFKC", _MARKUP.sub("", text))
    return "".join(char for char in plain if char.isalnum())
