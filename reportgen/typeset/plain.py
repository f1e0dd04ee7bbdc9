"""A PDF by WeasyPrint's public functions alone, for a version whose insides nobody here has read.

Its pages are the same flows; what the file is beyond them is WeasyPrint's own, which is not PDF/UA.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportgen.findings import Finding, say
from reportgen.places import NOWHERE
from reportgen.rulebook.typeset import TAGS_PLAIN
from reportgen.typeset.conformance.nodes import Node
from reportgen.typeset.engine import Engine
from reportgen.typeset.paginate import Task
from reportgen.typeset.pdf.attachments import Attachment
from reportgen.typeset.pdf.metadata import Metadata
from reportgen.typeset.sequence import PageSequence, SetPage


class PlainSetting:
    """Sets flows and keeps WeasyPrint's documents, which cannot be taken apart."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.documents: dict[int, Any] = {}

    def set(self, tasks: Sequence[Task]) -> list[PageSequence]:
        """The pages of *tasks*, of which only anchors and sizes are known."""
        return [self._set(task) for task in tasks]

    def _set(self, task: Task) -> PageSequence:
        document = self.engine.lay_out(task.flow, task.first_page, opening=task.position == 0)
        self.documents[task.position] = document
        pages = [
            SetPage(page.width, page.height, b"", (), (), dict.fromkeys(page.anchors, (0, 0)), ())
            for page in document.pages
        ]
        return PageSequence(pages, Node("Document", None, ""), {}, {})

    def write(self, metadata: Metadata, attachments: Sequence[Attachment]) -> bytes:
        """All documents as one PDF."""
        from weasyprint import Attachment as Attached  # type: ignore[import-untyped]

        documents = [self.documents[position] for position in sorted(self.documents)]
        whole = documents[0].copy([page for one in documents for page in one.pages])
        said = whole.metadata
        said.title, said.authors, said.lang = metadata.title, metadata.authors, metadata.language
        said.description, said.keywords = metadata.subject, metadata.keywords
        said.generator, said.created, said.modified = (
            metadata.creator,
            metadata.created,
            metadata.modified,
        )
        attached = [
            Attached(
                string=one.data,
                name=one.name,
                description=one.description,
                created=one.modified,
                modified=one.modified,
                relationship=one.relationship,
            )
            for one in attachments
        ]
        pdf: bytes = whole.write_pdf(
            pdf_variant="pdf/a-3a", pdf_tags=True, attachments=attached or None
        )
        return pdf


def unknown_engine() -> Finding:
    """What such a file cannot promise."""
    return TAGS_PLAIN.finding(
        NOWHERE,
        say("這一版的 WeasyPrint 未經確認，PDF 標籤由它自行產生，本檔不宣告符合 PDF/UA-1。"),
        say("請安裝 requirements.lock 所列的版本。"),
    )
