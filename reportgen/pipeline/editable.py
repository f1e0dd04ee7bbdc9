"""The editable editions of a report: read, checked and composed, then written for word processors.

Nothing is typeset, so it takes a fraction of a build. The page numbers in the contents are those of
the PDF, where it has just been made; else the word processor fills them in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from reportgen.authority.numbering import for_language
from reportgen.cache import Cache
from reportgen.compose.marks import Marks
from reportgen.export.archive import Equation, Picture
from reportgen.export.blocks import read_blocks
from reportgen.export.docx import write_docx
from reportgen.export.model import TextDocument
from reportgen.export.odt import write_odt
from reportgen.findings import Finding
from reportgen.language import translator
from reportgen.manuscript import Manuscript
from reportgen.outcome import DEFAULT, Options, Outcome
from reportgen.pipeline.first import Read, check_read, compose_read, marks_of, read_report
from reportgen.pipeline.results import Composed, errors_among, outcome_of
from reportgen.read import RecordFolder
from reportgen.typeset.pictures.files import prepare_files, source_images
from reportgen.typeset.pictures.model import PreparedImage
from reportgen.whereabouts import locate, with_ids
from reportgen.whole import write_whole
from reportgen.world import World

Format = Literal["docx", "odt"]


def export_report(
    world: World,
    folder: Path,
    out: Path,
    formats: Sequence[Format],
    options: Options = DEFAULT,
    printed: Path | None = None,
) -> list[Outcome]:
    """Write the report in *folder* in *out*, in each of *formats*; a draft while an error stands.

    *printed* is its PDF, where it has just been made. The first outcome has the findings. With
    ``Options.final`` and an error, nothing is written. Raises ``OSError`` where *out* cannot be
    written.
    """
    report = read_report(world, folder)
    checked = check_read(world, report)
    findings = list(checked.findings)
    name = folder.resolve().name
    marks = marks_of(options, checked.errors)
    composed = compose_read(report, options, checked.errors)
    if composed is None or report.manuscript is None:
        return [outcome_of(name, checked, findings)]
    cache = Cache(world.cache, world.cache_limit)
    images, widths, picture_findings = _images(report.folder, composed, cache)
    findings += checked.policy.apply([*composed.composition.findings, *picture_findings])
    errors = errors_among(findings)
    if not composed.composition.html or (options.final and errors):
        return [outcome_of(name, checked, findings)]
    translate = translator(composed.composition.language)
    points = _points(world, composed, images, cache) if "docx" in formats else {}
    pictures = {
        address: Picture(
            image.standalone,
            image.media_type,
            widths[address],
            widths[address] * image.height / image.width,
            points.get(address, b""),
        )
        for address, image in images.items()
    }
    numbering = for_language(composed.layout.authority.numbering, composed.composition.language)
    document = read_blocks(_located(report, composed, marks), numbering)
    pages = _pages_of(printed) if printed is not None else {}
    formulas = _formulas(report.manuscript)
    draft = translate("草稿") if errors or options.paragraphs else ""
    outcomes: list[Outcome] = []
    for form in formats:
        target = out / f"{name}.{form}"
        write_whole(target, _written(form, document, pictures, pages, draft, formulas))
        outcomes.append(outcome_of(name, checked, () if outcomes else findings, target))
    return outcomes


def _located(report: Read, composed: Composed, marks: Marks) -> str:
    """The composed HTML with the names of the spots that its text was printed from."""
    assert report.manuscript is not None
    html, folder = composed.composition.html, report.folder.label
    translate = translator(composed.composition.language)
    return with_ids(
        html, locate(html, report.manuscript, composed.layout, translate, marks, folder)
    )


def _written(
    form: Format,
    document: TextDocument,
    pictures: Mapping[str, Picture],
    pages: Mapping[str, str],
    draft: str,
    formulas: Mapping[str, Equation],
) -> bytes:
    if form == "odt":
        return write_odt(document, pictures, pages, draft, formulas)
    return write_docx(document, pictures, pages, draft, formulas)


def _formulas(manuscript: Manuscript) -> dict[str, Equation]:
    """The formulas by the addresses of their drawings."""
    equations = [equation for parsed in manuscript.proses() for equation in parsed.equations]
    if not equations:
        return {}
    from reportgen.formula.drawing import draw

    drawings = ((draw(e.formula, apart=e.apart), e.formula) for e in equations)
    return {
        drawn.address: Equation(
            formula.mathml, formula.tex, drawn.svg, drawn.width, drawn.height, drawn.depth
        )
        for drawn, formula in drawings
        if drawn
    }


def _pages_of(pdf: Path) -> dict[str, str]:
    """The printed pages of *pdf*, which was made a moment ago, so it is read without bounds."""
    from pypdf import PdfReader

    from reportgen.verify.destinations import pages_of

    return pages_of(PdfReader(pdf))


def _images(
    folder: RecordFolder, composed: Composed, cache: Cache
) -> tuple[dict[str, PreparedImage], dict[str, float], list[Finding]]:
    """The pictures by their address, without positions and camera data, and their widths in mm."""
    quality = composed.layout.authority.pictures.jpeg_quality
    sources, findings = source_images(folder, composed.composition.pictures, quality)
    images: dict[str, PreparedImage] = {}
    widths: dict[str, float] = {}
    prepared = prepare_files(list(sources.values()), cache)
    for (address, source), preparation in zip(sources.items(), prepared, strict=True):
        findings += preparation.findings
        image = preparation.image
        if image is not None and image.width and image.height:
            images[address] = image
            widths[address] = source.width_mm or 0.0
    return images, widths, findings


def _points(
    world: World, composed: Composed, images: Mapping[str, PreparedImage], cache: Cache
) -> dict[str, bytes]:
    """Drawings as pictures of points, by their address."""
    drawings = {a: image for a, image in images.items() if image.media_type == "image/svg+xml"}
    if not drawings:
        return {}
    from reportgen.typeset.materials import fonts_for
    from reportgen.typeset.pictures.raster import raster

    letters = "".join(image.text for image in drawings.values())
    kit = fonts_for(world, letters, (), composed.layout, cache, [])
    if not kit.resources:
        return {}
    return {address: raster(image, kit, cache) for address, image in drawings.items()}
