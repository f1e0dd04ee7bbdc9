"""An SVG drawing without anything that runs, fetches or is not SVG.

The typesetter's fetcher refuses every foreign address in any case; this also tells the author what
will be missing from the print.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.parsers import expat

from reportgen import limits

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"

_FORBIDDEN = {"script", "foreignObject", "iframe", "audio", "video", "handler", "listener"}
_FORBIDDEN |= {"animate", "animateMotion", "animateTransform", "set", "discard"}
_URL = re.compile(r"""url\(\s*(?!["']?\s*#)[^)]*\)""", re.IGNORECASE)
_IMPORT = re.compile(r"@import[^;]*;?", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([0-9.]+(?:e[+-]?[0-9]+)?)\s*(px|pt|pc|mm|cm|in|q)?\s*", re.IGNORECASE)
_PIXELS = {"px": 1, "pt": 96 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
_PIXELS["q"] = 96 / 101.6


class SvgError(ValueError):
    """A drawing that cannot be used; the message is ``entities``, ``size`` or ``broken``."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A clean SVG: ``width`` and ``height`` in CSS pixels, its ``text``, what was ``removed``."""

    data: bytes
    width: int
    height: int
    text: str
    removed: tuple[str, ...]


def clean_svg(data: bytes) -> Drawing:
    """The drawing in *data* without scripts, handlers, foreign content and outside addresses.

    Raises :class:`SvgError` for what is no SVG, declares entities (which can grow without
    bound) or repeats itself beyond measure.
    """
    _check_syntax(data)
    try:
        root = ElementTree.fromstring(data)  # noqa: S314  # entities are refused above
    except (ElementTree.ParseError, ValueError, LookupError) as problem:
        raise SvgError("broken") from problem
    if _name(root) != "svg":
        raise SvgError("broken")
    removed: dict[str, None] = {}
    _clean(root, removed)
    _check_size(root)
    width, height = _size(root)
    text = "".join(
        char
        for element in root.iter()
        if _name(element) in {"text", "tspan", "textPath", "a"}
        for char in f"{element.text or ''}{element.tail or ''}"
    )
    clean = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return Drawing(clean, width, height, text, tuple(removed))


def _check_syntax(data: bytes) -> None:
    """Refuse entities and deep nesting before a tree is built."""
    depth = 0

    def start(_name: str, _attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth > limits.SVG_DEPTH:
            raise SvgError("size")

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def entity(*_declaration: object) -> None:
        raise SvgError("entities")

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as problem:
        if isinstance(problem, SvgError):
            raise
        raise SvgError("broken") from problem


def _clean(element: ElementTree.Element, removed: dict[str, None]) -> None:
    for child in list(element):
        if _name(child) in _FORBIDDEN or not child.tag.startswith(f"{{{SVG}}}"):
            # Editors' own elements (metadata, guides) print nothing and are no loss.
            if _name(child) in _FORBIDDEN:
                removed[f"<{_name(child)}>"] = None
            element.remove(child)
        else:
            _clean(child, removed)
    for key, value in list(element.attrib.items()):
        bare = key.rpartition("}")[2]
        if bare.lower().startswith("on"):
            del element.attrib[key]
            removed[bare] = None
        elif bare in {"href", "src"}:
            if not value.lstrip().startswith("#"):
                del element.attrib[key]
                if _name(element) != "a":
                    removed[f"{bare}={value[:40]}"] = None
        elif bare == "base":
            del element.attrib[key]
        else:
            element.attrib[key] = _clean_css(value, removed)
    if _name(element) == "style" and element.text:
        element.text = _clean_css(element.text, removed)


def _clean_css(css: str, removed: dict[str, None]) -> str:
    for pattern, instead in ((_IMPORT, ""), (_URL, "none")):
        for match in pattern.findall(css):
            removed[match[:40]] = None
        css = pattern.sub(instead, css)
    return css


def _check_size(root: ElementTree.Element) -> None:
    """Refuse ``use`` in circles and drawings that it makes grow without bound."""
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
    sizes: dict[ElementTree.Element, int] = {}
    under_way: set[ElementTree.Element] = set()

    def size(element: ElementTree.Element) -> int:
        if element in sizes:
            return sizes[element]
        if element in under_way or len(under_way) > 8 * limits.SVG_DEPTH:
            raise SvgError("size")
        under_way.add(element)
        total = 1 + sum(map(size, element))
        reference = element.get("href") or element.get(f"{{{XLINK}}}href") or ""
        if _name(element) == "use" and (target := by_id.get(reference.strip()[1:])) is not None:
            total += size(target)
        under_way.discard(element)
        sizes[element] = total
        return total

    if size(root) > limits.SVG_ELEMENTS:
        raise SvgError("size")


def _size(root: ElementTree.Element) -> tuple[int, int]:
    """Width and height in CSS pixels, as CSS 2.2, 10.3.2, finds them: else 300 × 150."""
    width, height = _pixels(root.get("width")), _pixels(root.get("height"))
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    if len(box) == 4 and (box_width := _pixels(box[2])) and (box_height := _pixels(box[3])):
        ratio = box_width / box_height
        if width is None and height is None:
            width, height = box_width, box_height
        width = (height or 0) * ratio if width is None else width
        height = width / ratio if height is None else height
    return round(width or 300) or 1, round(height or 150) or 1


def _pixels(length: str | None) -> float | None:
    match = _LENGTH.fullmatch(length or "")
    try:
        value = float(match[1]) * _PIXELS[(match[2] or "px").lower()] if match else 0.0
    except ValueError:
        return None
    return value if 0 < value < 1e6 else None


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
