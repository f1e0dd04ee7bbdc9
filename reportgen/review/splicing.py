"""Changes put into the records: as edits of values, made whole or not at all, and read again.

A change of marked-up text can be written in more than one way. Each is tried in turn on a copy of
the records in memory; it counts only where the report composed of the copy shows the very text that
the document shows when its changes are accepted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path, PurePath
from typing import NamedTuple

from reportgen.edit import Set, Unchangeable, changed, write_files
from reportgen.edit.document import Path as KeyPath
from reportgen.edit.files import with_own_line_ends
from reportgen.review.marked import NOTE, OBJECT, PARAGRAPH
from reportgen.review.printed import Home, Printed, printed
from reportgen.review.proposals import Change, Status
from reportgen.world import World

_WAYS = 3
"""Ways in which a change of marked-up text can be written."""
_MARKER = re.compile(r"[ \t]*(?:>[ \t]?)*(?P<mark>[-*+]|(?P<number>\d{1,9})(?P<sign>[.)]))[ \t]+")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_SPECIAL = re.compile(r"[\\`*\[\]<>{}|$]|(?<![^\W_])_|_(?![^\W_])")
_OPENING = re.compile(r"(?:\d{1,9}[.)]|[-+#:~])(?=\s|$)|^#{1,6}(?=\s)")
_ADDRESS = re.compile(r"https?://[^\s<>「」（），。；]+")
_CLOSING = re.compile(r"(?:[*_`]+|\]\([^()\n]*\)(?:\{[^{}\n]*\})?|\]\{[^{}\n]*\})+")

Scalar = tuple[str, KeyPath]


class Splice(NamedTuple):
    """New text of a value in the place of the characters from ``start`` to ``end``."""

    start: int
    end: int
    text: str


class Result(NamedTuple):
    """The record files after the changes of *made*: their bytes before, and their new text."""

    files: Mapping[str, tuple[bytes, str]]
    made: tuple[Change, ...]


def spliced(world: World, folder: Path, before: Printed, changes: Sequence[Change]) -> Result:
    """The files with those of *changes* that can be made.

    Each of *changes* that was ``READY`` is ``APPLIED`` or ``MANUAL`` then.
    """
    attempt = _Attempt(world, folder, before)
    wanted = [change for change in changes if change.status is Status.READY and change.home]
    wanted = [c for c in wanted if c.moved is None or c.moved in wanted]
    made = attempt.best(wanted)
    for change in wanted:
        change.status = Status.APPLIED if change in made else Status.MANUAL
    return Result(attempt.files(made), tuple(made))


def write(before: Printed, result: Result) -> None:
    """Write the files of *result*: all, or none. Raises as :func:`write_files`."""
    if result.files:
        write_files(before.report.folder, result.files)


class _Attempt:
    def __init__(self, world: World, folder: Path, before: Printed) -> None:
        self.world = world
        self.folder = folder
        self.before = before
        self.ways: dict[int, int] = {}
        """The way in which each change is written."""
        self.blocks = _blocks(before)

    def best(self, wanted: Sequence[Change]) -> list[Change]:
        """As many of *wanted* as come out right, each in the first way that does."""
        for way in range(_WAYS):
            wrong = self._wrong(wanted)
            if not wrong:
                return list(wanted)
            if way + 1 < _WAYS:
                for change in wrong:
                    self.ways[id(change)] = way + 1
        good = list(wanted)
        while good and (wrong := self._wrong(good)):
            also = {id(change.moved) for change in wrong if change.moved is not None}
            good = [c for c in good if c not in wrong and id(c) not in also]
        return good

    def files(self, changes: Iterable[Change]) -> dict[str, tuple[bytes, str]]:
        """The files that *changes* are in: their bytes before, and their new text."""
        return {
            path: (self.before.report.files[path], text)
            for path, text in (self._texts(changes) or {}).items()
        }

    def _wrong(self, changes: Sequence[Change]) -> list[Change]:
        """Those of *changes* that do not come out as meant when all are made."""
        unwritten = [change for change in changes if self._written(change) is None]
        texts = self._texts(changes) if not unwritten else None
        if texts is None:
            return unwritten or list(changes)
        files = self.before.report.files
        try:
            unsaved = {p: with_own_line_ends(text, files[p]) for p, text in texts.items()}
        except Unchangeable:
            return list(changes)
        after = printed(self.world, self.folder, unsaved)
        if after is None or len(after.report.lasting) > len(self.before.report.lasting):
            return list(changes)
        blocks = _blocks(after)
        wrong: set[str] = set()
        for scalar, wanted in self._expected(changes).items():
            there = [text.strip() for _, text in blocks.get(scalar, [])]
            wrong |= _differing(wanted, [text for text in there if text])
        return [change for change in changes if change.spot in wrong]

    def _texts(self, changes: Iterable[Change]) -> dict[str, str] | None:
        """The new text of each file; ``None`` where a change cannot be written at all."""
        splices: dict[Scalar, list[Splice]] = {}
        homes: dict[Scalar, Home] = {}
        for change in changes:
            assert change.home is not None
            written = self._written(change)
            if written is None:
                return None
            splices.setdefault(_scalar(change), []).extend(written)
            homes[_scalar(change)] = change.home
        edits: dict[str, list[Set]] = {}
        for scalar, parts in splices.items():
            value = _with(homes[scalar].value, parts)
            if value is None:
                return None
            edits.setdefault(scalar[0], []).append(Set(scalar[1], value))
        try:
            return {
                self._inside(file): changed(self.before.sources[file].text, *sets)
                for file, sets in edits.items()
            }
        except Unchangeable:
            return None

    def _inside(self, file: str) -> str:
        label = self.before.report.folder.label
        return PurePath(file).relative_to(label).as_posix() if label else file

    def _written(self, change: Change) -> list[Splice] | None:
        way = self.ways.get(id(change), 0)
        home = change.home
        assert home is not None
        if not home.is_prose:
            return _in_value(change, home)
        if change.whole:
            return [_without_block(home)]
        if change.joins:
            return self._joined(change, home)
        raw = ""
        if change.moved is not None and change.moved.home is not None:
            origin = change.moved.home
            raw = origin.value[_line(origin.value, origin.first) : origin.end]
        return _in_prose(change, home, way, raw)

    def _joined(self, change: Change, home: Home) -> list[Splice] | None:
        spot = self.before.spots.by_id.get(change.follows)
        homes = self.before.homes(spot) if spot is not None else []
        if not homes or (homes[0].file, homes[0].path) != (home.file, home.path):
            return None
        first = next((i for i in homes[0].indexes if i is not None), None)
        if first is None or first < home.end:
            return None
        return [Splice(home.end, first, "")]

    def _expected(self, changes: Sequence[Change]) -> dict[Scalar, list[_Block]]:
        """The blocks of each prose that *changes* are in, after them."""
        by_spot: dict[str, list[Change]] = {}
        for change in changes:
            by_spot.setdefault(change.spot, []).append(change)
        expected: dict[Scalar, list[_Block]] = {}
        for scalar in {_scalar(change) for change in changes} & self.blocks.keys():
            text, spots = "", set[str]()
            for spot, block in self.blocks[scalar]:
                own = by_spot.get(spot, [])
                for change in sorted(own, key=lambda c: c.start, reverse=True):
                    block = block[: change.start] + change.text + block[change.end :]
                text += block
                spots |= {spot} if own else set()
                if not any(change.joins for change in own):
                    parts = (part.strip() for part in text.split(PARAGRAPH))
                    blocks = [_Block(part, frozenset(spots)) for part in parts if part]
                    # A block that is gone shows in what stands beside it.
                    blocks = blocks or [_Block("", frozenset(spots))]
                    expected.setdefault(scalar, []).extend(blocks)
                    text, spots = "", set()
        return expected


class _Block(NamedTuple):
    """The text of a block, and the spots whose changes made it so."""

    text: str
    spots: frozenset[str]


def _differing(wanted: Sequence[_Block], there: Sequence[str]) -> set[str]:
    """The spots whose blocks, or the ones beside them, are not *there* as *wanted*."""
    texts = [block.text for block in wanted if block.text]
    if texts == there:
        return set()
    lines = [block.text for block in wanted]
    spots: set[str] = set()
    matcher = SequenceMatcher(None, lines, there, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        gone_only = first == last and not any(lines[start:end])
        if kind != "equal" and not gone_only:
            near = wanted[max(start - 1, 0) : end + 1] if start == end else wanted[start:end]
            spots.update(*(block.spots for block in near))
    return spots or set().union(*(block.spots for block in wanted))


def _scalar(change: Change) -> Scalar:
    assert change.home is not None
    return change.home.file, change.home.path


def _blocks(report: Printed) -> dict[Scalar, list[tuple[str, str]]]:
    """The spots of each prose with their texts, in order."""
    blocks: dict[Scalar, list[tuple[str, str]]] = {}
    for spot in report.spots.spots:
        scalar = report.scalar(spot)
        if scalar is not None and spot.id in report.texts:
            blocks.setdefault(scalar, []).append((spot.id, report.text(spot.id)))
    # A note stands behind the blocks: where a paragraph is divided, its call may come first or not.
    for own in blocks.values():
        own.sort(key=lambda block: block[0] in report.notes)
    return blocks


def _with(value: str, splices: Iterable[Splice]) -> str | None:
    """*value* after *splices*; ``None`` where two of them overlap."""
    done = len(value)
    for start, end, text in sorted(splices, key=lambda s: (s.start, s.end), reverse=True):
        if end > done:
            return None
        value = value[:start] + text + value[end:]
        done = start
    return value


# --- how a change is written


def _in_value(change: Change, home: Home) -> list[Splice] | None:
    indexes = [i for i in home.indexes[change.start : change.end] if i is not None]
    if indexes:
        return [Splice(indexes[0], indexes[-1] + 1, change.text)]
    before = home.indexes[change.start - 1] if change.start else None
    after = home.indexes[change.start] if change.start < len(home.indexes) else None
    at = after if after is not None else before + 1 if before is not None else None
    return [Splice(at, at, change.text)] if at is not None else None


def _in_prose(change: Change, home: Home, way: int, raw: str) -> list[Splice] | None:
    """*change* in Markdown, in the *way* of this number; *raw* is moved text as it was typed."""
    removed = home.indexes[change.start : change.end]
    known = [index for index in removed if index is not None]
    if not change.old:
        at = _insertion(change, home, way)
        return [Splice(at, at, _markdown(change, home, at, raw))] if at is not None else None
    start, end = _removal(change, home)
    if start is None or end is None or end < start:
        return None
    text = _markdown(change, home, start, raw) if change.new else ""
    whole = any(char in {OBJECT, NOTE} for char in change.old) or len(known) < len(removed)
    if end - start == len(known) or whole or way == 1:
        return [Splice(start, end, text)]
    if way == 0:
        pieces = _stretches(known)
        return [Splice(a, b, text if n == 0 else "") for n, (a, b) in enumerate(pieces)]
    while start > 0 and home.value[start - 1] in "*_" and home.value[end : end + 1] in {"*", "_"}:
        start, end = start - 1, end + 1
    return [Splice(start, end, text)]


def _removal(change: Change, home: Home) -> tuple[int | None, int | None]:
    """The stretch of the value that the removed text stands in, with what it shows as numbers."""
    indexes = home.indexes
    start = indexes[change.start]
    if start is None:
        before = next((i for i in reversed(indexes[: change.start]) if i is not None), None)
        start = before + 1 if before is not None else None
    last = indexes[change.end - 1]
    end = last + 1 if last is not None else None
    if end is None:
        end = next((i for i in indexes[change.end :] if i is not None), home.end)
    return start, end


def _stretches(indexes: Sequence[int]) -> list[tuple[int, int]]:
    stretches: list[tuple[int, int]] = []
    for index in indexes:
        if stretches and stretches[-1][1] == index:
            stretches[-1] = (stretches[-1][0], index + 1)
        else:
            stretches.append((index, index + 1))
    return stretches


def _insertion(change: Change, home: Home, way: int) -> int | None:
    """Where added text goes: beside the text that it looks like, on its side of a note's call."""
    indexes = home.indexes
    before = next((n for n in range(change.start - 1, -1, -1) if indexes[n] is not None), None)
    after = next((n for n in range(change.start, len(indexes)) if indexes[n] is not None), None)
    behind = None if before is None else (indexes[before] or 0) + 1
    ahead = home.end if after is None else indexes[after]
    if behind is None or ahead is None or ahead < behind:
        return ahead if behind is None else behind
    adjacent = before == change.start - 1
    marked_up = _CLOSING.match(home.value, behind, ahead)
    if way == 1:
        return ahead
    if not adjacent:  # behind what the layout shows for it: a reference, the call of a note
        return ahead
    if way == 2 and marked_up:
        return marked_up.end()
    if PARAGRAPH in change.text and after is None:
        return home.end
    return behind


def _without_block(home: Home) -> Splice:
    """The lines of a block gone, with the blank lines on one side."""
    value = home.value
    start = _line(value, home.first)
    end = value.find("\n", home.end)
    end = len(value) if end < 0 else end + 1
    rest = value[end:]
    blank = len(rest) - len(rest.lstrip("\n"))
    if rest.strip():
        return Splice(start, end + blank, "")
    return Splice(len(value[:start].rstrip("\n")), home.end, "")


def _line(value: str, index: int) -> int:
    return value.rfind("\n", 0, index) + 1


def _markdown(change: Change, home: Home, at: int, raw: str) -> str:
    """The added text as Markdown, its paragraphs as those of the block that it is put into."""
    if raw:
        stripped = change.text.strip(PARAGRAPH)
        lead, _, tail = change.text.partition(stripped)
        between = _between(home)
        return between * len(lead) + _bare(raw) + between * len(tail)
    paragraphs = change.text.split(PARAGRAPH)
    start = not home.value[_line(home.value, at) : at].strip(" \t>")
    written = [_escaped(part, start=start or number > 0) for number, part in enumerate(paragraphs)]
    return _between(home).join(written)


def _bare(raw: str) -> str:
    """A block as it was typed, without the marker of an item."""
    match = _MARKER.match(raw)
    return raw[match.end() :] if match else raw.lstrip(" ")


def _between(home: Home) -> str:
    """What begins a new paragraph, or a new item, behind the block of *home*."""
    value = home.value
    line = _line(value, home.first)
    item = _MARKER.match(value, line)
    if item:
        mark = item[0]
        if item["number"]:
            mark = mark.replace(item["number"], str(int(item["number"]) + 1), 1)
        return "\n" + mark
    quote = _QUOTE.match(value, line)
    if quote:
        return f"\n{quote[0].rstrip()}\n{quote[0]}"
    indent = value[line : len(value) - len(value[line:].lstrip(" "))]
    return "\n\n" + indent


def _escaped(text: str, *, start: bool) -> str:
    """*text* as Markdown that reads as it, addresses as they are; *start*: of a paragraph."""
    parts: list[str] = []
    position = 0
    for address in _ADDRESS.finditer(text):
        parts.append(_SPECIAL.sub(r"\\\g<0>", text[position : address.start()]))
        parts.append(address[0])
        position = address.end()
    parts.append(_SPECIAL.sub(r"\\\g<0>", text[position:]))
    escaped = "".join(parts).replace("\n", "\\\n")
    match = _OPENING.match(escaped) if start else None
    if match:
        sign = match.end() - 1 if match[0][0].isdigit() else 0
        escaped = escaped[:sign] + "\\" + escaped[sign:]
    return escaped
