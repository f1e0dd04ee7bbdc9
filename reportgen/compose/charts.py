"""Charts of attached tables: SVG of our own, labelled at its parts; the table is the alternative.

Every series has a form beside its grey (full, striped, light, empty; a mark and a dash for lines),
so that nothing depends on colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from reportgen.findings import Translate
from reportgen.manuscript import Manuscript
from reportgen.records.appendices import AttachedTable, ChartKind, number_in
from reportgen.text import is_wide

if TYPE_CHECKING:
    from reportgen.formula.drawing import Drawn

WIDTH, SIZE = 450.0, 9.0
"""Points: the width of a chart, the size of its type."""
_EM = 12.0
"""Points of an em of running text, in which sizes of drawings are given."""
_BAR, _GAP, _TALL = 14.0, 7.0, 170.0
_INK, _LIGHT = "#1f3a4d", "#b9c8d1"
_MOST_LABELS = 12
"""Labels that stand beside each other below a line chart."""
_DASHES = ("", "6 3", "2 2", "8 2 2 2")


def charts(manuscript: Manuscript) -> tuple[Drawn, ...]:
    """The drawings of the charts of *manuscript*."""
    tables = (heading.content for heading in manuscript.headings())
    return tuple(
        draw_chart(table) for table in tables if isinstance(table, AttachedTable) and table.chart
    )


def draw_chart(table: AttachedTable) -> Drawn:
    """The chart of *table*, which has one."""
    from reportgen.formula.drawing import Drawn

    parts, height = _bars(table) if table.chart is ChartKind.BAR else _lines(table)
    letters = "".join((*table.columns, *(cell for row in table.rows for cell in row)))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {height:g}"'
        f' width="{WIDTH:g}" height="{height:g}">{"".join(parts)}</svg>'
    )
    return Drawn(svg.encode(), WIDTH / _EM, height / _EM, 0.0, letters)


def words_of(table: AttachedTable, translate: Translate) -> str:
    """The chart of *table* in words."""
    kind = translate("長條圖") if table.chart is ChartKind.BAR else translate("折線圖")
    series = translate("、").join(table.columns[1:])
    return translate("{kind}：{title}，{series}；數字見表。").format(
        kind=kind, title=table.title.main, series=series
    )


def _bars(table: AttachedTable) -> tuple[list[str], float]:
    """Bars from left to right, a group for each row."""
    values = _values(table)
    many = len(table.columns) > 2
    labels = [
        [f"{cell} {name}" if many else str(cell) for cell, name in _cells(table, row)]
        for row in range(len(table.rows))
    ]
    left = min(max(_wide(row[0]) for row in table.rows), 150.0) + 6
    room = max(_wide(label) for row in labels for label in row) + 8
    low, high = _range(values)
    scale = max(WIDTH - left - room, 60.0) / (high - low)
    zero = left - low * scale
    parts, y = [], 2.0
    for row, numbers, texts in zip(table.rows, values, labels, strict=True):
        middle = y + len(numbers) * _BAR / 2
        parts.append(_text(left - 6, middle + SIZE * 0.35, row[0], "end"))
        for series, (number, label) in enumerate(zip(numbers, texts, strict=True)):
            if number is not None:
                start, end = sorted((zero, zero + number * scale))
                parts += _bar(start, y + 1.5, end - start, _BAR - 3, series)
                parts.append(_text(end + 4, y + _BAR * 0.5 + SIZE * 0.35, label, "start"))
            y += _BAR
        y += _GAP
    parts.append(_line(zero, 0, zero, y - _GAP + 2))
    return parts, y


def _bar(x: float, y: float, width: float, height: float, series: int) -> Iterator[str]:
    fill = (_INK, "none", _LIGHT, "none")[series % 4]
    yield (
        f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" fill="{fill}"'
        f' stroke="{_INK}" stroke-width="0.8"/>'
    )
    if series % 4 == 1:
        for step in range(1, int(width / 4) + 1):
            yield _line(x + step * 4, y, x + step * 4, y + height)


def _lines(table: AttachedTable) -> tuple[list[str], float]:
    """A line for each column, its name at its end; the rows from left to right."""
    values = _values(table)
    low, high = _range(values)
    first = max(_wide(f"{end:g}") for end in (low, high)) + 8
    right = WIDTH - max(_wide(name) for name in table.columns[1:]) - 12
    step = (right - first - 12) / max(len(values) - 1, 1)
    xs = [first + 12 + step * index for index in range(len(values))]
    scale = (_TALL - 20) / (high - low)
    base = _TALL - (0 - low) * scale if low <= 0 <= high else _TALL
    parts = [
        _line(first, _TALL - (high - low) * scale, first, _TALL),
        _line(first, base, right, base),
    ]
    parts += [
        _text(first - 4, _TALL - (end - low) * scale + SIZE * 0.35, f"{end:g}", "end")
        for end in (low, high)
    ]
    every = -(-len(values) // _MOST_LABELS)
    parts += [
        _text(x, _TALL + SIZE + 6, row[0], "middle")
        for x, row in list(zip(xs, table.rows, strict=True))[::every]
    ]
    for series, name in enumerate(table.columns[1:]):
        points = [
            (x, _TALL - (numbers[series] - low) * scale)  # type: ignore[operator]
            for x, numbers in zip(xs, values, strict=True)
            if numbers[series] is not None
        ]
        if not points:
            continue
        path = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
        dash = _DASHES[series % 4]
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        parts.append(
            f'<polyline points="{path}" fill="none" stroke="{_INK}" stroke-width="1.4"{dashed}/>'
        )
        parts += [_mark(x, y, series) for x, y in points]
        parts.append(_text(points[-1][0] + 8, points[-1][1] + SIZE * 0.35, name, "start"))
    return parts, _TALL + SIZE + 14


def _mark(x: float, y: float, series: int) -> str:
    """A full circle, an empty circle, a full square, an empty square."""
    fill = _INK if series % 2 == 0 else "#ffffff"
    look = f'fill="{fill}" stroke="{_INK}" stroke-width="1"'
    if series % 4 < 2:
        return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="2.8" {look}/>'
    return f'<rect x="{x - 2.6:.2f}" y="{y - 2.6:.2f}" width="5.2" height="5.2" {look}/>'


def _cells(table: AttachedTable, row: int) -> Iterator[tuple[str, str]]:
    return zip(table.rows[row][1:], table.columns[1:], strict=True)


def _values(table: AttachedTable) -> list[list[float | None]]:
    return [[number_in(cell) for cell in row[1:]] for row in table.rows]


def _range(values: Sequence[Sequence[float | None]]) -> tuple[float, float]:
    """From the least to the greatest number, with zero among them; never empty."""
    numbers = [number for row in values for number in row if number is not None]
    low, high = min(0.0, *numbers, 0.0), max(0.0, *numbers, 0.0)
    return (low, high) if high > low else (low, low + 1)


def _wide(text: str) -> float:
    return sum(SIZE if is_wide(char) else SIZE * 0.56 for char in text)


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return (
        f'<text x="{x:.2f}" y="{y:.2f}" font-size="{SIZE:g}" text-anchor="{anchor}">'
        f"{escape(text)}</text>"
    )


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    ends = f'x1="{x:.2f}" y1="{y:.2f}" x2="{to_x:.2f}" y2="{to_y:.2f}"'
    return f'<line {ends} stroke="{_INK}" stroke-width="0.8"/>'
