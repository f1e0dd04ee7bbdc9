"""Boxes: their used sizes, where floats leave them room, their backgrounds."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import Any

from weasyprint.css.properties import Dimension  # type: ignore[import-untyped]
from weasyprint.draw import color  # type: ignore[import-untyped]
from weasyprint.formatting_structure.boxes import (  # type: ignore[import-untyped]
    Box,
    LineBox,
    MarginBox,
    PageBox,
)
from weasyprint.layout import (  # type: ignore[import-untyped]
    absolute,
    background,
    block,
    column,
    grid,
    inline,
    page,
    percent,
    table,
)
from weasyprint.layout import float as floating

_SIDES = ("top", "right", "bottom", "left")


def replacements() -> Iterator[tuple[Any, str, Any]]:
    """Where each stands, and under which name."""
    yield Box, "is_in_normal_flow", _in_normal_flow(Box.is_in_normal_flow)
    one = _one_percentage(percent.percentage)
    for module in (percent, inline, table):
        yield module, "resolve_one_percentage", one
    used = _used_values(one)
    for module in (percent, page, block, inline, table, floating, column, absolute, grid):
        yield module, "resolve_percentages", used
    collisions = _without_floats(floating.avoid_collisions)
    for module in (floating, inline, block):
        yield module, "avoid_collisions", collisions
    yield background, "layout_box_backgrounds", _no_background(background.layout_box_backgrounds)


def _in_normal_flow(otherwise: Any) -> Any:
    """Most boxes are neither floated nor positioned: two questions instead of five."""

    def is_in_normal_flow(self: Any) -> bool:
        style = self.style
        if style["float"] == "none" and style["position"] in {"static", "relative"}:
            return True
        return bool(otherwise(self))

    return is_in_normal_flow


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


def _without_floats(otherwise: Any) -> Any:
    """Where nothing floats, a line has the whole width."""

    def avoid_collisions(context: Any, box: Any, containing_block: Any, outer: bool = True) -> Any:
        alone = not context.excluded_shapes and outer and box.__class__ is LineBox
        if not alone or containing_block.style["direction"] != "ltr":
            return otherwise(context, box, containing_block, outer)
        left = containing_block.content_box_x()
        # Rounded as the engine rounds it.
        return left, box.position_y, left + containing_block.width - left

    return avoid_collisions


def _no_background(otherwise: Any) -> Any:
    """Most boxes have neither a background nor round corners nor a picture for a border."""
    square = {
        f"border_{side}_{end}_radius": (0, 0)
        for side in ("top", "bottom")
        for end in ("left", "right")
    }

    def layout_box_backgrounds(
        page: Any, box: Any, get_image: Any, layout_children: bool = True, style: Any = None
    ) -> None:
        if style is not None or not is_bare(box.style) or box is page:
            otherwise(page, box, get_image, layout_children, style)
            return
        box.__dict__.update(square)
        for child in box.all_children() if layout_children else ():
            layout_box_backgrounds(page, child, get_image)
        box.background = None

    def is_bare(style: Any) -> bool:
        known: bool | None = style.__dict__.get("_is_bare")
        if known is None:
            known = style._is_bare = (
                style["border_image_source"][0] == style["mask_border_source"][0] == "none"
                and style["visibility"] != "hidden"
                and all(image[0] == "none" for image in style["background_image"])
                and color.get_color(style, "background_color").alpha == 0
                and not style["box_shadow"]
                and all((0, "px") in style[corner] for corner in square)
            )
        return known

    return layout_box_backgrounds
