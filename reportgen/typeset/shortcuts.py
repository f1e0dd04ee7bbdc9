"""Shorter ways to what WeasyPrint works out ten thousand times for a report.

Each takes the place of one of its functions, gives the same for the common case and leaves the
others to it; ``tests/typeset/test_shortcuts.py`` sets pages with and without and compares bytes.
Together they spare a tenth of the time that setting a flow takes. They hold for one version.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from math import inf
from typing import Any

from reportgen.typeset.replaced import replaced

ENGINE = "70.0"
"""The version of WeasyPrint whose functions are known here."""

_GLYPH = struct.Struct("=Iiii4x")
"""``PangoGlyphInfo``: the glyph; its width, its offsets across and up, in Pango's units."""


@contextmanager
def shortcuts() -> Iterator[None]:
    """Let WeasyPrint go these ways while inside."""
    import weasyprint  # type: ignore[import-untyped]

    with ExitStack() as hooks:
        if weasyprint.__version__ == ENGINE:
            for owner, name, function in _ways():
                hooks.enter_context(replaced(owner, name, function))
        yield


def _ways() -> Iterator[tuple[Any, str, Any]]:
    """Where each stands, and under which name."""
    import pydyf  # type: ignore[import-untyped]
    from weasyprint import css
    from weasyprint.css import units  # type: ignore[import-untyped]
    from weasyprint.draw import text as drawing  # type: ignore[import-untyped]
    from weasyprint.formatting_structure.boxes import Box  # type: ignore[import-untyped]
    from weasyprint.layout import inline, page, percent, table  # type: ignore[import-untyped]
    from weasyprint.text import line_break  # type: ignore[import-untyped]

    yield Box, "is_in_normal_flow", _in_normal_flow(Box.is_in_normal_flow)
    math = _no_math(css.check_math)
    yield css, "check_math", math
    yield percent, "check_math", math
    one = _one_percentage(percent.percentage)
    for module in (percent, inline, table):
        yield module, "resolve_one_percentage", one
    yield page, "resolve_percentages", _without_empty_margin_boxes(page.resolve_percentages)
    yield page, "set_page_type_computed_styles", _styles_of_a_page()
    yield css.StyleFor, "set_computed_styles", _shared_styles(css.StyleFor.set_computed_styles)
    yield css.StyleFor, "__call__", _own_styles(css.StyleFor.__call__)
    strut = _remembered_strut(line_break.strut)
    for module in (line_break, inline, units):
        yield module, "strut", strut
    yield line_break.Layout, "setup", _remembered_setup(line_break.Layout.setup)
    yield pydyf, "_to_bytes", _operand(pydyf._to_bytes)
    yield drawing, "draw_first_line", _plain_line(drawing.draw_first_line)


def _in_normal_flow(otherwise: Any) -> Any:
    """Most boxes are neither floated nor positioned: two questions instead of five."""

    def is_in_normal_flow(self: Any) -> bool:
        style = self.style
        if style["float"] == "none" and style["position"] in {"static", "relative"}:
            return True
        return bool(otherwise(self))

    return is_in_normal_flow


def _no_math(otherwise: Any) -> Any:
    """Whether a value has a function such as ``calc()`` in it: a word or a length has not."""
    from weasyprint.css.properties import Dimension  # type: ignore[import-untyped]

    plain = frozenset({str, int, float, bool, type(None), Dimension})

    def check_math(token: Any) -> Any:
        return None if token.__class__ in plain else otherwise(token)

    return check_math


def _one_percentage(otherwise: Any) -> Any:
    """Used values of boxes; most are lengths already."""
    from weasyprint.css.properties import Dimension

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


def _without_empty_margin_boxes(otherwise: Any) -> Any:
    """A page has sixteen margin boxes, of which a layout fills two; the others have no size."""
    from weasyprint.formatting_structure.boxes import MarginBox

    sides = ("top", "right", "bottom", "left")
    nothing = {
        **{f"{space}_{side}": 0 for space in ("margin", "padding") for side in sides},
        **{f"border_{side}_width": 0 for side in sides},
        **dict.fromkeys(("width", "min_width", "height", "min_height"), 0),
        **dict.fromkeys(("max_width", "max_height"), inf),
    }

    def resolve_percentages(box: Any, containing_block: Any) -> None:
        if box.__class__ is MarginBox and not box.is_generated:
            box.__dict__.update(nothing)
        else:
            otherwise(box, containing_block)

    return resolve_percentages


def _styles_of_a_page() -> Any:
    """Styles of a page and its margin boxes, without a look at those of all pages before it."""

    def set_page_type_computed_styles(page_type: Any, html: Any, style_for: Any) -> None:
        style_for.add_page_declarations(page_type)
        root, base_url = html.etree_element, html.base_url
        style_for.set_computed_styles(page_type, root=root, parent=root, base_url=base_url)
        cascaded = style_for.get_cascaded_styles()
        for pseudo_type in _pseudo_types(style_for):
            if (page_type, pseudo_type) in cascaded:
                style_for.set_computed_styles(
                    page_type,
                    pseudo_type=pseudo_type,
                    root=root,
                    parent=page_type,
                    base_url=base_url,
                )

    return set_page_type_computed_styles


def _pseudo_types(style_for: Any) -> frozenset[str]:
    """The margin boxes and areas that any style sheet speaks of."""
    known: frozenset[str] | None = style_for.__dict__.get("_pseudo_types")
    if known is None:
        known = style_for._pseudo_types = frozenset(
            selector[1]
            for sheet, _, _ in style_for._sheets
            for _, selectors, _ in sheet.page_rules
            for selector in selectors
            if selector[1]
        )
    return known


_SELDOM = frozenset({
    "marker", "footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback",
})  # fmt: skip
"""Pseudo-elements that the engine's own sheet gives to every element, and hardly one has."""


def _shared_styles(otherwise: Any) -> Any:
    """One style for such pseudo-elements of all elements that would have the same.

    They were half of the memory that a long flow's styles take.
    """

    def set_computed_styles(
        self: Any,
        element: Any,
        parent: Any,
        root: Any = None,
        pseudo_type: Any = None,
        **named: Any,
    ) -> None:
        if pseudo_type not in _SELDOM:
            otherwise(self, element, parent, root, pseudo_type, **named)
            return
        styles, shared = self.get_computed_styles(), self.__dict__.setdefault("_shared", {})
        cascaded = self.get_cascaded_styles()[element, pseudo_type]
        said = tuple((name, id(value), weight) for name, (value, weight) in cascaded.items())
        key = id(styles[parent, None]), pseudo_type, said
        if key not in shared:
            otherwise(self, element, parent, root, pseudo_type, **named)
            shared[key] = styles[element, pseudo_type]
            shared[key]._is_shared = True
        styles[element, pseudo_type] = shared[key]

    return set_computed_styles


def _own_styles(otherwise: Any) -> Any:
    """A shared style is one's own from the moment it is asked for: it may be changed."""

    def style_for(self: Any, element: Any, pseudo_type: Any = None) -> Any:
        if pseudo_type in _SELDOM:
            styles, key = self.get_computed_styles(), (element, pseudo_type)
            if hasattr(styles.get(key), "_is_shared"):
                styles[key] = styles[key].copy()
        return otherwise(self, element, pseudo_type)

    return style_for


def _remembered_strut(otherwise: Any) -> Any:
    """Line height and baseline belong to a style, which is copied before it is changed."""

    def strut(style: Any) -> Any:
        known = style.__dict__.get("_strut")
        if known is None:
            known = style._strut = otherwise(style)
        return known

    return strut


def _remembered_setup(otherwise: Any) -> Any:
    """Pango's context and font description belong to a style, not to each of its lines."""
    from weasyprint.text.constants import PANGO_DIRECTION  # type: ignore[import-untyped]
    from weasyprint.text.ffi import ffi, gobject, pango  # type: ignore[import-untyped]
    from weasyprint.text.fonts import get_font_description  # type: ignore[import-untyped]

    def setup(self: Any, style: Any) -> None:
        known = style.__dict__.get("_pango")
        if not known:
            otherwise(self, style)
            # Features of fonts are attributes of each line.
            if known is None:
                featured = pango.pango_layout_get_attributes(self.layout) != ffi.NULL
                style._pango = () if featured else remember(self, style)
            return
        context, description, metrics = known
        self.style = style
        self.first_line_direction = 0
        self.__dict__.update(metrics)
        self.layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(self.layout, False)
        pango.pango_layout_set_font_description(self.layout, description)

    def remember(layout: Any, style: Any) -> tuple[Any, Any, dict[str, Any]]:
        font_map = style.font_config.font_map
        context = ffi.gc(pango.pango_font_map_create_context(font_map), gobject.g_object_unref)
        pango.pango_context_set_round_glyph_positions(context, False)
        pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
        pango.pango_context_set_language(context, layout.language)
        metrics = {name: one for name, one in layout.__dict__.items() if name in _METRICS}
        return context, get_font_description(style), metrics

    return setup


_METRICS = frozenset({
    "language", "ascent", "underline_position", "underline_thickness", "strikethrough_position",
    "strikethrough_thickness",
})  # fmt: skip
"""What a layout knows of its style beside Pango's objects."""


def _operand(otherwise: Any) -> Any:
    """Operands and operators of content streams; nearly all are bytes and numbers."""

    def to_bytes(item: Any) -> Any:
        kind = item.__class__
        if kind is bytes:
            return item
        if kind is float:
            return b"%d" % item if item.is_integer() else (b"%f" % item).rstrip(b"0")
        return b"%d" % item if kind is int else otherwise(item)

    return to_bytes


def _plain_line(otherwise: Any) -> Any:
    """A line of glyphs that all have outlines and stand on the baseline, read as one block."""
    from weasyprint.text.ffi import FROM_UNITS, ffi, pango

    assert ffi.sizeof("PangoGlyphInfo") == _GLYPH.size
    empty, unknown = pango.PANGO_GLYPH_EMPTY, pango.PANGO_GLYPH_UNKNOWN_FLAG

    def draw_first_line(
        stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any
    ) -> Any:
        shown = None
        if text_overflow != "ellipsis" and block_ellipsis == "none" and textbox.text.strip():
            shown = pieces(stream, textbox.pango_layout)
        if shown is None:
            return otherwise(stream, textbox, text_overflow, block_ellipsis, matrix)
        stream.set_text_matrix(*matrix.values)
        text = ""
        for font, size, piece in shown:
            if font is not None:
                if text:
                    stream.show_text(text)
                text = ""
                stream.set_font_size(font.hash, size)
            text += piece
        stream.show_text(text)
        return []

    def pieces(stream: Any, layout: Any) -> list[tuple[Any, float, str]] | None:
        """The operands of each run, with its font where that is another one; or nothing."""
        pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
        run = layout.get_first_line()[0].runs[0]
        found, last, font, size = [], None, None, 0.0
        while run != ffi.NULL:
            item, glyphs = run.data.item, run.data.glyphs
            run = run.next
            changed = item.analysis.font != last
            if changed:
                last = item.analysis.font
                font, size = stream.add_font(last)
                if font.bitmap or font.png or font.svg or font.colr or size < 1e-6:
                    return None
            operands = run_of(stream, layout, font, size, item, glyphs)
            if operands is None:
                return None
            found.append((font if changed else None, size, operands))
        return found

    def run_of(
        stream: Any, layout: Any, font: Any, size: float, item: Any, glyphs: Any
    ) -> str | None:
        count = glyphs.num_glyphs
        parts = ["<"]
        for place, (glyph, width, across, up) in enumerate(
            _GLYPH.iter_unpack(ffi.buffer(glyphs.glyphs, count * _GLYPH.size))
        ):
            if glyph == empty:
                parts.append(f">{-width / size}<")
                continue
            if glyph & unknown or up:
                return None
            if glyph not in font.to_unicode:
                font.to_unicode[glyph] = characters(layout, item, glyphs, place, count)
            offset = across / size
            parts.append(f">{-offset}<{glyph:04x}" if offset else f"{glyph:04x}")
            own = font.widths.get(glyph)
            if own is None:
                pango.pango_font_get_glyph_extents(
                    item.analysis.font, glyph, stream.ink_rect, stream.logical_rect
                )
                own = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
                font.widths[glyph] = own
            kerning = own + offset - width * 1000 * FROM_UNITS / size
            if kerning:
                parts.append(f">{int(kerning)}<")
        text = "".join(parts)
        return text[:-1] if text[-1] == "<" else f"{text}>"

    def characters(layout: Any, item: Any, glyphs: Any, place: int, count: int) -> str:
        """What the glyph at *place* of a run stands for."""
        clusters = ffi.unpack(glyphs.log_clusters, count)
        after = place - 1 if item.analysis.level % 2 else place + 1
        end = clusters[after] if 0 <= after < count else item.length
        data: bytes = layout.text.encode()
        return data[item.offset + clusters[place] : item.offset + end].decode()

    return draw_first_line
