from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from reportgen.authority.model import PdfStandard
from reportgen.typeset.fonts.kit import font_kit
from reportgen.typeset.fonts.roles import Passage
from reportgen.typeset.pdf.attachments import Attachment
from reportgen.typeset.resources import BASE_URL, Resource
from reportgen.typeset.typesetting import Typeset, typeset
from tests.typeset.conformance.tagtree import TagTree
from tests.typeset.pictures import photo, saved

HEAD = """<!doctype html><html lang="zh-Hant-TW"><head><title>測試 A&amp;B</title>
<meta name="author" content="游錫堃"><meta name="author" content="陶喆">
<meta name="description" content="主旨"><meta name="keywords" content="甲, 乙">
<meta name="generator" content="reportgen">
<meta name="dcterms.created" content="2026-01-02T03:04:05Z">
<meta name="dcterms.modified" content="2026-01-02T03:04:05Z"></head>"""

CSS = """
html { font: 12px var(--font-body) } h1, strong { font-family: var(--font-heading) }
@page { size: 300px 300px; margin: 30px;
  @top-right { content: "報告"; font: 8px var(--font-body) }
  @bottom-center { content: counter(page); font: 8px var(--font-body) } }
body { margin: 0 } ol, ul { list-style: none }
table { border-collapse: collapse; table-layout: fixed; width: 100% }
ol:not(.real) > li::before { content: counter(list-item) "." }
.dots > li::before { content: "•" }
.note { float: footnote }
.note::footnote-call { content: attr(data-number) }
.note::footnote-marker { content: attr(data-number) " " }
nav a::after { content: leader(".") target-counter(attr(href), page) }
.new { break-before: page }
"""

Set = Callable[..., Typeset]
Tags = Callable[..., TagTree]


@pytest.fixture
def set_pages(chains: Any, cache: Any) -> Set:
    """Set a body of HTML as the typesetter does, and see that it has nothing to complain about."""
    pictures = {
        BASE_URL + "talk.jpg": Resource(saved(photo(), "JPEG"), "image/jpeg"),
        BASE_URL + "plan.png": Resource(saved(photo(), "PNG"), "image/png"),
    }

    def make(
        body: str,
        css: str = "",
        attachments: tuple[Attachment, ...] = (),
        translate: Callable[[str], str] = str,
        findings: tuple[str, ...] = (),
        standard: PdfStandard = PdfStandard.UA_1,
    ) -> Typeset:
        html = f"{HEAD}<body>{body}</body></html>"
        text = html + CSS + css + "“”‘’"
        kit = font_kit(chains, [Passage(text), Passage(text, "heading")], cache)
        made = typeset(
            kit.without_boxes(html),
            kit,
            [CSS, css],
            pictures,
            attachments=attachments,
            translate=translate,
            standard=standard,
        )
        assert tuple(finding.code for finding in made.findings) == findings
        return made

    return make


@pytest.fixture
def tags(set_pages: Set) -> Tags:
    """The tag tree of a body of HTML."""

    def make(body: str, css: str = "", **options: Any) -> TagTree:
        tree = TagTree(set_pages(body, css, **options).pdf)
        assert tree.unmarked == [""] * len(tree.pages)
        return tree

    return make


WHEN = datetime(2026, 1, 2, tzinfo=UTC)
