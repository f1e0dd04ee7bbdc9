"""The cascade: what style sheets say of each element, worked out once for all that are alike.

In place of WeasyPrint's ``StyleFor``. It asks each style sheet about each element and
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
from weakref import WeakKeyDictionary

from cssselect2.compiler import split_whitespace  # type: ignore[import-untyped]
from tinycss2.ast import (  # type: ignore[import-untyped]
    CurlyBracketsBlock,
    DimensionToken,
    FunctionBlock,
    Node,
    ParenthesesBlock,
    SquareBracketsBlock,
)
from tinycss2.color4 import Color  # type: ignore[import-untyped]
from weasyprint import css  # type: ignore[import-untyped]
from weasyprint.css import (  # type: ignore[import-untyped]
    declaration_precedence,
    find_style_attributes,
    preprocess_declarations,
)
from weasyprint.css.properties import Dimension  # type: ignore[import-untyped]
from weasyprint.css.tokens import Pending  # type: ignore[import-untyped]
from weasyprint.css.units import VIEWPORT_UNITS  # type: ignore[import-untyped]
from webencodings import ascii_lower  # type: ignore[import-untyped]

from reportgen.typeset.replaced import Replacement

Cascaded = dict[str, tuple[Any, tuple[Any, ...]]]
"""By property: the value that wins, and its weight (CSS Cascade 5, 6)."""

Sheet = tuple[Any, str, Any]
"""A style sheet with its origin and the specificity of all of its selectors, if it has one."""

_NONE: Mapping[Any, Any] = MappingProxyType({})


def replacements() -> Iterator[Replacement]:
    """What takes the place of WeasyPrint's class."""
    yield css, "StyleFor", SharingStyleFor


class _Declared:
    """What is declared for elements that are alike, by pseudo-element (``None``: the element)."""

    def __init__(self, cascaded: dict[str | None, Cascaded], *, ordinary: bool) -> None:
        self.cascaded = cascaded
        own = cascaded[None]
        self.general = ordinary and not (
            # The engine takes both away from the style of a root that has them.
            "overflow" in own
            or ("display" in own and own["display"][0] == ("none",))
            or any(_is_page_sized(value) for value, _ in own.values())
        )
        """Whether an element of any flow would have the same style from it."""


def _is_page_sized(value: Any) -> bool:
    """Whether *value* may have a length in it that depends on the page's size."""
    if value is None or isinstance(value, (str, int, float, Color)):
        return False
    if isinstance(value, (Dimension, DimensionToken)):
        return value.unit is not None and value.unit.lower() in VIEWPORT_UNITS
    if isinstance(value, FunctionBlock):
        return any(map(_is_page_sized, value.arguments))
    if isinstance(value, (ParenthesesBlock, SquareBracketsBlock, CurlyBracketsBlock)):
        return any(map(_is_page_sized, value.content))
    if isinstance(value, Pending):
        return any(map(_is_page_sized, value.tokens))
    if isinstance(value, (list, tuple)):
        return any(map(_is_page_sized, value))
    return not isinstance(value, Node)


class _Shared:
    """What holds for all flows that the same style sheets style: their selectors, and styles.

    A style depends on what selectors declare and on the style that it inherits from, and for the
    rest on its element's attributes and the page's size. Those that do not are computed once for
    all flows, and, while a report is watched, for all its builds.
    """

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self.selectors = _Selectors(sheets)
        self.declared: dict[tuple[Any, ...], _Declared] = {}
        self.computed: dict[tuple[int, int], Any] = {}


_KEPT = 4
"""Lists of style sheets whose styles are kept: those of the first flow, and of the others."""
_shared: WeakKeyDictionary[Any, list[_Shared]] = WeakKeyDictionary()
"""By the engine's fonts, which live as long as the styles that use them."""


def _shared_by(font_config: Any, sheets: Sequence[Sheet]) -> _Shared:
    """What the flows of *sheets* share."""
    styling = [sheet for sheet in sheets if sheet[0].matcher.order]
    known = _shared.setdefault(font_config, [])
    for shared in known:
        if shared.selectors.sheets == styling:
            return shared
    shared = _Shared(styling)
    _shared[font_config] = [*known[1 - _KEPT :], shared]
    return shared


class SharingStyleFor(css.StyleFor):  # type: ignore[misc]
    """WeasyPrint's ``StyleFor``, set up as above."""

    def __init__(
        self,
        html: Any,
        sheets: Sequence[Sheet],
        presentational_hints: bool,
        font_config: Any,
        target_collector: Any,
    ) -> None:
        self._cascaded_styles: dict[Any, Any] = {}  # of pages, later
        self._computed_styles: dict[Any, Any] = {}
        self._pseudo_elements: dict[Any, Mapping[str | None, Cascaded]] = {}
        self.initial_page_sizes = {"box": None, "area": None}
        self._sheets = sheets
        self.font_config = font_config
        self._root, self._base_url = html.etree_element, html.base_url
        self._hints, self._targets = presentational_hints, target_collector
        self._style_elements(html.wrapper_element)

    def _style_elements(self, root: Any) -> None:
        shared = _shared_by(self.font_config, self._sheets)
        attributes = _Attributes(self._root, self._hints, self._base_url)
        declared: dict[tuple[Any, ...], _Declared] = {}
        computed: dict[tuple[int, int], Any] = {}
        general: set[Any] = {None}
        styles = self._computed_styles
        # In tree order: a style inherits from that of the parent.
        for wrapper in root.iter_subtree():
            element = wrapper.etree_element
            parent = wrapper.parent.etree_element if wrapper.parent else None
            stated, own = attributes.of(element)
            matching = shared.selectors.matching(wrapper)
            ordinary = _is_ordinary(stated)
            known = shared.declared if ordinary else declared
            key = stated, *matching
            declarations = known.get(key)
            if declarations is None:
                cascaded = shared.selectors.declared(matching, own)
                declarations = known[key] = _Declared(cascaded, ordinary=ordinary)
            among = computed
            if declarations.general and parent in general:
                general.add(element)
                among = shared.computed
            alike = id(styles[parent, None]) if wrapper.parent else 0, id(declarations)
            if alike in among:
                styles[element, None] = among[alike]
            else:
                among[alike] = self._compute(element, None, declarations.cascaded, parent)
            self._learn_pseudo_elements(element, declarations.cascaded)

    def _learn_pseudo_elements(self, element: Any, cascaded: Mapping[str | None, Cascaded]) -> None:
        if len(cascaded) == 1:
            return
        self._pseudo_elements[element] = cascaded
        for name, declared in cascaded.items():
            if name and "anchor" in declared:
                self._compute(element, name, cascaded, element)

    def __call__(self, element: Any, pseudo_type: str | None = None) -> Any:
        """The style of *element*, or of a pseudo-element where a style sheet has one."""
        if pseudo_type and (element, pseudo_type) not in self._computed_styles:
            cascaded = self._pseudo_elements.get(element, _NONE)
            if pseudo_type not in cascaded:
                return None
            self._compute(element, pseudo_type, cascaded, element)
        return super().__call__(element, pseudo_type)

    def _compute(
        self,
        element: Any,
        pseudo_type: str | None,
        cascaded: Mapping[str | None, Cascaded],
        parent: Any,
    ) -> Any:
        """The style of *element*, as the engine computes it from what is *cascaded*."""
        key = element, pseudo_type
        self._cascaded_styles[key] = cascaded.get(pseudo_type, {})
        self.set_computed_styles(
            element, parent, self._root, pseudo_type, self._base_url, self._targets
        )
        del self._cascaded_styles[key]
        return self._computed_styles[key]


class _Attributes:
    """Styles by attributes of elements, read once for all elements with equal attributes."""

    def __init__(self, root: Any, presentational_hints: bool, base_url: str | None) -> None:
        self.hints = presentational_hints
        self.cascaded: dict[Any, Cascaded] = {}
        elements = {self._key(element): element for element in root.iter()}
        elements.pop(None, None)
        keys = {element: key for key, element in elements.items()}
        for specificity, element, declarations, base in find_style_attributes(
            _Elements(keys), presentational_hints, base_url
        ):
            style = self.cascaded.setdefault(keys[element], {})
            for name, value, importance in preprocess_declarations(base, declarations):
                weight = declaration_precedence("author", importance), inf, specificity
                _declare(style, name, value, weight)

    def of(self, element: Any) -> tuple[Any, Cascaded | None]:
        """A key for what the attributes of *element* state, and its declarations, if any."""
        key = self._key(element) if element.attrib else None
        return key, self.cascaded.get(key)

    def _key(self, element: Any) -> Any:
        """The same for elements whose attributes say the same; nothing where they say nothing."""
        if self.hints or element.tag == _SVG:
            return element
        get = element.get
        key = get("style"), get("lang"), get("id"), get("name")
        return key if any(key) else None


def _is_ordinary(stated: Any) -> bool:
    """Whether attributes with this key state nothing but a language."""
    if not isinstance(stated, tuple):
        return stated is None
    style, _, anchor, name = stated
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

    def declared(self, matching: Sequence[int], own: Cascaded | None) -> dict[Any, Cascaded]:
        """What the *matching* selectors declare beside an element's *own*, by pseudo-element."""
        cascaded: dict[Any, Cascaded] = {None: dict(own or {})}
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
