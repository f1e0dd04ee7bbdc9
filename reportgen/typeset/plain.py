"""A PDF by WeasyPrint's public functions alone, for a version whose insides are not known.

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
        whole = documents[0].copy([page for document in documents for page in document.pages])
        head = whole.metadata
        head.title, head.authors, head.lang = metadata.title, metadata.authors, metadata.language
        head.description, head.keywords = metadata.subject, metadata.keywords
        head.generator, head.created, head.modified = (
            metadata.creator,
            metadata.created,
            metadata.modified,
        )
        attached = [
            Attached(
                string=file.data,
                name=file.name,
                description=file.description,
                created=file.modified,
                modified=file.modified,
                relationship=file.relationship,
            )
            for file in attachments
        ]
        pdf: bytes = whole.write_pdf(
            pdf_variant="pdf/a-3a", pdf_tags=True, attachments=attached or None
        )
        return pdf


def unknown_engine() -> Finding:
    """The finding about such a file."""
    return TAGS_PLAIN.finding(
        NOWHERE,
        say("這一版的 WeasyPrint 未經確認，PDF 標籤由它自行產生，本檔不宣告符合 PDF/UA-1。"),
        say("請安裝 requirements.lock 所列的版本。"),
    )
