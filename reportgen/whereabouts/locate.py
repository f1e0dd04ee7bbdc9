"""The second composition of a report, and what it tells about the first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import PurePath

from reportgen.authority.load import Layout
from reportgen.compose.document import FINAL, compose
from reportgen.compose.marks import Marks
from reportgen.findings import Translate
from reportgen.language import cldr_locale
from reportgen.manuscript import Manuscript, read_manuscript
from reportgen.manuscript.facsimiles import Facsimiles
from reportgen.places import Place, Text
from reportgen.prose.model import Footnote
from reportgen.records import Records
from reportgen.records.appendices import Pages
from reportgen.text import fold
from reportgen.verify.origins import Origins, split_at_marks
from reportgen.whereabouts.ids import Ids
from reportgen.whereabouts.spots import Prose, Spot, Spots, Value
from reportgen.whereabouts.tags import Tags, read_tags

_TAG = re.compile(r"<[a-zA-Z]")


def locate(
    html: str,
    manuscript: Manuscript,
    layout: Layout,
    translate: Translate,
    marks: Marks = FINAL,
    folder: str = "",
) -> Spots:
    """The spots of *html*, as which *manuscript* was composed with these *marks*.

    *folder* is the report's, as places have it (``label_of``).
    """
    return _Locating(manuscript, layout, translate, marks, folder).spots(html)


def with_ids(html: str, spots: Spots) -> str:
    """*html* with the id of its spot as ``data-at`` at each tag that opens one."""
    tags = read_tags(html).tags
    pieces, position = [], 0
    for number, tag in enumerate(tags):
        spot = spots.of_tags[number] if number < len(spots.of_tags) else -1
        around = spots.of_tags[tag.parent] if tag.parent >= 0 else -1
        if spot >= 0 and spot != around:
            pieces += [html[position : tag.end], f' data-at="{spots.spots[spot].id}"']
            position = tag.end
    return "".join((*pieces, html[position:]))


class _Locating:
    def __init__(
        self,
        manuscript: Manuscript,
        layout: Layout,
        translate: Translate,
        marks: Marks,
        folder: str,
    ) -> None:
        self.origins = Origins(cldr_locale(manuscript.records.language))
        records = self.origins.marked(manuscript.records)
        facsimiles = _facsimiles(manuscript, records)
        self.marked = read_manuscript(records, manuscript.authority, translate, facsimiles)
        self.blocks: list[tuple[Prose, Place]] = []
        self.proses: dict[int, Prose] = {}
        self.notes: dict[int, Iterator[Footnote]] = {}
        """The notes of each prose that have not come yet."""
        self.folder = folder
        composed = compose(self.marked, layout, translate, marks, self._block)
        self.tags = read_tags(composed.html)

    def _block(self, text: Text, place: Place) -> str:
        """The name of a block of *text* in the second composition: its number."""
        prose = self.proses.get(id(text))
        if prose is None:
            field = self.origins.proses.get(id(text), "")
            prose = self.proses[id(text)] = Prose(text, field)
            self.notes[id(prose)] = iter(self.marked.prose(text).footnotes)
        self.blocks.append((prose, place))
        return str(len(self.blocks) - 1)

    def spots(self, html: str) -> Spots:
        owners = self._owners()
        texts: dict[int, list[str]] = {}
        for tag, text in self.tags.texts:
            if tag >= 0 and owners[tag] >= 0:
                texts.setdefault(owners[tag], []).append(text)
        ids = Ids()
        spots: list[Spot] = []
        numbers: dict[int, int] = {}
        for owner in sorted(set(owners) - {-1}):
            numbers[owner] = len(spots)
            spots.append(self._spot(owner, "".join(texts.get(owner, ())), ids))
        own = [numbers.get(owner, -1) for owner in owners]
        return Spots(tuple(spots), tuple(_carried(self.tags, own, read_tags(html))))

    def _owners(self) -> list[int]:
        """Of each tag the number of the tag whose spot it is part of, or -1."""
        showing = {tag for tag, text in self.tags.texts if len(split_at_marks(text)) > 1}
        owners: list[int] = []
        in_prose: list[bool] = []
        for number, tag in enumerate(self.tags.tags):
            around = tag.parent >= 0 and in_prose[tag.parent]
            in_prose.append(bool(tag.at) or around)
            own = tag.at or (tag.is_note and around) or (number in showing and not around)
            owners.append(number if own else owners[tag.parent] if tag.parent >= 0 else -1)
        return owners

    def _spot(self, tag: int, raw: str, ids: Ids) -> Spot:
        values, text = self._values(raw)
        block = self._block_of(tag)
        if block is not None:
            prose, place = block
            if self.tags.tags[tag].is_note:
                place = next((note.place for note in self.notes[id(prose)]), place)
            return Spot(self._id(ids, place, prose.field, text), place, text, (), prose)
        number, first = min(values, key=lambda item: item[1].start)
        name = self._id(ids, first.place, self.origins.fields[number], text)
        return Spot(name, first.place, text, tuple(value for _, value in values))

    def _block_of(self, tag: int) -> tuple[Prose, Place] | None:
        while tag >= 0 and not self.tags.tags[tag].at:
            tag = self.tags.tags[tag].parent
        return self.blocks[int(self.tags.tags[tag].at)] if tag >= 0 else None

    def _values(self, raw: str) -> tuple[list[tuple[int, Value]], str]:
        """The values in *raw* with the numbers of their origins, and the text without marks."""
        text, values, starts = "", [], dict[int, int]()
        for part in split_at_marks(raw):
            if isinstance(part, str):
                text += fold(part)
            elif part.opens:
                starts[part.number] = len(text)
            elif part.number in starts:
                place = self.origins.places[part.number]
                values.append((part.number, Value(starts[part.number], len(text), place)))
        return values, text

    def _id(self, ids: Ids, place: Place, field: str, content: str) -> str:
        file = place.file
        if self.folder and PurePath(file).is_relative_to(self.folder):
            file = PurePath(file).relative_to(self.folder).as_posix()
        return ids.name(file, field, content)


def _facsimiles(manuscript: Manuscript, copy: Records) -> Facsimiles:
    """The whole pages of *manuscript* for a *copy* of its records."""
    return {
        id(copied): manuscript.facsimiles[id(file)]
        for appendix, twin in zip(manuscript.records.appendices, copy.appendices, strict=True)
        if isinstance(appendix, Pages) and isinstance(twin, Pages)
        for file, copied in zip(appendix.files, twin.files, strict=True)
        if id(file) in manuscript.facsimiles
    }


def _carried(located: Tags, spots: Sequence[int], plain: Tags) -> Iterator[int]:
    """*spots* of the tags of *located*, for the tags of *plain*, which should be the same ones.

    But for the spans of languages, which are part of the tag around them.
    """
    kept = [number for number, tag in enumerate(located.tags) if not tag.is_language]
    theirs = [located.tags[number].name for number in kept]
    names = [tag.name for tag in plain.tags if not tag.is_language]
    carried = [spots[number] for number in kept]
    if theirs != names:
        # A template that asks how long a text is can write something else of a marked one.
        before, carried = carried, [-1] * len(names)
        matcher = SequenceMatcher(a=theirs, b=names, autojunk=False)
        for here, there, size in matcher.get_matching_blocks():
            carried[there : there + size] = before[here : here + size]
    rest = iter(carried)
    made: list[int] = []
    for tag in plain.tags:
        around = made[tag.parent] if tag.parent >= 0 else -1
        made.append(around if tag.is_language else next(rest))
    yield from made
