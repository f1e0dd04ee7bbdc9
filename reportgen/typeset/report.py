"""One composed report to PDF: its pages set in its materials, its records embedded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, time
from pathlib import Path

from reportgen.compose.composition import Composition
from reportgen.findings import Finding, Translate, ordered
from reportgen.language import translator
from reportgen.read import RecordFolder
from reportgen.typeset.engine import shut_off
from reportgen.typeset.materials import Materials
from reportgen.typeset.pdf.attachments import Attachment
from reportgen.typeset.typesetting import Means, Typeset, typeset
from reportgen.typeset.workshop import Workshop


def typeset_report(
    folder: RecordFolder,
    composed: Composition,
    materials: Materials,
    *,
    files: Sequence[Path] = (),
    means: Means,
) -> Typeset:
    """Set *composed* with its *materials*; the PDF carries the record *files* of *folder*."""
    if not composed.html:
        return Typeset(b"", 0, materials.findings)
    translate = translator(composed.language)
    result = typeset(
        materials.kit.without_boxes(composed.html),
        materials.kit,
        composed.css,
        materials.pictures,
        opening=composed.opening,
        places=materials.places,
        attachments=list(_attachments(folder, files, composed, translate)),
        translate=translate,
        means=means,
    )
    found = ordered([*materials.findings, *result.findings])
    return Typeset(result.pdf, result.pages, tuple(found))


def make_ready(composed: Composition, materials: Materials, workshop: Workshop) -> None:
    """Let the engine of *workshop* read the fonts and style sheets of *composed*."""
    with shut_off(workshop.records):
        workshop.engine(
            materials.kit, composed.css, composed.opening, materials.pictures, materials.places
        )


def _attachments(
    folder: RecordFolder, files: Iterable[Path], composed: Composition, translate: Translate
) -> Iterator[Attachment]:
    """The record *files*, dated as the report itself so that its bytes stay equal."""
    when = datetime.combine(composed.modified, time(), UTC)
    for file in files:
        name = file.as_posix()
        data = folder.read(name)
        if not isinstance(data, Finding):
            description = translate("本報告的記錄檔：{name}").format(name=name)
            yield Attachment(name, data, description, when)
