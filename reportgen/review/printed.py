"""The report as it is now: the text of each spot as the export writes it, and its source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from reportgen import limits
from reportgen.authority.numbering import for_language
from reportgen.check.ask.passages import Passage, attribute_passages, prose_passage
from reportgen.compose.document import FINAL, compose
from reportgen.edit.document import Document, Unchangeable
from reportgen.edit.document import Path as KeyPath
from reportgen.export.blocks import read_blocks
from reportgen.export.counting import Label, labels_of
from reportgen.export.model import (
    Block,
    Break,
    Figure,
    Heading,
    Inline,
    ListBlock,
    Note,
    Paragraph,
    Run,
    Table,
    TextDocument,
)
from reportgen.language import translator
from reportgen.pipeline.first import Read, read_report
from reportgen.places import Place, Source
from reportgen.review.marked import NOTE, OBJECT
from reportgen.text import fold
from reportgen.whereabouts import Spot, Spots, locate, with_ids
from reportgen.world import World


@dataclass(frozen=True, slots=True)
class Letter:
    """A character that a spot shows, and whether it is bold, slanted or a link."""

    char: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """Where the text of a spot can be changed: a scalar of a file.

    ``indexes`` has for each character of the spot its index in the scalar's value, or ``None`` for
    one that the layout made. ``end`` is the index behind the spot's text in the value.
    ``attributes`` are the indexes of a prose that stand in attributes: captions and sources.
    """

    file: str
    path: KeyPath
    value: str
    indexes: tuple[int | None, ...]
    first: int
    end: int
    is_prose: bool
    attributes: frozenset[int] = frozenset()


_NOTE = re.compile(r"[ \t]*\[\^[^\]\n]+\]:[^\n]*(?:\n(?![ \t]*(?:\[\^|\n|\Z))[^\n]*)*")
"""The first paragraph of a note, over all its lines."""

_ATTRIBUTES = re.compile(r"^[ \t]*\{[^{}]*\}[ \t]*\n[ \t]*\Z", re.MULTILINE)
"""The line of attributes above a table."""


class Printed:
    """A report that was read and composed; ``texts`` are the letters of each spot, by its id."""

    def __init__(self, report: Read) -> None:
        assert report.manuscript is not None
        assert report.layout is not None
        translate = translator(report.manuscript.records.language)
        composition = compose(report.manuscript, report.layout, translate)
        self.report = report
        self.spots: Spots = locate(
            composition.html,
            report.manuscript,
            report.layout,
            translate,
            FINAL,
            report.folder.label,
        )
        numbering = for_language(report.layout.authority.numbering, composition.language)
        document = read_blocks(with_ids(composition.html, self.spots), numbering)
        self.notes: set[str] = set()
        """The spots that are notes."""
        self.texts = dict(_texts(document, self.notes))
        self.order = {spot.id: number for number, spot in enumerate(self.spots.spots)}
        self.sources: Mapping[str, Source] = report.sources
        self._documents: dict[str, Document | None] = {}

    @cached_property
    def whole(self) -> str:
        """The text of all spots, in their order."""
        return "".join(text for text, _ in self._joined)

    @cached_property
    def _joined(self) -> list[tuple[str, Spot]]:
        return [(self.text(spot.id), spot) for spot in self.spots.spots]

    @cached_property
    def starts(self) -> list[int]:
        """The index in ``whole`` at which each spot begins."""
        return [0, *accumulate(len(text) for text, _ in self._joined)]

    def text(self, spot: str) -> str:
        """The text that *spot* shows."""
        return "".join(letter.char for letter in self.texts.get(spot, ()))

    def document(self, file: str) -> Document | None:
        """The nodes of *file*; ``None`` where it is no YAML."""
        if file not in self._documents:
            try:
                self._documents[file] = Document(self.sources[file].text)
            except (Unchangeable, KeyError):
                self._documents[file] = None
        return self._documents[file]

    def homes(self, spot: Spot) -> list[Home]:
        """Where text of *spot* can be changed: one prose, or values that it shows as they are."""
        if spot.prose is not None:
            home = self._prose_home(spot)
            return [home] if home is not None else []
        return list(self._value_homes(spot))

    def scalar(self, spot: Spot) -> tuple[str, KeyPath] | None:
        """The prose that *spot* is a block of: its file and key."""
        if spot.prose is None:
            return None
        document = self.document(spot.place.file)
        path = document.path_at(spot.prose.text.span[0]) if document is not None else None
        return (spot.place.file, path) if path is not None else None

    def place_key(self, place: Place) -> KeyPath | None:
        """The key of the value that stands at *place*."""
        document = self.document(place.file)
        source = self.sources.get(place.file)
        if document is None or source is None:
            return None
        return document.path_at(source.index(place.line, place.column))

    def _prose_home(self, spot: Spot) -> Home | None:
        assert spot.prose is not None
        prose, source = spot.prose.text, spot.prose.text.source
        document = self.document(spot.place.file)
        path = document.path_at(prose.span[0]) if document is not None else None
        text = self.text(spot.id)
        if source is None or path is None or len(text) > limits.REVIEW_TEXT:
            return None
        first = source.index(spot.place.line, spot.place.column)
        last = source.index(spot.place.end_line, spot.place.end_column)
        if note := _NOTE.match(source.text, first):
            last = max(last, min(note.end(), prose.span[1]))
        inside = [i for i in range(len(prose)) if first <= prose.offset(i) < last]
        if not inside:
            return None
        passages = (prose_passage(prose, "prose"), *attribute_passages(prose))
        above = _ATTRIBUTES.search(str(prose)[: inside[0]])
        begin = above.start() if above else inside[0]
        text_pairs, *rest = map(_pairs, passages)
        read = [pair for pair in text_pairs if inside[0] <= pair[1] <= inside[-1]]
        outside = [pair for pairs in rest for pair in pairs if begin <= pair[1] <= inside[-1]]
        typed = _typed(str(prose), inside, read + outside)
        indexes = _aligned(text, typed)
        # The caption of a table stands in its attributes alone; its words may be in a cell, too.
        alone = _aligned(text, outside) if outside else []
        if outside and alone.count(None) <= indexes.count(None):
            indexes = alone
        end = inside[-1] + 1
        value = str(prose)
        while end > inside[0] and value[end - 1].isspace():
            end -= 1
        file = spot.place.file
        attributes = frozenset(index for _, index in outside)
        return Home(file, path, value, tuple(indexes), inside[0], end, True, attributes)

    def _value_homes(self, spot: Spot) -> Iterator[Home]:
        """The scalars of the values of *spot* that are printed as they stand in their files."""
        text = self.text(spot.id)
        starts = [index for index, char in enumerate(text) for _ in fold(char)] + [len(text)]
        for start, end, place in spot.values:
            document, path = self.document(place.file), self.place_key(place)
            if document is None or path is None or end >= len(starts):
                continue
            value = document.node(path).value
            first = text.find(value, starts[start], starts[end])
            if not value or first < 0:
                continue
            indexes: list[int | None] = [None] * len(text)
            indexes[first : first + len(value)] = range(len(value))
            yield Home(place.file, path, value, tuple(indexes), 0, len(value), is_prose=False)


def printed(world: World, folder: Path, unsaved: Mapping[str, bytes] = {}) -> Printed | None:
    """The report in *folder*, with the files of *unsaved*; ``None`` where it cannot be printed."""
    report = read_report(world, folder, unsaved)
    if report.manuscript is None or report.layout is None:
        return None
    return Printed(report)


def _pairs(passage: Passage) -> Iterator[tuple[str, int]]:
    """The characters of *passage*, each with its index in the prose."""
    return zip(passage.text, passage.offsets or (), strict=True)


def _typed(value: str, inside: list[int], pairs: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """*pairs* of characters and their indexes, with code and addresses as they are typed."""
    known = {index for char, index in pairs if char != OBJECT}
    result: list[tuple[str, int]] = []
    indexes = sorted(index for _, index in pairs)
    for char, index in pairs:
        if char != OBJECT:
            result.append((char, index))
            continue
        stop = next((i for i in indexes if i > index), inside[-1] + 1)
        result += [(value[i], i) for i in range(index, stop) if i not in known]
    return result


def _aligned(shown: str, typed: Sequence[tuple[str, int]]) -> list[int | None]:
    """The index of each character of *shown*, which is *typed* but for what the layout made."""
    aligned: list[int | None] = [None] * len(shown)
    letters = "".join(char for char, _ in typed)
    matcher = SequenceMatcher(None, shown, letters, autojunk=False)
    for start, other, size in matcher.get_matching_blocks():
        aligned[start : start + size] = [index for _, index in typed[other : other + size]]
    return aligned


# --- the letters of spots


def _texts(document: TextDocument, notes: set[str]) -> Iterator[tuple[str, list[Letter]]]:
    """The letters of each spot of *document*; those of notes are added to *notes*."""
    texts: dict[str, list[Letter]] = {}
    labels = labels_of(document)
    for content in _contents(block for flow in document.flows for block in flow.blocks):
        at = ""
        for inline in content:
            if isinstance(inline, Run):
                at = inline.at
            if at:
                texts.setdefault(at, []).extend(_letters(inline, labels))
            if isinstance(inline, Note):
                note = next((i.at for i in inline.content if isinstance(i, Run)), "")
                if note:
                    notes.add(note)
                    letters = (x for i in inline.content for x in _letters(i, labels))
                    texts.setdefault(note, []).extend(letters)
    yield from texts.items()


def _letters(inline: Inline, labels: Mapping[str, Label]) -> Iterator[Letter]:
    if isinstance(inline, Run):
        label = labels.get(inline.link[1:]) if inline.link.startswith("#") else None
        if label is not None and label.text == inline.text:
            yield Letter(OBJECT)
            return
        look = "b" * inline.bold + "i" * inline.italic + "a" * bool(inline.link)
        yield from (Letter(char, look) for char in inline.text)
    elif isinstance(inline, Break):
        yield Letter("\n")
    else:
        yield Letter(NOTE if isinstance(inline, Note) else OBJECT)


def _contents(blocks: Iterable[Block]) -> Iterator[tuple[Inline, ...]]:
    """The running texts of *blocks*, in the order in which they are written."""
    for block in blocks:
        if isinstance(block, (Paragraph, Heading)):
            yield block.content
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from _contents(item)
        elif isinstance(block, Figure):
            yield from _contents(block.caption)
        elif isinstance(block, Table):
            yield block.caption
            for row in block.rows:
                for cell in row:
                    yield from _contents(cell.content)
