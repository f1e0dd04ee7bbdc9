"""The records that a PDF carries."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path

from pypdf import PdfReader

from reportgen import limits
from reportgen.findings import Finding, Message, say
from reportgen.places import Place, label_of
from reportgen.records import RECORD_NAMES
from reportgen.rulebook.verify import PDF_ATTACHMENT
from reportgen.verify.opening import in_child, open_pdf

_RECORD = re.compile(r"(?P<record>[a-z]+)(?:/[^/\\:]{1,60})?\.yaml")


def records_of(path: Path) -> dict[str, bytes] | Finding:
    """The record files that the PDF at *path* carries, or a finding why they cannot be read."""
    return in_child(_records_of, path, place=Place(label_of(path)))


def _records_of(path: Path) -> dict[str, bytes] | Finding:
    pdf = open_pdf(path, label_of(path))
    return pdf if isinstance(pdf, Finding) else attached_records(pdf.reader, pdf.place)[0]


def attached_records(reader: PdfReader, place: Place) -> tuple[dict[str, bytes], list[Finding]]:
    """The record files that the PDF at *place* carries, by their path, and findings about them.

    Empty for a PDF that reportgen did not make.
    """
    records: dict[str, bytes] = {}
    findings: list[Finding] = []
    for name, contents in islice(reader.attachments.items(), limits.PDF_ATTACHMENTS):
        path = str(name)
        versions = contents if isinstance(contents, list) else [contents]
        if not path.endswith(".yaml"):
            continue
        if not _is_record(path):
            findings.append(
                _odd(place, say("PDF 的附件「{name}」不是記錄的檔名。", name=path[:60]))
            )
        elif len(versions) > 1:
            findings.append(_odd(place, say("PDF 附了兩個「{name}」。", name=path)))
        data = versions[0]
        if _is_record(path) and isinstance(data, bytes) and len(data) <= limits.RECORD_BYTES:
            records[path] = data
    return (records, findings) if "report.yaml" in records else ({}, findings)


def _is_record(path: str) -> bool:
    """Whether a record file can have this *path*: ``roster.yaml``, ``sessions/010-visit.yaml``."""
    match = _RECORD.fullmatch(path)
    if match is None or not path.isprintable():
        return False
    return path == "report.yaml" or match["record"] in RECORD_NAMES


def _odd(place: Place, message: Message) -> Finding:
    return PDF_ATTACHMENT.finding(
        place, message, say("reportgen 製作的 PDF 沒有這樣的附件；請向製作者要原來的檔案。")
    )


def write_records(records: dict[str, bytes], folder: Path) -> None:
    """Write *records* below *folder*."""
    for name, data in records.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
