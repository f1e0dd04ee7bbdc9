"""Which structure type an HTML element has (ISO 32000-1, 14.8.4).

Elements that are not named here have none of their own: what stands in them belongs to the element
around them. DPUB-ARIA's ``role="doc-toc"`` makes the lists in an element a table of contents,
``role="doc-title"`` the title of the document of it, ``role="heading"`` a heading, whose level is
``aria-level``, and ``aria-hidden="true"`` an artifact.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from reportgen.typeset.conformance.dom import Dom

BLOCKS = {
    "main": "Sect",
    "article": "Art",
    "section": "Sect",
    "nav": "Sect",
    "blockquote": "BlockQuote",
    "p": "P",
    "pre": "P",
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "table": "Table",
    "caption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
}
INLINES = {"code": "Code", "q": "Quote", "strong": "Strong", "em": "Em"}
RUNNING = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "img", "ins",
    "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
))  # fmt: skip
"""Elements that stand in running text."""

_SVG = "{http://www.w3.org/2000/svg}svg"


def in_contents(element: Element, dom: Dom) -> bool:
    """Whether *element* stands in a table of contents."""
    return any(a.get("role") == "doc-toc" for a in dom.ancestors(element))


def hidden(element: Element, dom: Dom) -> bool:
    """Whether *element* is kept from readers who do not see it."""
    return element.get("aria-hidden") == "true" or any(
        a.get("aria-hidden") == "true" for a in dom.ancestors(element)
    )


_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def heading(element: Element) -> str:
    """``H1``, ``H2`` … of a heading, ``Title`` of the document's; empty for any other element.

    There is no last level (ISO 32000-2, 14.8.4.4).
    """
    if element.get("role") == "doc-title":
        return "Title"
    level = element.get("aria-level", "")
    if element.tag in _HEADINGS:
        return f"H{level}" if level.isdecimal() else element.tag.upper()
    return f"H{level}" if element.get("role") == "heading" and level.isdecimal() else ""


def alternative(picture: Element) -> str:
    """The words that stand for a picture; empty where it only decorates."""
    if picture.tag == _SVG:
        title = picture.find("{http://www.w3.org/2000/svg}title")
        return " ".join((title.text or "").split()) if title is not None else ""
    return " ".join(picture.get("alt", "").split())


def is_formula(picture: Element) -> bool:
    """Whether *picture* shows a formula (ISO 32000-1, table 338)."""
    return picture.get("role") == "math"


def picture_of(figure: Element) -> Element | None:
    """The one picture with words of a ``<figure>``."""
    pictures = [p for p in figure.iter() if p.tag in {"img", _SVG} and not is_formula(p)]
    return pictures[0] if len(pictures) == 1 and alternative(pictures[0]) else None


def scope(header: Element, dom: Dom) -> str:
    """Whose header a ``<th>`` is: Row, Column or Both (ISO 32000-1, table 349)."""
    stated = header.get("scope", "")
    if stated in {"row", "rowgroup"}:
        return "Row"
    if stated in {"col", "colgroup"}:
        return "Column"
    row = dom.parent(header)
    first = row is not None and next(iter(row), None) is header
    if dom.around(header, "thead") is None:
        return "Row" if first else "Column"
    return "Both" if first and _has_row_headers(header, dom) else "Column"


def _has_row_headers(header: Element, dom: Dom) -> bool:
    table = dom.around(header, "table")
    return table is not None and table.find("tbody/tr/th") is not None
