"""The cost of a drawing: it is walked as the engine would draw it, every reference included.

The weights are microseconds of WeasyPrint 70.0 on one processor, measured with drawings of some
thousand equal elements each.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import hypot, sqrt
from xml.etree import ElementTree

from reportgen import limits
from reportgen.typeset.pictures.drawing.syntax import (
    HREFS,
    SHAPES,
    TEXTS,
    Problem,
    SvgError,
    local,
    reference,
)

_ELEMENT, _SHAPE, _USE, _TEXT, _LETTER = 30, 50, 130, 150, 100
_GRADIENT, _STOP, _PATTERN, _MASK, _CLIP, _FILTER, _GROUP = 250, 30, 350, 250, 60, 50, 70
_BOX = 10
_LOOK_UP = 1.0
"""For each element of the drawing, whenever an identifier is looked up the first time."""
_NUMBERS = 1.4
"""For each character of a path, a list of points or a transformation."""
_RUN = 1e-5
"""For the square of the characters of a run without a letter: each number cuts off the rest."""
_ATTRIBUTE = 0.3
"""For each attribute that an element has or inherits."""

_NOT_DRAWN = {"clipPath", "filter", "marker", "mask", "path", "pattern", "symbol", "image", "defs"}
"""Elements whose children are drawn only where they are referred to; in ``use``, a symbol's are."""
_INHERITED = ("fill", "stroke", "marker", "marker-start", "marker-mid", "marker-end")
_CERTAIN = SHAPES | {"svg", "g", "defs", "text", "tspan", "use", "clipPath", "linearGradient"}
_CERTAIN |= {"stop", "style", "symbol"}
_URL = re.compile(r"url\(#([^)]*)\)")
_RUNS = re.compile(r"[^A-Za-z]+")
_PLAIN_NUMBER = re.compile(
    r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?:px|pt|pc|mm|cm|in|em|ex|%)?"
)
_COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_ARGUMENTS = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2}
"""Numbers of each command of a path (SVG 1.1, 8.3), but for arcs."""
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)")
_PLAIN_POINTS = re.compile(r"[0-9eE.,+\-\s]*")
_TRANSFORM = re.compile(r"(\w+)\(([0-9.,+\-\s]*)\)[\s,]*")
_OPERANDS = {"matrix": {6}, "translate": {1, 2}, "scale": {1, 2}, "rotate": {1, 3}}
_SCALES = re.compile(r"(matrix|scale)\s*\(([^)]*)\)")
_LISTS = {"x", "y", "dx", "dy"}
_SINGLE = frozenset(
    ("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy", "width", "height")
) | {"opacity", "fill-opacity", "stroke-opacity", "offset", "stop-opacity", "stroke-width"}
_SINGLE |= {"stroke-dashoffset", "stroke-miterlimit", "font-size", "letter-spacing"}


def check_cost(root: ElementTree.Element, largest: float) -> bool:
    """Refuse a drawing that goes in circles, or takes too long; whether it is a plain one.

    *largest* is the largest of its measures. A plain drawing has elements and values that the
    engine is known to draw. Of elements with the same identifier the first keeps it, as the engine
    would have it. Raises :class:`SvgError`.
    """
    walk = _Walk(root, largest)
    walk.draw(root, {}, 0)
    return all(map(_is_plain, root.iter()))


class _Walk:
    """The walk through the drawing *root*; its *cost* so far."""

    def __init__(self, root: ElementTree.Element, largest: float) -> None:
        self.largest = max(largest, 1.0)
        self.cost = 0.0
        self.by_id: dict[str, ElementTree.Element] = {}
        self.under_way: set[ElementTree.Element] = set()
        self.looked_up: set[str] = set()
        self.transparent = 0
        """How many transparent groups are around, each of which measures what is in it."""
        self.count = 0
        for element in root.iter():
            self.count += 1
            name = element.get("id")
            if name in self.by_id:
                del element.attrib["id"]
            elif name:
                self.by_id[name] = element

    def spend(self, cost: float) -> None:
        self.cost += cost
        if self.cost > limits.SVG_COST:
            raise SvgError(Problem.COST)

    def find(self, name: str) -> ElementTree.Element | None:
        """The element with the identifier *name*."""
        if name and name not in self.looked_up:
            self.looked_up.add(name)
            self.spend(self.count * _LOOK_UP)
        return self.by_id.get(name)

    def draw(
        self,
        element: ElementTree.Element,
        inherited: Mapping[str, str],
        depth: int,
        *,
        referred: bool = False,
    ) -> None:
        """Draw *element*; the children of a definition only where it is *referred* to."""
        if depth > limits.SVG_DEPTH or element in self.under_way:
            raise SvgError(Problem.COST)
        name = local(element)
        self.under_way.add(element)
        self.spend(_BOX * self.transparent)
        self.spend(_ELEMENT + (len(element.attrib) + len(inherited)) * _ATTRIBUTE)
        passed = {**inherited, **element.attrib}
        if name in SHAPES or name in TEXTS:
            self._shape(element, name, passed, depth)
        for attribute, cost in (("mask", _MASK), ("clip-path", _CLIP), ("filter", _FILTER)):
            self._contents(element.get(attribute), cost, passed, depth)
        is_transparent = "opacity" in element.attrib
        self.transparent += is_transparent
        self.spend(_GROUP * is_transparent)
        if "transform" in element.attrib:
            self.spend(len(element.attrib["transform"]) * _NUMBERS)
        if name == "use":
            self.spend(_USE)
            if (target := self.find(reference(element))) is not None:
                self.draw(target, passed, depth + 1, referred=True)
        if name not in _NOT_DRAWN or referred:
            for child in element:
                self.draw(child, passed, depth + 1)
        self.transparent -= is_transparent
        self.under_way.discard(element)

    def _contents(
        self, value: str | None, cost: float, passed: Mapping[str, str], depth: int
    ) -> None:
        """Draw what the reference in *value* leads to."""
        match = _URL.search(value or "")
        target = self.find(match[1]) if match else None
        if target is not None:
            self.spend(cost)
            self.draw(target, passed, depth + 1, referred=True)

    def _shape(
        self, element: ElementTree.Element, name: str, passed: Mapping[str, str], depth: int
    ) -> None:
        numbers = element.get("d", "") + element.get("points", "")
        self.spend(_SHAPE + len(numbers) * _NUMBERS)
        self.spend(sum(len(run) ** 2 for run in _RUNS.findall(numbers)) * _RUN)
        if name in TEXTS:
            letters = len(element.text or "") + sum(len(child.tail or "") for child in element)
            self.spend(_TEXT + letters * _LETTER)
        for paint in ("fill", "stroke"):
            match = _URL.search(passed.get(paint, ""))
            target = self.find(match[1]) if match else None
            if target is not None:
                self._paint(target, passed, depth)
        markers = [passed[key] for key in _INHERITED[2:] if "url(" in passed.get(key, "")]
        if markers and name not in TEXTS:
            self._markers(markers, numbers, passed, depth)

    def _markers(
        self, markers: list[str], numbers: str, passed: Mapping[str, str], depth: int
    ) -> None:
        """Draw *markers* at each of the vertices in *numbers*."""
        plain = {key: value for key, value in passed.items() if not key.startswith("marker")}
        before = self.cost
        for marker in markers:
            self._contents(marker, _GROUP, plain, depth)
        vertices = max(2, len(numbers.replace(",", " ").split()))
        self.spend((self.cost - before) * vertices)

    def _paint(self, target: ElementTree.Element, passed: Mapping[str, str], depth: int) -> None:
        """Paint with a pattern, or with a gradient as often as it is repeated."""
        chain = self._chain(target)
        if local(target) == "pattern":
            self.spend(_PATTERN)
            for link in chain:
                plain = {key: value for key, value in passed.items() if key not in _INHERITED}
                self.draw(link, plain, depth + 1, referred=True)
            return
        stops = sum(local(child) == "stop" for link in chain for child in link)
        attributes = {key: value for link in reversed(chain) for key, value in link.attrib.items()}
        repeats = 1.0
        if attributes.get("spreadMethod", "pad") != "pad":
            repeats = self._repeats(attributes, local(target))
        self.spend(_GRADIENT + stops * _STOP * repeats)

    def _chain(self, target: ElementTree.Element) -> list[ElementTree.Element]:
        """*target* and the elements that it takes attributes and children from."""
        chain = [target]
        while (follower := self.find(reference(chain[-1]))) is not None:
            if follower in chain or len(chain) > limits.SVG_DEPTH:
                raise SvgError(Problem.COST)
            chain.append(follower)
        return chain

    def _repeats(self, attributes: Mapping[str, str], name: str) -> float:
        """How often a gradient may be repeated in the largest shape that there can be."""
        in_user_space = attributes.get("gradientUnits") == "userSpaceOnUse"
        if name == "radialGradient":
            length = _number(attributes.get("r", "50%")) - _number(attributes.get("fr", "0"))
        else:
            across = _number(attributes.get("x2", "100%")) - _number(attributes.get("x1", "0"))
            down = _number(attributes.get("y2", "0")) - _number(attributes.get("y1", "0"))
            length = hypot(across, down)
        length = abs(length) * _scale(attributes.get("gradientTransform", ""))
        reach = 2 * self.largest if in_user_space else 1.0
        return 2 + 2 * sqrt(2) * reach / length if length else limits.SVG_COST


def _number(value: str) -> float:
    """A length or a share, without its unit: only its order of magnitude counts here."""
    match = _PLAIN_NUMBER.match(value.strip())
    text = match[0].rstrip("pxtcmien%") if match else "0"
    return float(text or 0) / (100 if value.strip().endswith("%") else 1)


def _scale(transform: str) -> float:
    """The least factor by which *transform* scales a length."""
    factor = 1.0
    for name, arguments in _SCALES.findall(transform):
        numbers = [_number(part) for part in arguments.replace(",", " ").split()] or [1.0]
        if name == "scale":
            factor *= min(map(abs, numbers))
        elif len(numbers) >= 4:
            a, b, c, d = numbers[:4]
            # The smaller singular value of the matrix.
            square, determinant = a * a + b * b + c * c + d * d, a * d - b * c
            root = sqrt(max(0.0, square * square - 4 * determinant * determinant))
            factor *= sqrt(max(0.0, (square - root) / 2))
    return factor


def _is_plain(element: ElementTree.Element) -> bool:
    """Whether the engine is known to draw *element* and the values of its attributes."""
    if local(element) not in _CERTAIN or any(element.get(name) == "" for name in HREFS):
        return False
    for name, value in element.attrib.items():
        if name == "stroke-dasharray" or (name in _LISTS and local(element) in TEXTS):
            fits = all(map(_PLAIN_NUMBER.fullmatch, value.replace(",", " ").split()))
        elif name in _SINGLE:
            fits = _PLAIN_NUMBER.fullmatch(value.strip()) is not None
        elif name == "d":
            fits = _is_plain_path(value)
        elif name == "points":
            fits = _PLAIN_POINTS.fullmatch(value) is not None
        elif name == "transform":
            fits = all(
                len(_NUMBER.findall(operands)) in _OPERANDS.get(kind, ())
                for kind, operands in _TRANSFORM.findall(value)
            ) and not _TRANSFORM.sub("", value.strip())
        else:
            fits = name not in {"rotate", "textLength", "spreadMethod"}
        if not fits:
            return False
    return True


def _is_plain_path(path: str) -> bool:
    """Whether every command of *path* has as many numbers as it needs."""
    for command, numbers in _COMMAND.findall(path):
        count, arity = len(_NUMBER.findall(numbers)), _ARGUMENTS.get(command.lower())
        if command in "zZ":
            fits = not numbers.strip()
        else:
            fits = arity is not None and count > 0 and count % arity == 0
        if not fits:
            return False
    return not path.strip() or path.lstrip()[0] in "mM"
