"""The file that stands for a figure: a scene as PNG, figure 1 as SVG."""

from __future__ import annotations

from pathlib import Path

from content.placeholders.canvas import Board
from content.placeholders.errors import PlaceholderError
from content.placeholders.records import Figure
from content.placeholders.scenes import SCENES, Scene
from content.placeholders.statistics import statistics

LABEL = "示意圖"


def photograph(figure: Figure, scene: Scene) -> tuple[bytes, list[str]]:
    """The stand-in for a photograph as PNG, and the lines written in it."""
    board = Board(scene.size, scene.wall)
    scene.draw(board)
    words = [(LABEL, 72, True), (f"原圖：{figure.caption}", 40, False)]
    return board.finish(words, scene.mirrored), board.lettering


def picture(figure: Figure) -> bytes:
    """The file that stands for a figure."""
    suffix = Path(figure.file).suffix
    if figure.number == 1 and suffix == ".svg":
        return statistics().encode()
    scene = SCENES.get(figure.number)
    if scene is None:
        raise PlaceholderError(
            f"{figure.file}: no scene for figure {figure.number}; add one to SCENES"
        )
    if suffix != ".png":
        raise PlaceholderError(f"{figure.file}: a scene is drawn as .png")
    return photograph(figure, scene)[0]
