"""On which printed page each place of a report stands that something can refer to."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from pypdf import PdfReader

from reportgen import limits
from reportgen.findings import Finding
from reportgen.places import Place, label_of
from reportgen.verify.attached import attached_records
from reportgen.verify.opening import in_child, open_pdf


class Filed(NamedTuple):
    """A PDF of a report as it was filed: its record files, and the printed page of each anchor."""

    records: dict[str, bytes]
    pages: dict[str, str]


def pages_of(reader: PdfReader) -> dict[str, str]:
    """The printed page of each anchor of *reader*; how many pages there are, as ``""``."""
    labels = reader.page_labels
    pages = {"": str(len(labels))}
    for anchor, destination in reader.named_destinations.items():
        number = reader.get_destination_page_number(destination)
        if number is not None and 0 <= number < len(labels):
            pages[anchor] = labels[number]
    return pages


def filed(path: Path) -> Filed | Finding:
    """The report that the PDF at *path* is, or a finding why it cannot be read."""
    return in_child(_filed, path, place=Place(label_of(path)))


def _filed(path: Path) -> Filed | Finding:
    pdf = open_pdf(path, label_of(path))
    if isinstance(pdf, Finding):
        return pdf
    records, _ = attached_records(pdf.reader, pdf.place)
    few = len(pdf.reader.pages) <= limits.PDF_PAGES
    return Filed(records, pages_of(pdf.reader) if few else {})
