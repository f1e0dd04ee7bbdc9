"""The text of an SVG file, read without entities and within bounds."""

from __future__ import annotations

from enum import Enum
from xml.etree import ElementTree
from xml.parsers import expat

from reportgen import limits

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
HREFS = ("href", f"{{{XLINK}}}href")

TEXTS = frozenset({"text", "tspan", "textPath", "a"})
SHAPES = frozenset({"circle", "ellipse", "line", "path", "polygon", "polyline", "rect"})


class Problem(Enum):
    """Why a drawing cannot be used."""

    BROKEN = "broken"
    ENTITIES = "entities"
    SIZE = "size"
    """Its width, height or viewBox are no sizes."""
    COST = "cost"
    """It has too many elements, too many levels, or repeats itself too often."""


class SvgError(ValueError):
    """A drawing that cannot be used, with its *problem*."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem


def parse(data: bytes) -> ElementTree.Element:
    """The root element of the SVG file *data*. Raises :class:`SvgError`."""
    _check(data)
    try:
        root = ElementTree.fromstring(data)  # noqa: S314  # entities are refused above
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise SvgError(Problem.BROKEN) from error
    if local(root) != "svg":
        raise SvgError(Problem.BROKEN)
    return root


def local(element: ElementTree.Element) -> str:
    """The name of *element* without its namespace; empty for comments and instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def reference(element: ElementTree.Element) -> str:
    """The identifier that the ``href`` of *element* refers to."""
    for name in HREFS:
        if value := element.get(name):
            return value.strip()[1:]
    return ""


def _check(data: bytes) -> None:
    """Refuse entities, deep nesting and too many elements before a tree is built."""
    depth = count = 0

    def start(_name: str, _attributes: object) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > limits.SVG_DEPTH or count > limits.SVG_ELEMENTS:
            raise SvgError(Problem.COST)

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def entity(*_declaration: object) -> None:
        raise SvgError(Problem.ENTITIES)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(data, True)
    except SvgError:
        raise
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise SvgError(Problem.BROKEN) from error
