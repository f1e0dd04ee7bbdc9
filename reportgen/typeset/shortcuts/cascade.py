"""The cascade: what style sheets say of each element, worked out once for all that are alike.

In place of how WeasyPrint sets up its ``StyleFor``. It asks each style sheet about each element and
computes styles of six pseudo-elements for every one, since its own sheet names them for all. Here
the selectors of all sheets stand in one index; what is declared is put together once for elements
that the same selectors match; and a pseudo-element gets its style when it is first asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import inf
from operator import itemgetter
from types import MappingProxyType
from typing import Any

from cssselect2.compiler import split_whitespace  # type: ignore[import-untyped]
from tinycss2 import serialize  # type: ignore[import-untyped]
from tinycss2.ast import Node  # type: ignore[import-untyped]
from weasyprint.css import (  # type: ignore[import-untyped]
    declaration_precedence,
    find_style_attributes,
    preprocess_declarations,
)
from webencodings import ascii_lower  # type: ignore[import-untyped]

Cascaded = dict[str, tuple[Any, tuple[Any, ...]]]
"""By property: the value that wins, and its weight (CSS Cascade 5, 6)."""

_NONE: Mapping[Any, Any] = MappingProxyType({})


class _Shared:
    """What holds for all flows that the same style sheets style: their selectors, and styles.

    A style depends on what selectors declare and on the style that it inherits from, and for the
    rest on its element's attributes and the page's size. Those that do not are computed once for
    all flows, and, while a report is watched, for all its builds.
    """

    def __init__(self, sheets: Sequence[tuple[Any, str, Any]]) -> None:
        self.selectors = _Selectors(sheets)
        self.declared: dict[tuple[Any, ...], _Declared] = {}
        self.computed: dict[tuple[int, int], Any] = {}

    @classmethod
    def of(cls, font_config: Any, sheets: Sequence[tuple[Any, str, Any]]) -> _Shared:
        """That of *sheets*; the engine's fonts, which live as long as it does, remember it."""
        styling = [sheet for sheet in sheets if sheet[0].matcher.order]
        known = font_config.__dict__.setdefault("_shared_styles", [])
        for one in known:
            if one.selectors.sheets == styling:
                return one  # type: ignore[no-any-return]
        shared = cls(styling)
        font_config._shared_styles = [*known[-3:], shared]
        return shared


class _Declared:
    """What is declared for elements that are alike, by pseudo-element (``None``: the element)."""

    def __init__(self, cascaded: dict[str | None, Cascaded], *, general: bool) -> None:
        self.cascaded = cascaded
        own = cascaded[None]
        self.general = general and not (
            # The engine takes both away from the style of a root that has them.
            "overflow" in own
            or ("display" in own and own["display"][0] == ("none",))
            or any(_PAGE_SIZED.search(_told(value)) for value, _ in own.values())
        )
        """Whether an element of any flow would have the same style from it."""


_PAGE_SIZED = re.compile(r"\dp?[sld]?v(?:w|h|i|b|min|max)|unit='p?[sld]?v|object at")
"""A length that depends on the page's size, or what may have one inside."""


def _told(value: Any) -> str:
    """*value* in words."""
    tokens = getattr(value, "tokens", value)
    if isinstance(tokens, list | tuple) and all(isinstance(token, Node) for token in tokens):
        return str(serialize(tokens))
    return repr(value)


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
    shared = _Shared.of(font_config, sheets)
    declared: dict[tuple[Any, ...], _Declared] = {}
    computed: dict[tuple[int, int], Any] = {}
    general: set[Any] = {None}
    # In tree order: a style inherits from that of the parent.
    for wrapper in html.wrapper_element.iter_subtree():
        element = wrapper.etree_element
        parent = wrapper.parent.etree_element if wrapper.parent else None
        said, own = attributes.of(element)
        matching = shared.selectors.matching(wrapper)
        ordinary = _is_ordinary(said)
        known = shared.declared if ordinary else declared
        key = said, *matching
        if key not in known:
            cascaded = shared.selectors.declared(matching, own)
            known[key] = _Declared(cascaded, general=ordinary)
        found = known[key]
        among = computed
        if found.general and parent in general:
            general.add(element)
            among = shared.computed
        alike = id(styles[parent, None]) if wrapper.parent else 0, id(found)
        if alike in among:
            styles[element, None] = among[alike]
        else:
            among[alike] = _compute(self, element, None, found.cascaded, parent, target_collector)
        if len(found.cascaded) > 1:
            self._pseudo_elements[element] = found.cascaded
            for name in found.cascaded:
                if name and "anchor" in found.cascaded[name]:
                    _compute(self, element, name, found.cascaded, element, target_collector)


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

    def of(self, element: Any) -> tuple[Any, Cascaded | None]:
        """Names what those of *element* say, and what it comes to, if anything."""
        key = self._key(element) if element.attrib else None
        return key, self.cascaded.get(key)

    def _key(self, element: Any) -> Any:
        """The same for elements whose attributes say the same; nothing where they say nothing."""
        if self.hints or element.tag == _SVG:
            return element
        said = element.attrib
        if not said:
            return None
        key = said.get("style"), said.get("lang"), said.get("id"), said.get("name")
        return key if any(key) else None


def _is_ordinary(said: Any) -> bool:
    """Whether attributes that are so named say nothing but a language."""
    if not isinstance(said, tuple):
        return said is None
    style, _, anchor, name = said
    return not (style or anchor or name)


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
        self.sheets = sheets
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
        for number, (sheet, _, _) in enumerate(self.sheets):
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
            sheet, origin, specificity_of_all = self.sheets[number]
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
