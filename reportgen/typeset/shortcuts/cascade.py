"""The cascade: what style sheets say of each element, worked out once for all that are alike.

In place of how WeasyPrint sets up its ``StyleFor``. It asks each style sheet about each element and
computes styles of six pseudo-elements for every one, since its own sheet names them for all. Here
the selectors of all sheets stand in one index; what is declared is put together once for elements
that the same selectors match; and a pseudo-element gets its style when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import inf
from operator import itemgetter
from types import MappingProxyType
from typing import Any

from cssselect2.compiler import split_whitespace  # type: ignore[import-untyped]
from weasyprint.css import (  # type: ignore[import-untyped]
    declaration_precedence,
    find_style_attributes,
    preprocess_declarations,
)
from webencodings import ascii_lower  # type: ignore[import-untyped]

Cascaded = dict[str, tuple[Any, tuple[Any, ...]]]
"""By property: the value that wins, and its weight (CSS Cascade 5, 6)."""

_NONE: Mapping[Any, Any] = MappingProxyType({})


def set_up(
    self: Any,
    html: Any,
    sheets: Sequence[tuple[Any, str, Any]],
    presentational_hints: bool,
    font_config: Any,
    target_collector: Any,
) -> None:
    """Set up *self*, a ``StyleFor``; in place of its ``__init__``."""
    self._cascaded_styles = {}  # of pages, later
    styles: dict[Any, Any] = {}
    self._computed_styles = styles
    self._pseudo_elements = {}
    self.initial_page_sizes = {"box": None, "area": None}
    self._sheets = sheets
    self.font_config = font_config
    self._root, self._base_url = html.etree_element, html.base_url
    attributes = _Attributes(self._root, presentational_hints, html.base_url)
    selectors = _Selectors(sheets)
    declared: dict[tuple[int, ...], dict[str | None, Cascaded]] = {}
    computed: dict[tuple[int, int], Any] = {}
    # In tree order: a style inherits from that of the parent.
    for wrapper in html.wrapper_element.iter_subtree():
        element = wrapper.etree_element
        parent = wrapper.parent.etree_element if wrapper.parent else None
        said = attributes.of(element)
        matching = selectors.matching(wrapper)
        key = id(said), *matching
        if key not in declared:
            declared[key] = selectors.declared(matching, said)
        cascaded = declared[key]
        alike = id(styles[parent, None]) if wrapper.parent else 0, id(cascaded)
        if alike in computed:
            styles[element, None] = computed[alike]
        else:
            computed[alike] = _compute(self, element, None, cascaded, parent, target_collector)
        if len(cascaded) > 1:
            self._pseudo_elements[element] = cascaded
            for name in cascaded:
                if name and "anchor" in cascaded[name]:
                    _compute(self, element, name, cascaded, element, target_collector)


def asking(otherwise: Callable[..., Any]) -> Callable[..., Any]:
    """``StyleFor.__call__``, where *otherwise*, the engine's own, finds the style computed."""

    def style_for(self: Any, element: Any, pseudo_type: Any = None) -> Any:
        if pseudo_type and (element, pseudo_type) not in self._computed_styles:
            cascaded = self._pseudo_elements.get(element, _NONE)
            if pseudo_type not in cascaded:
                return None
            _compute(self, element, pseudo_type, cascaded, element, None)
        return otherwise(self, element, pseudo_type)

    return style_for


def _compute(
    style_for: Any,
    element: Any,
    pseudo_type: str | None,
    cascaded: Mapping[str | None, Cascaded],
    parent: Any,
    target_collector: Any,
) -> Any:
    """The style of *element*, as the engine computes it from what is *cascaded*."""
    declared = style_for.get_cascaded_styles()
    declared[element, pseudo_type] = cascaded.get(pseudo_type, {})
    style_for.set_computed_styles(
        element,
        parent,
        style_for._root,
        pseudo_type,
        style_for._base_url,
        target_collector,
    )
    del declared[element, pseudo_type]
    return style_for.get_computed_styles()[element, pseudo_type]


class _Attributes:
    """What the attributes of elements say of their styles, read once for all that say the same."""

    def __init__(self, root: Any, presentational_hints: bool, base_url: str | None) -> None:
        self.hints = presentational_hints
        self.cascaded: dict[Any, Cascaded] = {}
        elements = {self._key(element): element for element in root.iter()}
        elements.pop(None, None)
        keys = {element: key for key, element in elements.items()}
        found = find_style_attributes(_Elements(keys), presentational_hints, base_url)
        for specificity, element, declarations, base in found:
            style = self.cascaded.setdefault(keys[element], {})
            for name, value, importance in preprocess_declarations(base, declarations):
                weight = declaration_precedence("author", importance), inf, specificity
                _declare(style, name, value, weight)

    def of(self, element: Any) -> Cascaded | None:
        """What those of *element* say, if anything."""
        return self.cascaded.get(self._key(element)) if element.attrib else None

    def _key(self, element: Any) -> Any:
        """The same for elements whose attributes say the same; nothing where they say nothing."""
        if self.hints or element.tag == _SVG:
            return element
        said = element.attrib
        if not said:
            return None
        key = said.get("style"), said.get("lang"), said.get("id"), said.get("name")
        return key if any(key) else None


_SVG = "{http://www.w3.org/2000/svg}svg"


class _Elements:
    """Stands for a tree of these elements."""

    def __init__(self, elements: Iterable[Any]) -> None:
        self.iter = elements.__iter__


class _Selectors:
    """The selectors of all style sheets, ranked: what ranks higher prevails (CSS Cascade 5, 6.1).

    Only those that may match an element for its id, a class, its name and so on are tried.
    """

    def __init__(self, sheets: Sequence[tuple[Any, str, Any]]) -> None:
        self._sheets = sheets
        self._payloads: list[tuple[int, Any, str | None, Any]] = []
        self._by_id: _Index = {}
        self._by_class: _Index = {}
        self._by_name: _Index = {}
        self._by_namespace: _Index = {}
        self._with_lang: _Index = {}
        self._others: _Index = {}
        for rank, (number, specificity, _, entry) in enumerate(
            sorted(self._entries(), key=_weight)
        ):
            index, name, test, pseudo_element, payload = entry
            self._payloads.append((number, specificity, pseudo_element, payload))
            index.setdefault(name, []).append((rank, test))

    def _entries(self) -> Iterator[tuple[int, Any, int, Any]]:
        """Each selector with its sheet's number, its specificity and its order there."""
        for number, (sheet, _, _) in enumerate(self._sheets):
            matcher = sheet.matcher
            for index, entries in (
                (self._by_id, matcher.id_selectors),
                (self._by_class, matcher.class_selectors),
                (self._by_name, matcher.lower_local_name_selectors),
                (self._by_namespace, matcher.namespace_selectors),
                (self._with_lang, {None: matcher.lang_attr_selectors}),
                (self._others, {None: matcher.other_selectors}),
            ):
                for name, named in entries.items():
                    for test, specificity, order, pseudo_element, payload in named:
                        entry = index, name, test, pseudo_element, payload
                        yield number, specificity, order, entry

    def matching(self, wrapper: Any) -> list[int]:
        """The ranks of the selectors that match, rising."""
        element = wrapper.etree_element
        attributes = element.attrib
        name, namespace = _names(element.tag)
        near = [self._by_name.get(name), self._by_namespace.get(namespace), self._others.get(None)]
        if attributes:
            if classes := attributes.get("class"):
                near += [self._by_class.get(one) for one in _classes(classes)]
            if "id" in attributes:
                near.append(self._by_id.get(attributes["id"]))
            if "lang" in attributes:
                near.append(self._with_lang.get(None))
        ranks = [rank for some in near if some for rank, test in some if test(wrapper)]
        ranks.sort()
        return ranks

    def declared(self, matching: Sequence[int], said: Cascaded | None) -> dict[Any, Cascaded]:
        """What the *matching* selectors declare, over what is *said*, by pseudo-element."""
        cascaded: dict[Any, Cascaded] = {None: dict(said or {})}
        for rank in matching:
            number, specificity, pseudo_element, (declarations, layer) = self._payloads[rank]
            sheet, origin, specificity_of_all = self._sheets[number]
            order = inf if layer is None else sheet.layers.index(layer)
            style = cascaded.setdefault(pseudo_element, {})
            for name, value, importance in declarations:
                precedence = declaration_precedence(origin, importance)
                weight = precedence, order, specificity_of_all or specificity
                _declare(style, name, value, weight)
        return cascaded


_Index = dict[Any, list[tuple[int, Callable[[Any], bool]]]]

_weight = itemgetter(0, 1, 2)


@lru_cache
def _names(tag: str) -> tuple[str, str]:
    """The local name, in lower case, and the namespace of an element's *tag*."""
    namespace, _, name = tag.rpartition("}")
    return ascii_lower(name), namespace[1:]


@lru_cache
def _classes(attribute: str) -> frozenset[str]:
    return frozenset(split_whitespace(attribute))


def _declare(style: Cascaded, name: str, value: Any, weight: tuple[Any, ...]) -> None:
    if name not in style or style[name][1] <= weight:
        style[name] = value, weight
