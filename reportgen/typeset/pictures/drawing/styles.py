"""Style sheets of a drawing, applied to its elements as attributes that the engine understands.

Why: what a declaration refers to is then seen where it is used; and the engine knows neither the
shorthand ``font`` with a weight nor sizes in words, and leaves such text out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from xml.etree import ElementTree

import cssselect2  # type: ignore[import-untyped]
import tinycss2  # type: ignore[import-untyped]
from tinycss2.ast import Node  # type: ignore[import-untyped]

from reportgen import limits
from reportgen.typeset.pictures.drawing.syntax import Problem, SvgError, local

Declarations = list[tuple[str, str]]

_SIZES = {
    "xx-small": "9px", "x-small": "10px", "small": "13px", "medium": "16px", "large": "18px",
    "x-large": "24px", "xx-large": "32px", "xxx-large": "48px", "smaller": "0.83em",
    "larger": "1.2em",
}  # fmt: skip
"""CSS Fonts 4, 2.5, of the usual 16 pixels."""
_UNUSUAL = re.compile(r"[:~+\[]")
"""Selectors by neighbours, positions, states and attributes: drawing programs write none."""
_LIVELY = re.compile(r":(?:hover|active|focus|visited|target)\b")
"""States that print never has."""
_UNITS = {"px", "pt", "pc", "mm", "cm", "in", "q", "em", "ex", "rem"}
_WEIGHTS = {"bold", "bolder", "lighter"} | {str(number) for number in range(100, 1000, 100)}
_SLANTS = {"italic", "oblique"}


def apply_styles(root: ElementTree.Element, removed: dict[str, None]) -> None:
    """Turn the style sheets and ``style`` attributes of *root* into attributes, and remove them.

    Rules that cannot be applied are added to *removed*.
    """
    sheets = [element.text or "" for element in root.iter() if local(element) == "style"]
    inline = {style for element in root.iter() if (style := element.get("style"))}
    if sum(map(len, [*sheets, *inline])) > limits.SVG_STYLES:
        raise SvgError(Problem.COST)
    normal, important = cssselect2.Matcher(), cssselect2.Matcher()
    count, depth, cost = sum(1 for _ in root.iter()), _depth(root), 0
    for sheet in sheets:
        for selectors, declarations, levels in _rules(sheet, removed):
            cost += count * depth**levels
            if cost > limits.SVG_MATCHES:
                raise SvgError(Problem.COST)
            for matcher, these in zip((normal, important), declarations, strict=True):
                for selector in selectors if these else ():
                    matcher.add_selector(selector, these)
    parsed = {style: _declarations(tinycss2.parse_blocks_contents(style)) for style in inline}
    for wrapper in cssselect2.ElementWrapper.from_xml_root(root).iter_subtree():
        element = wrapper.etree_element
        own = parsed.get(element.attrib.pop("style", ""), ([], []))
        matched = ([rule[-1] for rule in matcher.match(wrapper)] for matcher in (normal, important))
        for rules, these in zip(matched, own, strict=True):
            for declarations in (*rules, these):
                for name, value in declarations:
                    element.attrib[name] = value
        _plain(element, removed)
    for parent in list(root.iter()):
        for child in [child for child in parent if local(child) == "style"]:
            parent.remove(child)


def _rules(
    sheet: str, removed: dict[str, None]
) -> Iterator[tuple[list[object], tuple[Declarations, Declarations], int]]:
    """The selectors of each rule of *sheet*, its normal and important declarations, and its levels.

    A rule whose selectors look at other elements than ancestors is noted in *removed*.
    """
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        if rule.type == "at-rule":
            removed[f"@{rule.at_keyword}"] = None
        elif rule.type == "qualified-rule":
            selector_text = tinycss2.serialize(rule.prelude).strip()
            if _UNUSUAL.search(selector_text):
                if not _LIVELY.search(selector_text):
                    removed[selector_text[:40]] = None
                continue
            try:
                selectors = cssselect2.compile_selector_list(rule.prelude)
            except cssselect2.parser.SelectorError:
                removed[selector_text[:40]] = None
                continue
            alive = [
                selector
                for selector in selectors
                if selector.pseudo_element is None and not selector.never_matches
            ]
            levels = max(len(part.split()) - 1 for part in selector_text.split(","))
            yield alive, _declarations(tinycss2.parse_blocks_contents(rule.content)), levels


def _depth(element: ElementTree.Element) -> int:
    return 1 + max(map(_depth, element), default=0)


def _declarations(items: Iterable[Node]) -> tuple[Declarations, Declarations]:
    """The normal and the important declarations among *items*."""
    both: tuple[Declarations, Declarations] = ([], [])
    for item in items:
        if item.type == "declaration" and not item.name.startswith("-"):
            value = tinycss2.serialize(item.value).strip()
            both[item.important].append((item.lower_name, value))
    return both


def _plain(element: ElementTree.Element, removed: dict[str, None]) -> None:
    """Bring the attributes of *element* into the forms that the engine reads."""
    if font := element.attrib.pop("font", None):
        longhands = _font(font)
        if longhands is None:
            removed[f"font: {font[:40]}"] = None
        element.attrib.update(longhands or {})
    if size := element.get("font-size"):
        plain = _size(size)
        if plain is None:
            removed[f"font-size: {size[:40]}"] = None
            del element.attrib["font-size"]
        else:
            element.set("font-size", plain)
    for name, value in list(element.attrib.items()):
        if "url(" in value.lower():
            _plain_address(element, name, value, removed)


def _plain_address(
    element: ElementTree.Element, name: str, value: str, removed: dict[str, None]
) -> None:
    """``url(#id)`` stays, in just this form; an address outside goes."""
    tokens = [token for token in _tokens(value) if token.type not in {"whitespace", "comment"}]
    address = next((url for token in tokens if (url := _url(token)) is not None), None)
    if address is None or not address.startswith("#") or not tokens or _url(tokens[0]) is None:
        removed[value[:40]] = None
        element.set(name, "none")
        return
    fallback = tinycss2.serialize(tokens[1:]).strip() if name in {"fill", "stroke"} else ""
    if "url(" in fallback.lower():
        fallback = ""
    element.set(name, f"url({address}) {fallback}".rstrip())


def _tokens(value: str) -> list[Node]:
    if len(value) > limits.SVG_STYLES:
        raise SvgError(Problem.COST)
    tokens: list[Node] = tinycss2.parse_component_value_list(value)
    return tokens


def _url(token: Node) -> str | None:
    """The address that *token* is, where it is one."""
    if token.type == "url":
        return str(token.value).strip()
    if token.type == "function" and token.lower_name == "url":
        strings = [part.value for part in token.arguments if part.type == "string"]
        return str(strings[0]).strip() if strings else ""
    return None


@lru_cache(maxsize=1000)
def _size(value: str) -> str | None:
    """A size of type as the engine reads it, or ``None``."""
    value = value.strip()
    if value.lower() in _SIZES:
        return _SIZES[value.lower()]
    if value.lower() in {"inherit", "unset"}:
        return "1em"
    if value.lower() == "initial":
        return _SIZES["medium"]
    tokens = [token for token in _tokens(value) if token.type not in {"whitespace", "comment"}]
    if len(tokens) != 1 or tokens[0].type not in {"number", "dimension", "percentage"}:
        return None
    (token,) = tokens
    if not 0 <= token.value <= limits.SVG_NUMBER:
        return None
    if token.type == "percentage":
        return f"{token.value / 100:g}em"
    unit = token.lower_unit if token.type == "dimension" else ""
    return f"{token.value:g}{unit}" if not unit or unit in _UNITS else None


@lru_cache(maxsize=1000)
def _font(value: str) -> dict[str, str] | None:
    """The longhands of the shorthand ``font`` (CSS Fonts 4, 2.7), or ``None``."""
    tokens = [token for token in _tokens(value) if token.type != "comment"]
    longhands = {"font-style": "normal", "font-weight": "400"}
    for position, token in enumerate(tokens):
        word = tinycss2.serialize([token]).lower()
        if word in _SLANTS:
            longhands["font-style"] = "italic"
        elif word in _WEIGHTS:
            longhands["font-weight"] = {"bolder": "bold", "lighter": "300"}.get(word, word)
        elif (size := _size(word)) is not None and word.strip():
            rest = tokens[position + 1 :]
            family = tinycss2.serialize(_behind_line_height(rest)).strip()
            if not family:
                return None
            return {**longhands, "font-size": size, "font-family": family}
    return None


def _behind_line_height(tokens: list[Node]) -> list[Node]:
    """*tokens* without a slash and the height of lines behind it."""
    rest = [token for token in tokens if token.type != "whitespace" or token is not tokens[0]]
    if rest and rest[0] == "/":
        rest = rest[1:]
        while rest and rest[0].type == "whitespace":
            rest = rest[1:]
        rest = rest[1:]
    return rest
