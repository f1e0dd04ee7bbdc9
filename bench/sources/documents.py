"""A report written out for every contender: our own HTML, and the sources of the others.

All that the benchmark knows of how reportgen composes stands in :func:`compose_report`.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from bench.sources.blocks import read_blocks
from bench.sources.latex import to_latex
from bench.sources.odf import to_odf
from bench.sources.typst import to_typst
from reportgen.authority.load import Layout, load_layout
from reportgen.cache import Cache
from reportgen.compose.composition import Composition
from reportgen.compose.document import compose
from reportgen.language import translator
from reportgen.manuscript import read_manuscript
from reportgen.read import read
from reportgen.typeset.materials import fonts_for, text_of
from reportgen.world import World


@dataclass(frozen=True, slots=True)
class Sources:
    """The files that the contenders set, all in one folder with the pictures."""

    folder: Path
    cut: Path
    """Our HTML with the fonts that reportgen cut for it."""
    installed: Path
    """Our HTML with the fonts as they are installed."""
    typst: Path
    latex: Path
    odf: Path


@dataclass(frozen=True, slots=True)
class Composed:
    """Our HTML with all that it needs; *cut* holds the font files by name."""

    html: str
    css: str
    pictures: tuple[str, ...]
    figure_height: float
    photo_height: float
    cut_css: str
    cut: Mapping[str, bytes]
    installed_css: str


def compose_report(report: Path) -> Composed:
    """The whole report in *report* as one HTML document, as ``build`` composes it."""
    world = World.here()
    records = read(report, report.name).records
    if records is None:
        sys.exit(f"{report} cannot be read")
    layout = load_layout(world.template_roots(report), str(records.authority)).layout
    if layout is None:
        sys.exit(f"{report} has no layout")
    translate = translator(records.language)
    composed = compose(read_manuscript(records, layout.authority, translate), layout, translate)
    cut_css, cut = _cut_fonts(world, composed, layout)
    sizes = layout.authority.pictures
    return Composed(
        composed.html,
        "\n".join(composed.css),
        tuple(dict.fromkeys(picture.file for picture in composed.pictures)),
        float(sizes.figure_height),
        float(sizes.photo_height),
        cut_css,
        cut,
        _installed_fonts(layout),
    )


def _cut_fonts(world: World, composed: Composition, layout: Layout) -> tuple[str, dict[str, bytes]]:
    text = text_of(composed.html) + "".join(composed.css)
    kit = fonts_for(world, text, composed.texts, layout, Cache(world.cache), [])
    css, files = kit.css, {}
    for address, resource in kit.resources.items():
        name = address.rsplit("/", 1)[1]
        files[name] = resource.data
        css = css.replace(address, name)
    return css, files


def _installed_fonts(layout: Layout) -> str:
    families = {
        role: ", ".join(f'"{request.family}"' for request in requests)
        for role, requests in layout.authority.fonts.items()
    }
    latin = families.get("latin", "serif")
    properties = (f"--font-{role}: {latin}, {names};" for role, names in families.items())
    return f":root {{ {' '.join(properties)} }}"


def write_pages(report: Path, folder: Path) -> Composed:
    """Write *report* into *folder* as HTML, ``cut.html`` and ``installed.html``."""
    folder.mkdir(parents=True, exist_ok=True)
    composed = compose_report(report)
    for name in composed.pictures:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(report / name, target)
    for name, data in composed.cut.items():
        (folder / name).write_bytes(data)
    for name, fonts in (("cut", composed.cut_css), ("installed", composed.installed_css)):
        (folder / f"{name}.html").write_text(_styled(composed, fonts), encoding="utf-8")
    return composed


def write_sources(report: Path, folder: Path) -> Sources:
    """Write *report* into *folder* for every contender; its pictures must be photos."""
    composed = write_pages(report, folder)
    content = read_blocks(
        composed.html, composed.css, composed.figure_height, composed.photo_height
    )
    sizes = {name: _size(folder / name) for name in composed.pictures}
    sources = Sources(
        folder,
        *(folder / name for name in ("cut.html", "installed.html")),
        *(folder / f"report.{suffix}" for suffix in ("typ", "tex", "fodt")),
    )
    sources.typst.write_text(to_typst(content), encoding="utf-8")
    sources.latex.write_text(to_latex(content), encoding="utf-8")
    sources.odf.write_text(to_odf(content, sizes), encoding="utf-8")
    return sources


def _styled(composed: Composed, fonts: str) -> str:
    style = f"<style>{fonts}\n{_whole(composed.css)}</style></head>"
    return composed.html.replace("</head>", style, 1)


def _whole(css: str) -> str:
    """*css* for a report in one piece: breaks and page numbers are asked of the engine."""
    css = css.replace("attr(data-page) ' '", "counter(pages) ' '")
    css = css.replace("attr(data-page)", "target-counter(attr(href), page)")
    return f"{css}\nmain {{ break-before: page }}"


def _size(photo: Path) -> tuple[int, int]:
    """Pixels across and down, as a reader sees the photo."""
    with Image.open(photo) as image:
        across, down = image.size
        return (down, across) if image.getexif().get(0x0112, 1) >= 5 else (across, down)
