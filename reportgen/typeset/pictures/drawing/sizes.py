"""The numbers of a drawing: all finite, its size one that can be printed."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from reportgen import limits
from reportgen.typeset.pictures.drawing.syntax import Problem, SvgError

_NUMBER = re.compile(r"(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_LENGTH = re.compile(r"\s*\+?([0-9.]+(?:[eE][+-]?[0-9]+)?)\s*(px|pt|pc|mm|cm|in|q)?\s*", re.I)
_PIXELS = {"px": 1, "pt": 96 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
_PIXELS["q"] = 96 / 101.6
_ENDLESS = re.compile(r"\b(?:nan|inf|infinity)\b", re.IGNORECASE)

_PLACES = {"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "fx", "fy", "dx", "dy", "d", "points"}
_LENGTHS = {"r", "rx", "ry", "fr", "width", "height", "viewBox", "refX", "refY", "offset", "orient"}
_LENGTHS |= {"markerWidth", "markerHeight", "font-size", "letter-spacing", "textLength", "rotate"}
_STROKES = {f"stroke-{what}" for what in ("width", "dasharray", "dashoffset", "miterlimit")}
_SHARES = {f"{what}opacity" for what in ("", "fill-", "stroke-", "stop-", "flood-")}
_TURNS = {"transform", "gradientTransform", "patternTransform", "transform-origin", "startOffset"}
_GEOMETRY = _PLACES | _LENGTHS | _STROKES | _SHARES | _TURNS


def check_numbers(root: ElementTree.Element) -> float:
    """The largest number among the measures of the drawing *root*.

    Raises :class:`SvgError` where one cannot stand in a PDF, or where there are too many.
    """
    values = [
        element.attrib[name]
        for element in root.iter()
        for name in _GEOMETRY.intersection(element.attrib)
    ]
    if sum(map(len, values)) > limits.SVG_NUMBERS:
        raise SvgError(Problem.COST)
    largest = 0.0
    for value in values:
        if _ENDLESS.search(value):
            raise SvgError(Problem.BROKEN)
        largest = max(largest, *map(float, _NUMBER.findall(value)), 0.0)
    if largest > limits.SVG_NUMBER:
        raise SvgError(Problem.BROKEN)
    return largest


def settle_size(root: ElementTree.Element) -> tuple[int, int]:
    """Width and height of *root* in CSS pixels, as CSS 2.2, 10.3.2, finds them: else 300 × 150.

    They are written back, so that whoever draws it takes the same. Raises :class:`SvgError` for a
    ``viewBox`` that is not four finite numbers, and for sizes beyond those of any paper.
    """
    width, height = _pixels(root.get("width")), _pixels(root.get("height"))
    box = _view_box(root)
    if box is not None:
        ratio = box[2] / box[3]
        if width is None and height is None:
            width, height = box[2], box[3]
        width = (height or 0) * ratio if width is None else width
        height = width / ratio if height is None else height
        root.set("viewBox", " ".join(f"{number:.10g}" for number in box))
    width, height = width or 300, height or 150
    if not 1 <= min(width, height) <= max(width, height) <= limits.SVG_SIZE:
        raise SvgError(Problem.SIZE)
    root.set("width", f"{width:.10g}")
    root.set("height", f"{height:.10g}")
    return round(width) or 1, round(height) or 1


def _view_box(root: ElementTree.Element) -> tuple[float, float, float, float] | None:
    text = root.attrib.pop("viewBox", "").strip()
    if not text:
        return None
    try:
        left, top, width, height = (float(part) for part in re.split(r"[\s,]+", text))
    except ValueError:
        raise SvgError(Problem.SIZE) from None
    # Not a number compares as false, too.
    if not (1 <= width <= limits.SVG_SIZE and 1 <= height <= limits.SVG_SIZE):
        raise SvgError(Problem.SIZE)
    if not (abs(left) <= limits.SVG_NUMBER and abs(top) <= limits.SVG_NUMBER):
        raise SvgError(Problem.SIZE)
    return left, top, width, height


def _pixels(length: str | None) -> float | None:
    """A length in CSS pixels; ``None`` where it is none, or relative to what is around it."""
    match = _LENGTH.fullmatch(length or "")
    try:
        value = float(match[1]) * _PIXELS[(match[2] or "px").lower()] if match else 0.0
    except ValueError:
        return None
    return value if value > 0 else None
