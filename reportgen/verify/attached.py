"""The records that a PDF carries."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from pypdf import PdfReader

from reportgen import limits

_RECORD = re.compile(r"[^/\\:\0]+(?:/[^/\\:\0]+)?\.yaml")


def attached_records(reader: PdfReader) -> dict[str, bytes]:
    """The YAML files that the PDF carries by their path; empty where it is not one of ours."""
    found: dict[str, bytes] = {}
    for name, contents in list(reader.attachments.items())[: limits.PDF_ATTACHMENTS]:
        path = str(name)
        if not _RECORD.fullmatch(path) or any(p in {".", ".."} for p in PurePosixPath(path).parts):
            continue
        data = contents[0] if isinstance(contents, list) else contents
        if isinstance(data, bytes) and len(data) <= limits.RECORD_BYTES:
            found[path] = data
    return found if "report.yaml" in found else {}


def write_records(records: dict[str, bytes], folder: Path) -> None:
    """Write *records* below *folder*."""
    for name, data in records.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
