"""A drawing drawn once in a child, to see whether the engine survives it.

The child has a font of a single box: what letters look like does not matter here. Why not the
report's own fonts: which characters they must have follows from the drawings.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportgen import limits
from reportgen.isolate.bounds import Done, Reason, bounded
from reportgen.typeset.pictures.drawing.syntax import Problem
from reportgen.typeset.resources import BASE_URL, Resource

_BOX = Path(__file__).with_name("box.ttf")
_HTML = '<img src="trial.svg" alt="" style="width: 10cm">'
_CSS = "@font-face { font-family: box; src: url(box.ttf) } body { font-family: box }"


def try_drawing(data: bytes, embedded: Mapping[str, bytes]) -> Problem | None:
    """The problem of the clean drawing *data*, if the engine cannot draw it.

    *embedded* are the pictures inside it by their addresses.
    """
    outcome = bounded(_draw, data, dict(embedded), seconds=limits.SVG_SECONDS)
    if isinstance(outcome, Done):
        return Problem.BROKEN if outcome.value else None
    if outcome.reason in {Reason.TIME, Reason.MEMORY}:
        return Problem.COST
    return Problem.BROKEN


def _draw(data: bytes, embedded: dict[str, bytes]) -> list[str]:
    """Body of the child: the errors that the engine logs while it draws."""
    from reportgen.typeset.trial import errors_of

    resources = {
        f"{BASE_URL}trial.svg": Resource(data, "image/svg+xml"),
        f"{BASE_URL}box.ttf": Resource(_BOX.read_bytes(), "font/ttf"),
        **{url: Resource(picture, "image/png") for url, picture in embedded.items()},
    }
    return errors_of(_HTML, _CSS, resources)
