"""An SVG drawing made safe and plain before the engine sees it.

What runs or fetches is removed, style sheets are applied, sizes are checked, and what it costs to
draw is counted.

Why all this beforehand: the engine draws what it is given, however often ``use``, masks and markers
repeat it, and leaves out in silence what it does not understand.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from xml.etree import ElementTree

from reportgen.typeset.pictures.drawing.cleaning import Embedded, clean
from reportgen.typeset.pictures.drawing.cost import check_cost
from reportgen.typeset.pictures.drawing.sizes import check_numbers, settle_size
from reportgen.typeset.pictures.drawing.styles import apply_styles
from reportgen.typeset.pictures.drawing.syntax import (
    TEXTS,
    Problem,
    SvgError,
    local,
    parse,
)

__all__ = ["Drawing", "Embedded", "Problem", "SvgError", "clean_svg", "clean_tree"]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A clean SVG: ``width`` and ``height`` in CSS pixels, its ``text``, what was ``removed``.

    ``embedded`` are the pictures inside it, by the addresses that stand in it. A drawing is
    ``plain`` where it has nothing that the engine might stumble over.
    """

    data: bytes
    width: int
    height: int
    text: str
    removed: tuple[str, ...]
    embedded: tuple[Embedded, ...] = ()
    plain: bool = True


def clean_svg(data: bytes) -> Drawing:
    """The drawing in *data* without scripts, handlers, foreign content and outside addresses.

    Raises :class:`SvgError` for what is no SVG, declares entities (which can grow without bound),
    has impossible sizes or takes too long to draw.
    """
    root = parse(data)
    removed: dict[str, None] = {}
    embedded: list[Embedded] = []
    with _refusing():
        clean(root, removed, embedded)
        apply_styles(root, removed)
        largest = check_numbers(root)
        width, height = settle_size(root)
        plain = check_cost(root, largest)
    text = "".join(
        char
        for element in root.iter()
        if local(element) in TEXTS
        for char in f"{element.text or ''}{element.tail or ''}"
    )
    clean_data = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return Drawing(clean_data, width, height, text, tuple(removed), tuple(embedded), plain)


def clean_tree(root: ElementTree.Element) -> tuple[str, ...]:
    """Clean the drawing *root*, which stands inline in an HTML document; what was removed.

    Raises :class:`SvgError` as :func:`clean_svg` does. Embedded pictures are removed, too.
    """
    removed: dict[str, None] = {}
    with _refusing():
        clean(root, removed, None)
        apply_styles(root, removed)
        check_cost(root, check_numbers(root))
    return tuple(removed)


@contextmanager
def _refusing() -> Iterator[None]:
    """Refuse a drawing that Python or its CSS parser cannot cope with.

    These are numbers of thousands of digits, and brackets in thousands of brackets.
    """
    try:
        yield
    except SvgError:
        raise
    except RecursionError as error:
        raise SvgError(Problem.COST) from error
    except (ValueError, OverflowError) as error:
        raise SvgError(Problem.BROKEN) from error
