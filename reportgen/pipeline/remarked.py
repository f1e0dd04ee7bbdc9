"""Open remarks of superiors in the margin of a review copy, beside what each is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePath

from reportgen.authority.load import Layout
from reportgen.check.remarks import Remark, remarks_of
from reportgen.compose.composition import Composition
from reportgen.compose.marks import Marks, remarks_css
from reportgen.findings import Translate
from reportgen.manuscript import Manuscript
from reportgen.read.folder import RecordFolder
from reportgen.text import fold
from reportgen.whereabouts.locate import locate
from reportgen.whereabouts.spots import Spot
from reportgen.whereabouts.tags import read_tags

_SHOWN = 80
"""Characters of a remark in the margin."""


def remarked(
    composition: Composition,
    manuscript: Manuscript,
    layout: Layout,
    translate: Translate,
    marks: Marks,
    folder: RecordFolder,
) -> Composition:
    """*composition* with the open remarks of *folder* at the blocks that they are about."""
    remarks = remarks_of(folder)
    if not remarks or not composition.html:
        return composition
    spots = locate(composition.html, manuscript, layout, translate, marks, folder.label)
    words: dict[int, list[str]] = {}
    for remark in remarks:
        number = _spot_of(remark, spots.spots, folder.label)
        if number is not None:
            who = f"{remark.who}：" if remark.who else ""
            words.setdefault(number, []).append(f"{who}{remark.text}"[:_SHOWN])
    if not words:
        return composition
    html = _with(composition.html, spots.of_tags, words)
    shown = (" ".join("／".join(own).split()) for own in words.values())
    return replace(composition, html=html, css=(*composition.css, remarks_css(shown)))


def _spot_of(remark: Remark, spots: Sequence[Spot], label: str) -> int | None:
    """The block that *remark* is about: by its words, else by the line that it was written for."""
    file = str(PurePath(label) / remark.file) if remark.file else ""
    line = int(remark.line) if remark.line.isdecimal() else 0
    about = fold(remark.about)
    there = [(n, spot) for n, spot in enumerate(spots) if spot.place.file == file]
    if about:
        there = [(n, spot) for n, spot in there if about in spot.text] or there
    held = [n for n, s in there if s.place.line <= line <= max(s.place.line, s.place.end_line)]
    return held[0] if held else there[0][0] if about and there else None


def _with(html: str, of_tags: Sequence[int], spots: Iterable[int]) -> str:
    """*html* with a number at the first tag of each of *spots*."""
    waiting = {spot: number for number, spot in enumerate(spots)}
    pieces, position = [], 0
    for tag, spot in zip(read_tags(html).tags, of_tags, strict=False):
        if spot in waiting:
            pieces += [html[position : tag.end], f' data-remark="{waiting.pop(spot)}"']
            position = tag.end
    return "".join((*pieces, html[position:]))
