"""Whole pages of other documents: what templates see of them, their pictures and page sizes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportgen.compose.composition import Picture
from reportgen.findings import Translate
from reportgen.manuscript import Manuscript
from reportgen.manuscript.facsimiles import Facsimile
from reportgen.prose.inline import image_address
from reportgen.records.appendices import PageFile, Pages

_A3 = 420.0
"""Millimetres of the longer side: A3. Larger pages are scaled down to it."""
_EDGE = 10.0
"""Millimetres that the marks of a draft take."""
_FRAME = 220.0
"""Height in millimetres of a page inside our frame, below a heading."""


def whole_pages(pages: Pages, manuscript: Manuscript, translate: Translate) -> list[dict[str, Any]]:
    """The pages of *pages* in order, as templates see them.

    ``size`` is the page style of a full one. ``text`` stands with the first page of a file, its
    source with the last.
    """
    shown: list[dict[str, Any]] = []
    for file in pages.files:
        facsimiles = manuscript.facsimiles.get(id(file), ())
        count = len(facsimiles)
        for number, facsimile in enumerate(facsimiles, start=1):
            alt = str(file.alt)
            if count > 1:
                alt += translate("（第 {n} 頁，共 {count} 頁）").format(n=number, count=count)
            own = file.text is not None
            shown.append(
                {
                    "address": _address(file, facsimile),
                    "alt": alt,
                    "size": _size_name(facsimile) if pages.full else "",
                    "words": "" if own else facsimile.text,
                    "text": file.text if own and number == 1 else None,
                    "source": file.source if number == count else None,
                }
            )
    return shown


def whole_pictures(pages: Pages, manuscript: Manuscript) -> Iterator[Picture]:
    """The pictures of *pages*, with the room that each has."""
    frame = float(manuscript.authority.pictures.width)
    for file in pages.files:
        for facsimile in manuscript.facsimiles.get(id(file), ()):
            width, height = _size(facsimile) if pages.full else (frame, _FRAME)
            address = _address(file, facsimile)
            yield Picture(file.file, address, width, height, file.file.place, facsimile.page)


def whole_css(manuscript: Manuscript, *, draft: bool) -> str:
    """A page style for every size of a full page; in a draft with room for its marks."""
    edge = _EDGE if draft else 0.0
    rules = {}
    for appendix in manuscript.records.appendices:
        for file in appendix.files if isinstance(appendix, Pages) and appendix.full else ():
            for facsimile in manuscript.facsimiles.get(id(file), ()):
                width, height = _size(facsimile)
                name = _size_name(facsimile)
                rules[name] = (
                    f"@page {name} {{ size: {width:g}mm {height:g}mm; margin: {edge:g}mm; "
                    "@bottom-center { content: none } "
                    f"@top-left {{ border: none; margin: 0; padding: 0"
                    f"{'' if draft else '; content: none'} }} "
                    "@top-right { content: none; border: none } } "
                    f".{name} {{ page: {name} }} "
                    f".{name} img {{ width: {width - 2 * edge:g}mm; "
                    f"height: {height - 2 * edge - 0.2:g}mm }}"
                )
    return "\n".join(rules.values())


def _size(facsimile: Facsimile) -> tuple[float, float]:
    scale = min(1.0, _A3 / max(facsimile.width, facsimile.height))
    return round(facsimile.width * scale, 1), round(facsimile.height * scale, 1)


def _size_name(facsimile: Facsimile) -> str:
    width, height = _size(facsimile)
    return f"whole-{width:g}-{height:g}".replace(".", "_")


def _address(file: PageFile, facsimile: Facsimile) -> str:
    address = image_address(file.file)
    return f"{address}/page-{facsimile.page}.png" if facsimile.page else address
