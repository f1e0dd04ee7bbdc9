"""The large-print copy: the style sheets of a layout with running text of 18 points.

Why by the style sheets: every layout has one, whoever made it, and nothing of the report is written
a second time. Sizes up to 12 pt grow by half; larger ones by 6 pt, or a cover would hold one word a
line.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reportgen.compose.stylesheet import css_string
from reportgen.findings import Translate

_SCALE = 1.5
_BODY, _LINE = 12.0, 21.0
"""Size and line of running text in the layouts, up to which all grows in proportion."""
_NARROW = 70.0
"""Millimetres below which a width is that of a column, not of the page or of what fills it."""
_COLUMN = 1.3

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_DECLARATION = re.compile(
    r"(?P<before>[{;]\s*)(?P<name>[a-z-]+)\s*:\s*(?P<value>[^;{}]*)(?![^;}]*\{)"
)
"""A property with its value; not a selector, behind whose colon a brace opens."""
_POINTS = re.compile(r"(?P<number>-?\d*\.?\d+)pt\b")
_MILLIMETRES = re.compile(r"(?P<number>\d*\.?\d+)mm\b")
_FONT = re.compile(r"(?P<size>\d*\.?\d+)pt(?:/(?P<line>\d*\.?\d+)pt)?")


def enlarged(css: str) -> str:
    """*css* with larger type; borders and the page stay as they are."""
    return _DECLARATION.sub(_declaration, _COMMENT.sub("", css))


def _declaration(match: re.Match[str]) -> str:
    name, value = match["name"], match["value"]
    change = _CHANGES.get(name)
    if change is None and not name.startswith(("border", "outline")):
        change = _space
    return f"{match['before']}{name}: {change(value)}" if change else match[0]


def _size(value: str) -> str:
    return _POINTS.sub(lambda m: f"{_grown(float(m['number']), _BODY):g}pt", value)


def _line(value: str) -> str:
    return _POINTS.sub(lambda m: f"{_grown(float(m['number']), _LINE):g}pt", value)


def _font(value: str) -> str:
    def both(match: re.Match[str]) -> str:
        size = f"{_grown(float(match['size']), _BODY):g}pt"
        line = match["line"]
        return f"{size}/{_grown(float(line), _LINE):g}pt" if line else size

    return _FONT.sub(both, value)


def _grown(number: float, middle: float) -> float:
    """Half as large again up to *middle*; from there on as much more as *middle* gets."""
    return number * _SCALE if number <= middle else number + middle * (_SCALE - 1)


def _space(value: str) -> str:
    return _POINTS.sub(lambda m: f"{float(m['number']) * _SCALE:g}pt", value)


def _width(value: str) -> str:
    def column(match: re.Match[str]) -> str:
        number = float(match["number"])
        return f"{number * _COLUMN:g}mm" if number < _NARROW else match[0]

    return _MILLIMETRES.sub(column, _space(value))


_CHANGES: dict[str, Callable[[str], str]] = {
    "font-size": _size,
    "line-height": _line,
    "font": _font,
    "width": _width,
}


def large_print_css(translate: Translate) -> str:
    """What says on every page that this is not the copy that is filed."""
    words = css_string(translate("大字版"))
    style = "font: 700 12pt var(--font-heading); color: #333; text-align: left; width: 25%"
    return f"@page {{ @top-left {{ content: {words}; {style} }} @top-right {{ width: 75% }} }}"
