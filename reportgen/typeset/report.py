"""One composed report to PDF: its pages set in its materials, its records embedded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime, time

from reportgen.compose.composition import Composition
from reportgen.findings import Finding, Translate, ordered, say
from reportgen.language import translator
from reportgen.places import Place
from reportgen.rulebook.compose import TEMPLATE_ERROR
from reportgen.typeset.engine import shut_off
from reportgen.typeset.materials import Materials
from reportgen.typeset.pdf.attachments import Attachment
from reportgen.typeset.typesetting import Means, Typeset, typeset
from reportgen.typeset.unsettable import Unsettable
from reportgen.typeset.workshop import Workshop


def typeset_report(
    composed: Composition,
    materials: Materials,
    *,
    files: Mapping[str, bytes],
    means: Means,
) -> Typeset:
    """Set *composed* with its *materials*; the PDF carries the record *files*."""
    if not composed.html:
        return Typeset(b"", 0, materials.findings)
    translate = translator(composed.language)
    try:
        result = typeset(
            materials.kit.without_boxes(composed.html),
            materials.kit,
            _css(composed, materials),
            materials.pictures,
            opening=composed.opening,
            places=materials.places,
            attachments=list(_attachments(files, composed, translate)),
            translate=translate,
            standard=composed.pdf,
            means=means,
        )
    except Unsettable as fault:
        result = Typeset(b"", 0, (_fault_of_layout(fault, composed.layout),))
    findings = ordered([*materials.findings, *result.findings])
    return result._replace(findings=tuple(findings))


def _fault_of_layout(fault: Unsettable, folder: str) -> Finding:
    return TEMPLATE_ERROR.finding(
        Place(folder),
        say("版型無法套用：{problem}", problem=fault.message),
        say("請修正版型資料夾「{name}」裡的樣板或樣式。", name=folder),
    )


def make_ready(composed: Composition, materials: Materials, workshop: Workshop) -> None:
    """Let the engine of *workshop* read the fonts and style sheets of *composed*."""
    # What these cannot be read for is reported when the first page is set.
    with shut_off(workshop.records), suppress(Unsettable):
        workshop.engine(
            materials.kit,
            _css(composed, materials),
            composed.opening,
            materials.pictures,
            materials.places,
        )


def _css(composed: Composition, materials: Materials) -> tuple[str, ...]:
    """The style sheets of *composed*, which print the running head."""
    return tuple(map(materials.kit.without_boxes, composed.css))


def _attachments(
    files: Mapping[str, bytes], composed: Composition, translate: Translate
) -> Iterator[Attachment]:
    """The record *files*, dated as the report itself so that its bytes stay equal."""
    when = datetime.combine(composed.modified, time(), UTC)
    for name, data in files.items():
        description = translate("本報告的記錄檔：{name}").format(name=name)
        yield Attachment(name, data, description, when)
