"""Tables of a page of a PDF, by the lines that are drawn around their cells.

A cell is bounded by thin rectangles, by strokes, or by a rectangle of its own; each program draws
them in its own way. Where two cells have no line between them, they are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, NamedTuple

from reportgen import limits
from reportgen.intake.blocks import Cell, Paragraph, Span, Table
from reportgen.intake.reading.lines import cells, joined

_NEAR = 3.0
"""Points within which lines meet, or lie on one another."""
_BLANK = 0.15
"""A gap of this part of a line's height is a blank."""
_CLOSING = "。，、；：！？）」』"
"""Marks whose ink stands away from the character before them."""
_LEAST = 6.0
"""Points of the sides of a cell, at least."""

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


class _Rule(NamedTuple):
    """A line at a coordinate, from one end to the other."""

    at: float
    start: float
    end: float


class Piece(NamedTuple):
    """Text of one line with its place on the page."""

    left: float
    bottom: float
    right: float
    top: float
    text: str


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table with its place on the page, and where its columns begin."""

    box: Box
    columns: tuple[float, ...]
    table: Table

    def holds(self, piece: Piece) -> bool:
        """Whether the middle of *piece* is in the table."""
        return _in(piece, self.box)


def ruled_tables(page: Any, text: Any, pieces: Sequence[Piece]) -> list[Ruled]:
    """The tables of *page*, whose text page is *text* and whose text are *pieces*."""
    made = []
    for across, along in _groups(*_rules(page)):
        # A row that the page breaks has no line at that end, but those beside its cells go on.
        ends = [_Rule(at, 0, 0) for rule in along for at in (rule.start, rule.end)]
        xs, ys = _places(along), _places([*across, *ends])
        if len(xs) > 2 and len(ys) > 2:
            box = (xs[0], ys[0], xs[-1], ys[-1])
            inside = list(_cut([p for p in pieces if _in(p, box)], xs, text))
            rows = tuple(_rows(inside, xs, ys[::-1], across, along))
            made.append(Ruled(box, tuple(xs[:-1]), Table(rows)))
    return [ruled for ruled in made if any(cell.text for row in ruled.table.rows for cell in row)]


def _in(piece: Piece, box: Box) -> bool:
    x, y = (piece.left + piece.right) / 2, (piece.bottom + piece.top) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _cut(pieces: Iterable[Piece], xs: Sequence[float], text: Any) -> Iterator[Piece]:
    """*pieces*, those that run over the edge of a column in two."""
    for piece in pieces:
        edges = [x for x in xs if piece.left + _NEAR < x < piece.right - _NEAR]
        for left, right in pairwise([piece.left, *edges, piece.right]):
            words = text.get_text_bounded(left, piece.bottom, right, piece.top) if edges else (
                piece.text
            )  # fmt: skip
            words = re.sub(r"[\r\n\x02\ufffe]+", "", words)
            if words.strip():
                yield Piece(left, piece.bottom, right, piece.top, words)


def _rules(page: Any) -> tuple[list[_Rule], list[_Rule]]:
    """The level and the upright lines of *page*, those on one another as one."""
    import pypdfium2.raw as raw  # type: ignore[import-untyped]

    level: list[_Rule] = []
    upright: list[_Rule] = []
    for number, drawn in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=5)):
        if number >= limits.PDF_RULES:
            return [], []
        left, bottom, right, top = drawn.get_bounds()
        wide, tall = right - left, top - bottom
        if tall <= _NEAR and wide > _LEAST:
            level.append(_Rule((bottom + top) / 2, left, right))
        elif wide <= _NEAR and tall > _LEAST:
            upright.append(_Rule((left + right) / 2, bottom, top))
        elif wide > _LEAST and tall > _LEAST:
            level += (_Rule(bottom, left, right), _Rule(top, left, right))
            upright += (_Rule(left, bottom, top), _Rule(right, bottom, top))
    return _merged(level), _merged(upright)


def _merged(rules: Iterable[_Rule]) -> list[_Rule]:
    made: list[_Rule] = []
    for rule in sorted(rules):
        before = next((n for n in range(len(made) - 1, -1, -1)
                       if rule.at - made[n].at <= _NEAR and rule.start <= made[n].end + _NEAR
                       and rule.end >= made[n].start - _NEAR), None)  # fmt: skip
        if before is None:
            made.append(rule)
        else:
            old = made[before]
            made[before] = _Rule(old.at, min(old.start, rule.start), max(old.end, rule.end))
    return made


def _groups(
    level: Sequence[_Rule], upright: Sequence[_Rule]
) -> Iterator[tuple[list[_Rule], list[_Rule]]]:
    """Lines that meet, directly or by others."""
    left = set(range(len(upright)))
    waiting = set(range(len(level)))
    while waiting:
        across, along = {waiting.pop()}, set[int]()
        new = set(across)
        while new:
            met = {v for v in left for h in new if _meet(level[h], upright[v])}
            left -= met
            along |= met
            new = {h for h in waiting for v in met if _meet(level[h], upright[v])}
            waiting -= new
            across |= new
        yield [level[h] for h in across], [upright[v] for v in along]


def _meet(level: _Rule, upright: _Rule) -> bool:
    return _covers(level, upright.at) and _covers(upright, level.at)


def _covers(rule: _Rule, at: float) -> bool:
    return rule.start - _NEAR <= at <= rule.end + _NEAR


def _places(rules: Iterable[_Rule]) -> list[float]:
    """The coordinates of *rules*, each once, with room for a cell between two."""
    places: list[float] = []
    for rule in sorted(rules):
        if not places or rule.at - places[-1] > _LEAST:
            places.append(rule.at)
    return places


def _rows(
    pieces: Sequence[Piece],
    xs: Sequence[float],
    ys: Sequence[float],
    across: Sequence[_Rule],
    along: Sequence[_Rule],
) -> Iterator[tuple[Cell, ...]]:
    """The rows from above, each with the cells that begin in it."""
    columns, rows = list(pairwise(xs)), list(pairwise(ys))
    taken: set[tuple[int, int]] = set()

    def parted(rules: Sequence[_Rule], at: float, middle: float) -> bool:
        return any(abs(r.at - at) <= _LEAST and r.start <= middle <= r.end for r in rules)

    for r, (top, bottom) in enumerate(rows):
        row = []
        for c in range(len(columns)):
            if (r, c) in taken:
                continue
            right, low = c, r
            while (
                right + 1 < len(columns)
                and (r, right + 1) not in taken
                and not parted(along, xs[right + 1], (top + bottom) / 2)
            ):
                right += 1
            middle = (xs[c] + xs[c + 1]) / 2
            while low + 1 < len(rows) and not parted(across, ys[low + 1], middle):
                low += 1
            taken |= {(i, j) for i in range(r, low + 1) for j in range(c, right + 1)}
            box = (xs[c], ys[low + 1], xs[right + 1], top)
            text = tuple(_paragraphs([p for p in pieces if _in(p, box)], box[2]))
            row.append(Cell(text, right - c + 1, low - r + 1))
        yield tuple(row)


def _paragraphs(pieces: Sequence[Piece], edge: float) -> Iterator[Paragraph]:
    """The text of a cell that ends at *edge*, lines that fill it joined."""
    current = ""
    last: Piece | None = None
    for line in _lines(pieces):
        width = (line.right - line.left) / max(1, cells(line.text))
        word = line.text.split(" ")[0] if line.text[0].isascii() else line.text[0]
        full = last is not None and last.right + width * (cells(word) + 1) > edge - _NEAR * 2
        if current and full:
            current = joined(current, line.text)
        else:
            if current:
                yield Paragraph((Span(current),))
            current = line.text
        last = line
    yield Paragraph((Span(current),) if current else ())


def _lines(pieces: Sequence[Piece]) -> list[Piece]:
    """*pieces* of a cell from above, those at one height as one."""
    lines: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: (-round(p.top / _LEAST), p.left)):
        last = lines[-1] if lines else None
        if last is not None and last.bottom <= (piece.bottom + piece.top) / 2 <= last.top:
            lines[-1] = last._replace(right=piece.right, text=beside(last.text, last.right, piece))
        else:
            lines.append(piece)
    return [line._replace(text=line.text.strip()) for line in lines]


def beside(text: str, end: float, piece: Piece) -> str:
    """*text*, which ends at *end*, with *piece* behind it: a blank where there is a gap."""
    gap, height = piece.left - end, piece.top - piece.bottom
    if gap > height * _BLANK and piece.text[0] not in _CLOSING:
        text = text.rstrip() + " "
    return text + piece.text


def with_next(before: Ruled, after: Ruled) -> Ruled | None:
    """*before* with *after*, which goes on with it on the next page; ``None`` for another table.

    A head that is printed again stands once; a row that was broken by the page has nothing in its
    first cell, and is joined.
    """
    if len(before.columns) != len(after.columns) or any(
        abs(one - other) > _LEAST for one, other in zip(before.columns, after.columns, strict=True)
    ):
        return None
    rows, more = before.table.rows, after.table.rows
    if _texts(more[0]) == _texts(rows[0]):
        more = more[1:]
    if more and not more[0][0].text and len(more[0]) == len(rows[-1]):
        joint = tuple(
            replace(cell, blocks=(*cell.blocks, *rest.blocks) if rest.text else cell.blocks)
            for cell, rest in zip(rows[-1], more[0], strict=True)
        )
        rows, more = (*rows[:-1], joint), more[1:]
    return replace(after, table=Table((*rows, *more)))


def _texts(row: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in row]
