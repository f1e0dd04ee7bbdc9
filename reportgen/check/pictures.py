"""Files of figures that the prose names."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.findings import Finding
from reportgen.manuscript import Manuscript
from reportgen.read import RecordFolder


def picture_files(manuscript: Manuscript, folder: RecordFolder) -> Iterator[Finding]:
    """A finding for each figure whose file is not there, or not in the report's folder.

    Photos of the appendix are checked when the records are read.
    """
    for parsed in manuscript.proses():
        for figure in parsed.figures:
            found = folder.find(figure.file, figure.file_place)
            if isinstance(found, Finding):
                yield found
