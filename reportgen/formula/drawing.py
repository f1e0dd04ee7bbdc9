"""A formula drawn: an SVG of outlines in STIX Two Math, with its sizes in em of the text around.

Chinese, which the mathematical font has not, is drawn as text: a dash of one em in a colour of its
own holds each character's place, and is then replaced.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from warnings import catch_warnings, simplefilter
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from reportgen import limits
from reportgen.cache import digest
from reportgen.formula.reading import Formula, known_names
from reportgen.text import is_wide

SIZE = 12.0
"""Units of the drawing in an em."""
_DASH = "—"
_ABOVE, _BELOW = 0.86, 0.12
"""em of a Chinese character above the line and below it."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The SVG of a formula; ``depth`` is what stands below the line, all in em.

    ``address`` is its file in the document, ``letters`` are those that fonts of the report set.
    """

    svg: bytes
    width: float
    height: float
    depth: float
    letters: str

    @property
    def address(self) -> str:
        """Under this name the document shows the picture."""
        return f"formula/{digest(self.svg)}.svg"


@lru_cache(maxsize=1024)
def draw(formula: Formula, *, apart: bool) -> Drawn | None:
    """Draw *formula*, set *apart* or in a line; ``None`` where the library cannot."""
    try:
        with catch_warnings():  # it asks for its font in a way that Python will drop
            simplefilter("ignore", DeprecationWarning)
            from ziamath.tex import tex2mml
            from ziamath.zmath import Math

        tree = ElementTree.fromstring(  # noqa: S314  # no entities, made by the library
            tex2mml(known_names(formula.tex), inline=not apart)
        )
        runs = _hold_places(tree)
        drawing = Math(tree, size=SIZE, margin=0)
        width, height = drawing.getsize()
        root = drawing.svgxml()
    except Exception:  # a library of others, which has no errors of its own
        return None
    if not (0 < width <= limits.FORMULA_SIZE * SIZE and 0 < height <= limits.FORMULA_SIZE * SIZE):
        return None
    letters = _set_letters(root, runs)
    if letters is None:
        return None
    svg = ElementTree.tostring(root)
    width, height, depth = (
        round(length / SIZE, 3) for length in (width, height, -drawing.getyofst())
    )
    return Drawn(svg, width, height, depth, letters)


def _hold_places(root: Element) -> list[str]:
    """Put dashes for the runs of wide characters in *root*, and give these back.

    Each run has a colour of its own, for the library does not draw in the order of reading.
    """
    runs: list[str] = []
    for parent in list(root.iter()):
        for index, child in enumerate(list(parent)):
            text = child.text or ""
            if not any(map(is_wide, text)) or len(child):
                continue
            row = parent[index] = Element("mrow")
            for wide, group in groupby(text, is_wide):
                letters = "".join(group)
                if wide:
                    room = {"height": f"{_ABOVE}em", "depth": f"{_BELOW}em"}
                    piece = SubElement(
                        SubElement(row, "mpadded", room), "mtext", mathcolor=_colour(len(runs))
                    )
                    piece.text = _DASH * len(letters)
                    runs.append(letters)
                else:
                    SubElement(row, "mtext").text = letters
    return runs


def _colour(run: int) -> str:
    return f"#01{run:04x}"


def _set_letters(root: Element, runs: list[str]) -> str | None:
    """Replace the dashes in *root* by the letters of *runs*; ``None`` where they do not match."""
    boxes = {symbol.get("id"): symbol.get("viewBox", "") for symbol in root.iter("symbol")}
    for number, letters in enumerate(runs):
        dashes = [use for use in root.iter("use") if use.get("fill") == _colour(number)]
        if len(dashes) != len(letters):
            return None
        for use, letter in zip(dashes, letters, strict=True):
            _, top, width, _ = map(float, boxes[use.get("href", "")[1:]].split())
            scale = float(use.get("width", "0")) / width
            x, y = float(use.get("x", "0")), float(use.get("y", "0")) - top * scale
            use.tag, use.text = "text", letter
            use.attrib = {"x": f"{x:.3f}", "y": f"{y:.3f}", "font-size": f"{SIZE * scale:.3f}"}
    return "".join(runs)
