"""Changes put into the records: as edits of values, made whole or not at all, and read again.

A change of marked-up text can be written in more than one way. Each is tried in turn on a copy of
the records in memory; it counts only where the report composed of the copy shows the very text that
the document shows when its changes are accepted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path, PurePath
from typing import NamedTuple

from reportgen.edit import Set, Unchangeable, changed, write_files
from reportgen.edit.document import Path as KeyPath
from reportgen.edit.files import with_own_line_ends
from reportgen.review.marked import PARAGRAPH
from reportgen.review.printed import Home, Printed, printed
from reportgen.review.proposals import Change, Status
from reportgen.review.written import WAYS, Splice, in_prose, in_value, line_start, without_block
from reportgen.world import World

Scalar = tuple[str, KeyPath]


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
        for change in wanted:
            self.ways[id(change)] = 0
        good, way = list(wanted), 0
        while wrong := self._wrong(good):
            if len(wrong) == len(good) > 1:
                return self._apart(good)
            way += 1
            if way < WAYS:
                self.ways.update((id(change), way) for change in wrong)
            else:
                also = {id(change.moved) for change in wrong if change.moved is not None}
                good = [c for c in good if c not in wrong and id(c) not in also]
        return good

    def _apart(self, wanted: Sequence[Change]) -> list[Change]:
        """*wanted* in halves: where all fail at once, the fault may be of one.

        A change that cannot be written, or after which the report cannot be read, spoils the rest.
        """
        first, second = _halves(wanted)
        if not first or not second:
            return []
        more, fewer = sorted((self.best(first), self.best(second)), key=len, reverse=True)
        return self._together(more, fewer)

    def _together(self, good: list[Change], more: Sequence[Change]) -> list[Change]:
        """*good* with those of *more* that come out right beside them."""
        both = [*good, *more]
        if not more or not self._wrong(both):
            return both
        first, second = _halves(more)
        if not first or not second:
            return good
        return self._together(self._together(good, first), second)

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
        way = self.ways[id(change)]
        home = change.home
        assert home is not None
        if not home.is_prose:
            return in_value(change, home)
        if change.whole:
            return [without_block(home)]
        if change.joins:
            return self._joined(change, home)
        raw = ""
        if change.moved is not None and change.moved.home is not None:
            origin = change.moved.home
            raw = origin.value[line_start(origin.value, origin.first) : origin.end]
        return in_prose(change, home, way, raw)

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


def _halves(changes: Sequence[Change]) -> tuple[list[Change], list[Change]]:
    """*changes* in two; the halves of a move stay together."""
    middle = len(changes) // 2
    first = list(changes[:middle])
    first += [c.moved for c in first if c.moved is not None and c.moved in changes[middle:]]
    return first, [change for change in changes if change not in first]


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
