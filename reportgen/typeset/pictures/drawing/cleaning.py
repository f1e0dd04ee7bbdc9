"""Removal of scripts, outside addresses and undrawable elements from a drawing.

Removed parts that a reader would have seen are reported; notes of drawing programs are not.
"""

from __future__ import annotations

import base64
import binascii
from typing import NamedTuple
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

from reportgen.cache import digest
from reportgen.typeset.pictures.drawing.syntax import HREFS, SHAPES, SVG, TEXTS, local
from reportgen.typeset.pictures.formats import sniff
from reportgen.typeset.resources import BASE_URL

_PAINTERS = {"linearGradient", "radialGradient", "stop", "pattern", "marker", "mask", "clipPath"}
_FILTERS = {"filter", "feBlend", "feFlood", "feOffset"}
_STRUCTURE = {"svg", "g", "defs", "symbol", "use", "switch", "style", "image"}
_DRAWN = _PAINTERS | _FILTERS | _STRUCTURE | TEXTS | SHAPES
_PICTURES = {"JPEG", "PNG", "WebP"}
_SILENT = {"title", "desc", "metadata", "view", "cursor"}
"""What shows nothing; other filters than the engine's three change the look and no content."""


class Embedded(NamedTuple):
    """A raster picture inside a drawing: its *address* in the drawing and its *data*."""

    address: str
    data: bytes


def clean(
    element: ElementTree.Element, removed: dict[str, None], embedded: list[Embedded] | None
) -> None:
    """Clean *element*; add to *removed* the parts that a reader would miss.

    Pictures inside are collected in *embedded*; without it they are removed like any other address.
    """
    for child in list(element):
        if _stays(child, removed):
            clean(child, removed, embedded)
            if local(child) == "image" and not _fetch(child, removed, embedded):
                remove(element, child)
        else:
            remove(element, child)
    _clean_attributes(element, removed)


def _stays(child: ElementTree.Element, removed: dict[str, None]) -> bool:
    name = local(child)
    # Elements of other namespaces are notes of editors and print nothing.
    if not isinstance(child.tag, str) or not child.tag.startswith(f"{{{SVG}}}"):
        return False
    if name in _DRAWN:
        return True
    if name not in _SILENT and not name.startswith("fe"):
        removed[f"<{name}>"] = None
    return False


def remove(parent: ElementTree.Element, child: ElementTree.Element) -> None:
    """Remove *child*; the text behind it stays."""
    if child.tail and child.tail.strip():
        position = list(parent).index(child)
        if position:
            before = parent[position - 1]
            before.tail = (before.tail or "") + child.tail
        else:
            parent.text = (parent.text or "") + child.tail
    parent.remove(child)


def _fetch(
    image: ElementTree.Element, removed: dict[str, None], embedded: list[Embedded] | None
) -> bool:
    """Whether the picture of *image* is inside the drawing; if so, its address is replaced."""
    address = next((image.attrib.pop(name) for name in HREFS if name in image.attrib), "").strip()
    data = _data_of(address) if embedded is not None else None
    if embedded is None or data is None:
        removed[f"<image> {address[:40]}".rstrip()] = None
        return False
    picture = Embedded(f"{BASE_URL}embedded/{digest(data)}", data)
    embedded.append(picture)
    image.set("href", picture.address)
    return True


def _data_of(address: str) -> bytes | None:
    """The content of a ``data:`` address of a picture (RFC 2397)."""
    head, comma, content = address.partition(",")
    if not comma or head[:11].lower() != "data:image/" or "svg" in head.lower():
        return None
    try:
        data = unquote_to_bytes(content)
        if head.lower().rstrip().endswith(";base64"):
            data = base64.b64decode(b"".join(data.split()))
    except (binascii.Error, ValueError):
        return None
    return data if sniff(data) in _PICTURES else None


def _clean_attributes(element: ElementTree.Element, removed: dict[str, None]) -> None:
    is_image = local(element) == "image"
    for key, value in list(element.attrib.items()):
        name = key.rpartition("}")[2]
        if name.lower().startswith("on"):
            del element.attrib[key]
            removed[name] = None
        elif name in {"href", "src"}:
            if not is_image and not value.lstrip().startswith("#"):
                del element.attrib[key]
                if local(element) != "a":
                    removed[f"{name}={value[:40]}"] = None
        elif name == "base" or (key.startswith("{") and name != "space"):
            del element.attrib[key]
