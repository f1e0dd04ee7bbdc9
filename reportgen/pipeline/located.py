"""A report composed once more, so that each of its values shows where in the records it stands."""

from __future__ import annotations

from reportgen.authority.load import Layout
from reportgen.compose.document import compose
from reportgen.language import cldr_locale, translator
from reportgen.manuscript import Manuscript, read_manuscript
from reportgen.verify.origins import Located, Origins
from reportgen.verify.wanted import blocks


def located(manuscript: Manuscript, layout: Layout) -> Located:
    """*manuscript* composed with marks around its values."""
    records = manuscript.records
    translate, origins = translator(records.language), Origins(cldr_locale(records.language))
    marked = read_manuscript(origins.marked(records), manuscript.authority, translate)
    html = compose(marked, layout, translate).html
    return Located(
        tuple(blocks(html)), origins, tuple(parsed.text for parsed in manuscript.proses())
    )
