"""Figure 1 as SVG: drawn from its numbers, its lettering as outlines."""

from __future__ import annotations

from typing import NamedTuple
from xml.sax.saxutils import escape

from content.placeholders.outlines import Outlines
from content.placeholders.palette import CLAY, GREY, INK, MOSS, OCHRE, PAPER, SLATE, STONE


class Count(NamedTuple):
    """One number of figure 1: what stands before it, the number, what it counts."""

    before: str
    number: int
    unit: str


COUNTS = (
    Count("2011 年由", 8, "國發起"),
    Count("超過", 70, "個會員國"),
    Count("累計", 135, "個國家行動計畫"),
    Count("超過", 2456, "個承諾"),
)
CHART_TITLE = "開放政府夥伴關係聯盟（OGP）簡要統計"
CHART_KEY = "一格代表一國、一個行動計畫或一個承諾"
CELL, GAP = 16, 4  # the pitch of the little squares, and the space between two


def cells(count: int, columns: int, x: float, top: float, fill: str) -> str:
    """`count` little squares in rows of `columns`, centred on `x`: a dashed line a row."""
    side = CELL - GAP
    left = x - (min(count, columns) * CELL - GAP) / 2
    rows = [
        f"M{left:g} {top + side / 2 + start // columns * CELL:g}"
        f"h{min(columns, count - start) * CELL - GAP}"
        for start in range(0, count, columns)
    ]
    return (
        f'<path fill="none" stroke="{fill}" stroke-width="{side}" '
        f'stroke-dasharray="{side} {GAP}" d="{"".join(rows)}"/>'
    )


def statistics() -> str:
    """Figure 1 as SVG: the four counts in large figures, each beside as many squares."""
    bold, regular = Outlines(bold=True), Outlines(bold=False)
    width, height = 1800, 1160
    said = "，".join(f"{c.before} {c.number:,} {c.unit}" for c in COUNTS)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" aria-labelledby="title desc">',
        f'<title id="title">{escape(CHART_TITLE)}</title>',
        f'<desc id="desc">{escape(said)}。{escape(CHART_KEY)}。</desc>',
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
    ]
    # Three counts above, with room for their few squares; the largest below, its field beside it.
    places = ((300, 95), (900, 95), (1500, 95), (300, 680))
    fields = ((25, 300, 355), (25, 900, 355), (25, 1500, 355), (72, 1150, 516))
    for count, (x, y), field, tint in zip(
        COUNTS, places, fields, (SLATE, MOSS, OCHRE, CLAY), strict=True
    ):
        parts += [
            regular.element(count.before, x, y, 44, GREY),
            bold.element(f"{count.number:,}", x, y + 140, 140, INK),
            regular.element(count.unit, x, y + 222, 48, INK),
            cells(count.number, *field, tint),
        ]
    parts.append(f'<path stroke="{STONE}" stroke-width="3" d="M74 482H{width - 74}"/>')
    parts += [regular.element(CHART_KEY, width / 2, 1126, 36, GREY), "</svg>"]
    return "\n".join(parts) + "\n"
