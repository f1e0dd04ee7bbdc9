"""Used sizes of boxes: most are lengths already, and need not be computed from percentages."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import Any

from weasyprint.css.properties import Dimension  # type: ignore[import-untyped]
from weasyprint.formatting_structure.boxes import (  # type: ignore[import-untyped]
    Box,
    MarginBox,
    PageBox,
)
from weasyprint.layout import (  # type: ignore[import-untyped]
    absolute,
    block,
    column,
    grid,
    inline,
    page,
    percent,
    table,
)
from weasyprint.layout import float as floating

from reportgen.typeset.replaced import Replacement

_SIDES = ("top", "right", "bottom", "left")


def replacements() -> Iterator[Replacement]:
    """What takes the place of WeasyPrint's functions."""
    one = _one_percentage(percent.percentage)
    for module in (percent, inline, table):
        yield module, "resolve_one_percentage", one
    used = _used_values(one)
    for module in (percent, page, block, inline, table, floating, column, absolute, grid):
        yield module, "resolve_percentages", used


def _one_percentage(otherwise: Any) -> Any:
    """Used values of boxes; most are lengths already."""

    def resolve_one_percentage(box: Any, property_name: str, refer_to: Any) -> None:
        style = box.style
        value = style[property_name]
        if value.__class__ is Dimension and value.unit == "px":
            value = value.value
        elif value is not None and value != "auto":
            value = otherwise(value, style, refer_to)
        if value == "auto" and property_name in {"min_width", "min_height"}:
            value = 0
        setattr(box, property_name, value)

    return resolve_one_percentage


def _used_values(resolve_one_percentage: Any) -> Any:
    """The box model of a box: lengths and ``auto`` at once, the rest as ever.

    A page has sixteen margin boxes, of which a layout fills two; the others have no size.
    """
    nothing = {
        **{f"{space}_{side}": 0 for space in ("margin", "padding") for side in _SIDES},
        **{f"border_{side}_width": 0 for side in _SIDES},
        **dict.fromkeys(("width", "min_width", "height", "min_height"), 0),
        **dict.fromkeys(("max_width", "max_height"), inf),
    }
    across = (
        *("margin_left", "margin_right", "padding_left", "padding_right"),
        *("width", "min_width", "max_width"),
    )
    down = ("margin_top", "margin_bottom", "padding_top", "padding_bottom")
    borders = tuple(f"border_{side}_width" for side in _SIDES)

    def resolve_percentages(box: Any, containing_block: Any) -> None:
        if box.__class__ is MarginBox and not box.is_generated:
            box.__dict__.update(nothing)
            return
        if isinstance(containing_block, Box):
            width, height = containing_block.width, containing_block.height
        else:
            width, height = containing_block
        style, used = box.style, box.__dict__
        flexible = height == "auto"
        for names, refer_to in (
            (across, width),
            (down, height if isinstance(box, PageBox) else width),
            (("min_height",), 0 if flexible else height),
            (("max_height",), inf if flexible else height),
            (("height",), height),
        ):
            for name in names:
                value = style[name]
                if value.__class__ is Dimension and value.unit == "px":
                    used[name] = value.value
                elif value == "auto" and name[:4] != "min_":
                    used[name] = value
                elif name == "height" and flexible:
                    used[name] = "auto"
                else:
                    resolve_one_percentage(box, name, refer_to)
        collapsed = style["border_collapse"] == "collapse"
        for name in borders:
            if not (collapsed and name in used):
                used[name] = style[name]
        if style["box_sizing"] != "content-box":
            percent.adjust_box_sizing(box, "width")
            percent.adjust_box_sizing(box, "height")

    return resolve_percentages
