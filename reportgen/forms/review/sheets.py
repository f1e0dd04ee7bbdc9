"""The whole 審核表 as an HTML document, for a PDF with fields or for a document to edit."""

from __future__ import annotations

from reportgen.findings import Translate
from reportgen.forms.review.evidence import TITLE, evidence_lines
from reportgen.forms.review.filled import ReviewSheet
from reportgen.forms.review.page import FormPage
from reportgen.forms.words import FormWords, document


def review_html(sheet: ReviewSheet, translate: Translate, *, fields: bool) -> str:
    """*sheet* in the language of *translate*; items stay in the words of the authority."""
    words = FormWords(translate, sheet.language)
    parts = (
        *FormPage(sheet, words, fields=fields).lines(),
        "<!-- flow -->",
        *evidence_lines(sheet, words),
    )
    title = f"{sheet.form.title}：{sheet.report}"
    return document(
        title, "\n".join(parts), words.lang, authors=sheet.authors, created=sheet.created
    )


def headings(sheet: ReviewSheet, translate: Translate) -> tuple[str, ...]:
    """The bookmarks that the PDF must have."""
    return str(sheet.form.title), translate(TITLE)
