"""Prose: the Markdown of the records as HTML, in two passes.

Figures, tables and footnotes are numbered through the whole report and a reference may point
forward, so every prose is parsed first, all are numbered, and only then is each rendered::

    findings: list[Finding] = []
    parsed = [parse(text, findings) for text in texts]  # in document order
    labels = Labels(Captions())
    for prose in parsed:
        labels.add(prose, findings)
    labels.define("sec-talks", Target("貳、二", "sec-talks"), place, findings)
    for prose in parsed:
        labels.check(prose, findings)
    html = [render(prose, labels) for prose in parsed]
"""

from reportgen.prose.html import SHORT_LEAD, begins_wide, render
from reportgen.prose.labels import Captions, Labels, Target
from reportgen.prose.model import Figure, Footnote, Parsed, Reference, Table
from reportgen.prose.parse import parse
from reportgen.prose.text import plain_text

__all__ = [
    "SHORT_LEAD",
    "Captions",
    "Figure",
    "Footnote",
    "Labels",
    "Parsed",
    "Reference",
    "Table",
    "Target",
    "begins_wide",
    "parse",
    "plain_text",
    "render",
]
