"""Formulas in ODF: objects in MathML beside the text, each with its drawing.

Source: OASIS OpenDocument 1.3, part 3, 10.4.6 (draw:object) and part 2, 3.16 (parts of an object).
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

from reportgen.export.archive import Equation

MIMETYPE = "application/vnd.oasis.opendocument.formula"
_SVG = "http://www.w3.org/2000/svg"
_EM = 25.4 * 12 / 72
"""Millimetres of an em of the text."""
STYLE = (
    '<style:style style:name="formula" style:family="graphic"><style:graphic-properties'
    ' fo:padding="0mm" fo:border="none" style:vertical-pos="from-top"'
    ' style:vertical-rel="baseline"/></style:style>\n'
)
"""A formula stands on the line of the text, as deep below it as its drawing."""


class Formulas:
    """Collects the formulas of one document as they are written, each an object of its own."""

    def __init__(self, equations: Mapping[str, Equation]) -> None:
        self.equations = equations
        self.used: list[Equation] = []

    def frame(self, address: str, words: str) -> str:
        """The frame of the formula with *address*, the same in *words*; those where it is none."""
        equation = self.equations.get(address)
        if equation is None:
            return escape(words)
        self.used.append(equation)
        number = len(self.used)
        width, height = equation.width * _EM, equation.height * _EM
        above = (equation.height - equation.depth) * _EM
        link = 'xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"'
        return (
            f'<draw:frame draw:style-name="formula" draw:name="Formula{number}"'
            f' text:anchor-type="as-char" svg:y="{-above:.2f}mm" svg:width="{width:.2f}mm"'
            f' svg:height="{height:.2f}mm">'
            f'<draw:object xlink:href="./Formula{number}" {link}/>'
            f'<draw:image xlink:href="./ObjectReplacements/Formula{number}" {link}/>'
            f"<svg:desc>{escape(words)}</svg:desc></draw:frame>"
        )

    def parts(self) -> tuple[dict[str, bytes], dict[str, str]]:
        """The parts of the package that the frames refer to, and the media types of some."""
        parts: dict[str, bytes] = {}
        types: dict[str, str] = {}
        for number, equation in enumerate(self.used, start=1):
            types[f"Formula{number}/"] = MIMETYPE
            parts[f"Formula{number}/content.xml"] = _content(equation).encode()
            drawing = f"ObjectReplacements/Formula{number}"
            types[drawing] = "image/svg+xml"
            parts[drawing] = _flat(equation.svg)
        return parts, types


def _flat(svg: bytes) -> bytes:
    """*svg* with each glyph drawn where it is used: word processors do not follow links."""
    bare = svg.replace(f' xmlns="{_SVG}"'.encode(), b"", 1)
    root = ElementTree.fromstring(bare)  # noqa: S314  our own, made by the room formula
    root.set("xmlns", _SVG)
    glyphs = {f"#{glyph.get('id')}": glyph for glyph in root.iter("symbol")}
    for index, element in enumerate(list(root)):
        glyph = glyphs.get(element.get("href", ""))
        if glyph is not None:
            group = Element("g")
            root[index] = group
            left, top, width, height = map(float, glyph.get("viewBox", "0 0 1 1").split())
            x, y, across, down = (float(element.get(k, "0")) for k in ("x", "y", "width", "height"))
            if not width * height:  # a blank
                continue
            place = f"translate({x} {y}) scale({across / width} {down / height})"
            place += f" translate({-left} {-top})"
            drawn = {"transform": place, "fill": element.get("fill", "black")}
            group.attrib.update(drawn)
            group.extend(glyph)
    for glyph in glyphs.values():
        root.remove(glyph)
    return ElementTree.tostring(root)


def _content(equation: Equation) -> str:
    """The MathML of *equation* with its TeX, by which the import reads it again."""
    head, _, rest = equation.mathml.partition(">")
    inside = rest.rpartition("</math>")[0]
    tex = f"<annotation encoding={quoteattr('application/x-tex')}>{escape(equation.tex)}"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{head}><semantics><mrow>{inside}</mrow>'
        f"{tex}</annotation></semantics></math>\n"
    )
