"""Lines as paragraphs and as tables, whose cells are parted by wide gaps, their rows broken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.intake.blocks import Block, Cell, Paragraph, Span, Table
from reportgen.intake.reading.lines import BEGINS, Line, joined, paragraphs_of

_GAP = re.compile(r"\t|\u3000| {2,}")
_KEY = re.compile(
    r"\d{1,2}\s*[:：]\s*\d{2}|(?:\d{2,4}\s*[年./-]\s*)?\d{1,2}\s*[月/]\s*\d{1,2}|\d{1,3}(?=\t|\u3000|\s{2})"
    r"|[上中下]午|第\s*[一二三四五六七八九十\d]+\s*[天日]"
)
"""What the first cells of a table have, row by row: times, dates, numbers."""
_NARROW = 60
"""Cells of a line that is full, in a text without a measure."""
_LEAST = 3
"""Rows of a table, its head included."""


def blocks_of(lines: Sequence[Line], measure: float, step: float = 2) -> Iterator[Block]:
    """The paragraphs and tables of *lines*; the arguments are those of :func:`paragraphs_of`."""
    done = 0
    for start, stop, table in tables_of(lines, measure):
        yield from (Paragraph((Span(t),)) for t in paragraphs_of(lines[done:start], measure, step))
        yield table
        done = stop
    yield from (Paragraph((Span(t),)) for t in paragraphs_of(lines[done:], measure, step))


def tables_of(lines: Sequence[Line], measure: float) -> Iterator[tuple[int, int, Table]]:
    """Each table of *lines*, with the numbers of its first line and of the one behind it."""
    start = 0
    while start < len(lines):
        rows, stop = _rows(lines, start, measure or _NARROW)
        columns = len(rows[0]) if rows else 0
        whole = sum(len(row) >= columns for row in rows)
        keyed = sum(_KEY.match(row[0]) is not None for row in rows)
        if columns > 1 and whole >= _LEAST and (whole * 2 >= len(rows) or keyed + 1 >= len(rows)):
            yield start, stop, _table(rows, columns)
            start = stop
        else:
            start += 1


def _rows(lines: Sequence[Line], start: int, measure: float) -> tuple[list[list[str]], int]:
    """The rows of the table that the line *start* may be the head of, and where it ends."""
    head = _GAP.split(lines[start].text)
    if len(head) < 2:
        return [], start
    second = lines[start + 1].text if start + 1 < len(lines) else ""
    keyed = _KEY.match(second) is not None
    rows: list[list[str]] = []
    stop = at = start
    while at < len(lines):
        if not lines[at].text:
            after = lines[at + 1].text if at + 1 < len(lines) else ""
            if not (keyed and rows and _KEY.match(after)):
                break
            at += 1
        text, end = lines[at].text, at + 1
        while end < len(lines) and _goes_on(lines[end - 1], lines[end], measure):
            gap = "\u3000" if lines[end].left >= lines[at].left + 2 else ""
            longer = f"{text}{gap}{lines[end].text}" if gap else joined(text, lines[end].text)
            # A cell may be broken within a word, so what looks like a label begins no row there.
            if keyed and _KEY.match(lines[end].text):
                break
            if not keyed and (len(_GAP.split(longer)) > len(head) or _begins(lines[end].text)):
                break
            text, end = longer, end + 1
        row = [cell.strip() for cell in _GAP.split(text)]
        if len(row) < 2 or _begins(text) or (keyed and rows and not _KEY.match(text)):
            break
        rows.append(row)
        stop = at = end
    return rows, stop


def _goes_on(last: Line, line: Line, measure: float) -> bool:
    """Whether *last* is full, so that *line* may belong to its row."""
    word = re.match(r"[!-~]+", line.text)
    return bool(line.text) and last.right >= measure - (4 + len(word[0]) if word else 6)


def _table(rows: Sequence[Sequence[str]], columns: int) -> Table:
    """*rows* of as many cells; what a row has more are lines of its last cell."""
    made = []
    for row in rows:
        cells = [*row[: columns - 1], "\n".join(row[columns - 1 :])]
        cells += [""] * (columns - len(cells))
        made.append(tuple(Cell(tuple(Paragraph((Span(line),) if line else ())
                                     for line in cell.split("\n"))) for cell in cells))  # fmt: skip
    return Table(tuple(made))


def _begins(text: str) -> bool:
    """Whether a paragraph begins with *text*; a time of day only looks like a label."""
    return BEGINS.match(text) is not None and _KEY.match(text) is None
