"""The results as drawings: SVG, written by hand, because bars and lines need no library."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from math import ceil, floor, log10

from bench.cases import BUILD, CHECK
from bench.results import Results

_OURS, _OTHERS, _INK, _RULE = "#1f6f8b", "#b4bcc2", "#222", "#d5dadd"
_LINES = ("#1f6f8b", "#8f9ba3", "#c0792b", "#6f5aa5", "#4d8b55", "#a8435b", "#444")
_WIDTH = 760


def bars(results: Results) -> str:
    """Seconds of whole processes on the report of 43 pages, the slowest last."""
    group = sorted(results.group("cold").values(), key=lambda one: one.median)
    longest = max((one.median for one in group), default=1.0)
    left, step = 190, 26
    parts = []
    for number, one in enumerate(group):
        y = 34 + number * step
        length = one.median / longest * (_WIDTH - left - 70)
        colour = _OURS if one.name.startswith(("reportgen", "the same")) else _OTHERS
        name = one.name.replace("the same", BUILD)
        parts += [
            _text(left - 8, y + 13, name, "end"),
            f'<rect x="{left}" y="{y}" width="{length:.1f}" height="18" fill="{colour}"/>',
            _text(left + length + 6, y + 13, f"{one.median:.2f} s"),
        ]
    title = "Whole processes on the report of 43 pages, seconds"
    return _drawing(title, 44 + len(group) * step, parts)


def lines(results: Results) -> str:
    """Seconds by pages, both axes logarithmic."""
    groups = results.cases.get("growth", {})
    pages = [one.pages if (one := results.get("growth", BUILD, g)) else int(g) for g in groups]
    names = list(dict.fromkeys(one.name for group in groups.values() for one in group))
    series = {
        name: [
            (count, one.median)
            for count, group in zip(pages, groups, strict=True)
            if (one := results.get("growth", name, group))
        ]
        for name in names
    }
    values = [seconds for points in series.values() for _, seconds in points] or [1.0]
    low, high = floor(log10(min(values))), ceil(log10(max(values)))
    left, right, top, bottom = 60, 560, 40, 400

    def across(count: float) -> float:
        first, last = log10(min(pages, default=1)), log10(max(pages, default=10))
        return left + (log10(count) - first) / max(last - first, 0.1) * (right - left)

    def down(seconds: float) -> float:
        return bottom - (log10(seconds) - low) / max(high - low, 1) * (bottom - top)

    parts = [
        piece
        for power in range(low, high + 1)
        for piece in (
            _rule(left, down(10.0**power), right, down(10.0**power)),
            _text(left - 8, down(10.0**power) + 4, f"{10.0**power:g} s", "end"),
        )
    ]
    for count in pages:
        parts += [
            _rule(across(count), top, across(count), bottom),
            _text(across(count), bottom + 20, f"{count:,}", "middle"),
        ]
    ends = _apart([(down(points[-1][1]), name) for name, points in series.items() if points])
    for name, colour in zip(names, _LINES * 2, strict=False):
        if series[name]:
            path = " ".join(f"{across(x):.1f},{down(y):.1f}" for x, y in series[name])
            thick = 3 if name in {BUILD, CHECK} else 1.5
            parts.append(
                f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{thick}"/>'
            )
            parts.append(_text(right + 8, ends[name] + 4, name, colour=colour))
    parts.append(_text((left + right) / 2, bottom + 42, "pages", "middle"))
    return _drawing("Whole processes by length, seconds", bottom + 56, parts)


def _apart(wanted: Iterable[tuple[float, str]]) -> dict[str, float]:
    """Heights for names at the ends of lines, none over another."""
    placed: dict[str, float] = {}
    last = -100.0
    for height, name in sorted(wanted):
        last = max(height, last + 15)
        placed[name] = last
    return placed


def _rule(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="{_RULE}"/>'


def _text(x: float, y: float, words: str, anchor: str = "start", colour: str = _INK) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">'
        f"{escape(words)}</text>"
    )


def _drawing(title: str, height: float, parts: Sequence[str]) -> str:
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height:.0f}" '
        f'viewBox="0 0 {_WIDTH} {height:.0f}" role="img" font-family="sans-serif" '
        f'font-size="12.5">\n<title>{title}</title>\n'
        f'<rect width="100%" height="100%" fill="#fff"/>\n'
        f'<text x="8" y="20" font-size="14" font-weight="700" fill="{_INK}">{title}</text>\n'
        f"{body}\n</svg>\n"
    )
