"""Charts as SVG, drawn from the numbers that the report gives."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp

HEIGHTS = (1.4, 1.3, 1.1, 0.9, 0.8, 0.9, 1.0, 1.2, 1.3, 1.6, 1.8, 1.6)
"""Metres, January to December: the specimen station of the report."""
SCALE, SHAPE = 1.32, 1.6
"""η and β of the fitted distribution."""

_LEFT, _TOP, _WIDTH, _HEIGHT = 62.0, 44.0, 520.0, 226.0
_INK, _BAR, _POINT = "#222", "#5b8db8", "#b5532a"


def exceedance() -> str:
    """P(H > h) of the fitted distribution, with the share of hours that was observed."""
    curve = [(h / 20, exp(-((h / 20 / SCALE) ** SHAPE))) for h in range(81)]
    path = " ".join(
        f"{'L' if number else 'M'}{_x(h / 4):.1f} {_y(p):.1f}"
        for number, (h, p) in enumerate(curve)
    )
    dots = "".join(
        f'<circle cx="{_x(h / 4):.1f}" cy="{_y(p):.1f}" r="4" fill="{_POINT}"/>'
        for h, p in ((0.5, 0.82), (1, 0.53), (1.5, 0.3), (2, 0.15), (2.5, 0.07), (3, 0.03))
    )
    axis = "".join(_tick(_x(h / 4), f"{h}") for h in range(5))
    return _chart(
        f'{axis}<path d="{path}" fill="none" stroke="{_BAR}" stroke-width="2.5"/>{dots}',
        "示意圖：波高 h（公尺）",
        "P(H > h)",
        ((0, "0"), (0.5, "0.5"), (1, "1")),
    )


def months() -> str:
    """The mean wave height of each month."""
    return _chart(
        "".join(_bars()),
        "示意圖：月份",
        "平均波高（公尺）",
        ((0, "0"), (0.5, "1"), (1, "2")),
    )


def _bars() -> Iterator[str]:
    step = _WIDTH / len(HEIGHTS)
    for month, height in enumerate(HEIGHTS):
        x, top = _LEFT + month * step + step * 0.15, _y(height / 2)
        yield (
            f'<rect x="{x:.1f}" y="{top:.1f}" width="{step * 0.7:.1f}" '
            f'height="{_y(0) - top:.1f}" fill="{_BAR}"/>'
        )
        yield _tick(x + step * 0.35, str(month + 1))


def _x(share: float) -> float:
    return _LEFT + share * _WIDTH


def _y(share: float) -> float:
    return _TOP + (1 - share) * _HEIGHT


def _tick(x: float, words: str) -> str:
    return _words(x, _y(0) + 25, words, "middle")


def _words(x: float, y: float, words: str, anchor: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="22" text-anchor="{anchor}" fill="{_INK}">'
        f"{words.replace('>', '&gt;')}</text>"
    )


def _chart(content: str, below: str, beside: str, levels: tuple[tuple[float, str], ...]) -> str:
    lines = "".join(
        f'<path d="M{_LEFT} {_y(share):.1f}H{_LEFT + _WIDTH}" stroke="#ccc"/>'
        + _words(_LEFT - 8, _y(share) + 7, words, "end")
        for share, words in levels
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="350" viewBox="0 0 600 350">'
        f"{lines}{content}"
        f"{_words(_LEFT + _WIDTH / 2, _y(0) + 62, below, 'middle')}"
        f"{_words(_LEFT - 54, _TOP - 20, beside, 'start')}</svg>\n"
    )
