"""FILE-MISSING, for figures in the prose; photos of the appendix are looked for while reading."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.subject import Subject
from reportgen.findings import Finding
from reportgen.rulebook.check import FILE_MISSING


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each figure whose file does not exist, or is outside the report's folder."""
    for parsed in subject.manuscript.proses():
        for figure in parsed.figures:
            if not figure.file:
                continue  # FIGURE-FILE is about it
            path = subject.folder.find(figure.file, figure.file_place)
            if isinstance(path, Finding):
                yield path


RULE = FILE_MISSING._replace(find=find)
