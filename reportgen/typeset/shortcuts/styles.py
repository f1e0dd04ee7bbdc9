"""Styles of elements and pages: their values, and what is worked out from them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint import css  # type: ignore[import-untyped]
from weasyprint.css import units  # type: ignore[import-untyped]
from weasyprint.css.properties import Dimension  # type: ignore[import-untyped]
from weasyprint.layout import inline, page, percent  # type: ignore[import-untyped]
from weasyprint.text import line_break  # type: ignore[import-untyped]

from reportgen.typeset.shortcuts.cascade import SharingStyleFor

_PLAIN = frozenset({str, int, float, bool, type(None), Dimension})
"""The classes of values that are no functions and hold none."""


def replacements() -> Iterator[tuple[Any, str, Any]]:
    """Where each stands, and under which name."""
    yield css, "StyleFor", SharingStyleFor
    yield css.ComputedStyle, "__missing__", _plain_property(css.ComputedStyle.__missing__)
    yield page, "set_page_type_computed_styles", _styles_of_a_page
    math = _no_math(css.check_math)
    yield css, "check_math", math
    yield percent, "check_math", math
    strut = _remembered_strut(line_break.strut)
    for module in (line_break, inline, units):
        yield module, "strut", strut


def _no_math(otherwise: Any) -> Any:
    """Whether a value has a function such as ``calc()`` in it: a word or a length has not."""

    def check_math(token: Any) -> Any:
        return None if token.__class__ in _PLAIN else otherwise(token)

    return check_math


def _plain_property(otherwise: Any) -> Any:
    """A property that no style sheet sets: it is inherited, or initial as it stands."""
    own = {"position", "float", "display", "page"}
    plain = {
        name for name in css.INITIAL_VALUES if name not in own and "text_decoration" not in name
    }
    inherited = frozenset(plain & css.INHERITED)
    initial = {
        name: css.INITIAL_VALUES[name]
        for name in plain - css.INHERITED - css.INITIAL_NOT_COMPUTED
        if not css.check_math(css.INITIAL_VALUES[name])
    }
    logical = {
        name: frozenset(of(block="ttb", inline=direction) for direction in ("ltr", "rtl"))
        for name, of in css.PHYSICAL_FUNCTIONS.items()
    }

    def missing(self: Any, key: str) -> Any:
        cascaded = self.cascaded
        if key not in cascaded:
            if key in initial:
                if key not in logical or logical[key].isdisjoint(cascaded):
                    value = self[key] = initial[key]
                    return value
            elif key in inherited and self.parent_style is not None:
                value = self.parent_style[key]
                if value.__class__ in _PLAIN:
                    self[key] = value
                    return value
        return otherwise(self, key)

    return missing


def _styles_of_a_page(page_type: Any, html: Any, style_for: Any) -> None:
    """Styles of a page and its margin boxes: the same for all pages that the same rules match."""
    rules = _page_rules(style_for)
    computed = style_for.get_computed_styles()
    alike = page_type.side, page_type.blank, page_type.index == 0, page_type.name
    if not rules.by_number and alike in rules.known:
        computed.update(
            {(page_type, pseudo_type): style for pseudo_type, style in rules.known[alike].items()}
        )
        return
    style_for.add_page_declarations(page_type)
    root, base_url = html.etree_element, html.base_url
    style_for.set_computed_styles(page_type, root=root, parent=root, base_url=base_url)
    cascaded = style_for.get_cascaded_styles()
    for pseudo_type in rules.pseudo_types:
        if (page_type, pseudo_type) in cascaded:
            style_for.set_computed_styles(
                page_type, pseudo_type=pseudo_type, root=root, parent=page_type, base_url=base_url
            )
    rules.known[alike] = {
        pseudo_type: computed[page_type, pseudo_type]
        for pseudo_type in (None, *rules.pseudo_types)
        if (page_type, pseudo_type) in computed
    }


class _PageRules:
    """What the style sheets say of pages: of which margin boxes and areas, and of some *by number*.

    ``known`` are the styles of pages that there have been.
    """

    def __init__(self, sheets: Any) -> None:
        selectors = [
            selector
            for sheet, _, _ in sheets
            for _, selectors, _ in sheet.page_rules
            for selector in selectors
        ]
        self.pseudo_types = frozenset(pseudo for _, pseudo, _ in selectors if pseudo)
        self.by_number = any(page.index is not None for _, _, page in selectors)
        self.known: dict[tuple[Any, ...], dict[str | None, Any]] = {}


def _page_rules(style_for: Any) -> _PageRules:
    known: _PageRules | None = style_for.__dict__.get("_page_rules")
    if known is None:
        known = style_for._page_rules = _PageRules(style_for._sheets)
    return known


def _remembered_strut(otherwise: Any) -> Any:
    """Line height and baseline belong to a style, which is copied before it is changed."""

    def strut(style: Any) -> Any:
        known = style.__dict__.get("_strut")
        if known is None:
            known = style._strut = otherwise(style)
        return known

    return strut
