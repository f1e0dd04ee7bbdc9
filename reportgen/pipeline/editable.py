"""The editable edition of a report: read, checked and composed, then written as OpenDocument.

Nothing is typeset, so it takes a fraction of a build; page numbers in its contents are filled in by
the word processor.
"""

from __future__ import annotations

from pathlib import Path

from reportgen.authority.numbering import for_language
from reportgen.cache import Cache
from reportgen.export.blocks import read_blocks
from reportgen.export.odt import Picture, write_odt
from reportgen.findings import Finding
from reportgen.language import translator
from reportgen.outcome import DEFAULT, Options, Outcome
from reportgen.pipeline.first import check_read, compose_read, read_report
from reportgen.pipeline.results import Composed, errors_among, outcome_of
from reportgen.read import RecordFolder
from reportgen.typeset.pictures.files import prepare_files, source_images
from reportgen.whole import write_whole
from reportgen.world import World


def export_report(world: World, folder: Path, out: Path, options: Options = DEFAULT) -> Outcome:
    """Write the report in *folder* as an ODT in *out*; a draft while an error stands.

    With ``Options.final`` and an error, nothing is written. Raises ``OSError`` where *out* cannot
    be written.
    """
    report = read_report(world, folder)
    checked = check_read(world, report)
    findings = list(checked.findings)
    name = folder.resolve().name
    composed = compose_read(report, options, checked.errors)
    if composed is None:
        return outcome_of(name, checked, findings)
    cache = Cache(world.cache, world.cache_limit)
    pictures, picture_findings = _pictures(report.folder, composed, cache)
    findings += checked.policy.apply([*composed.composition.findings, *picture_findings])
    errors = errors_among(findings)
    if not composed.composition.html or (options.final and errors):
        return outcome_of(name, checked, findings)
    translate = translator(composed.composition.language)
    numbering = for_language(composed.layout.authority.numbering, composed.composition.language)
    document = read_blocks(composed.composition.html, numbering)
    target = out / f"{name}.odt"
    draft = translate("草稿") if errors or options.paragraphs else ""
    write_whole(target, write_odt(document, pictures, draft=draft))
    return outcome_of(name, checked, findings, target)


def _pictures(
    folder: RecordFolder, composed: Composed, cache: Cache
) -> tuple[dict[str, Picture], list[Finding]]:
    """The pictures by their address, without positions and camera data, as for the PDF."""
    quality = composed.layout.authority.pictures.jpeg_quality
    sources, findings = source_images(folder, composed.composition.pictures, quality)
    pictures: dict[str, Picture] = {}
    prepared = prepare_files(list(sources.values()), cache)
    for (address, source), preparation in zip(sources.items(), prepared, strict=True):
        findings += preparation.findings
        image = preparation.image
        if image is not None and image.width and image.height:
            width = source.width_mm or 0.0
            height = width * image.height / image.width
            pictures[address] = Picture(image.standalone, image.media_type, width, height)
    return pictures, findings
