"""HTML whose body is also well-formed XML, as templates write it, read by Expat.

The parser of HTML mends what is not; where it would mend nothing, both make the same tree. So what
it mends is looked for: an end tag that is left out, a paragraph that a block ends, a row without a
``tbody``, text between cells, elements that have rules of their own. Any of these and it is asked.

Source: HTML Living Standard, 13.2.6 (tree construction).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import weasyprint  # type: ignore[import-untyped]

from reportgen.typeset.replaced import Replacement

_PHRASING = frozenset(
    {"a", "abbr", "b", "bdi", "br", "cite", "code", "em", "i", "img", "q", "s", "small", "span"}
    | {"strong", "sub", "sup", "time", "u", "wbr"}
)
"""Elements that may stand in a paragraph."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {
    *("article", "aside", "blockquote", "div", "dl", "figcaption", "figure", "footer", "header"),
    *("hr", "main", "nav", "ol", "p", "section", "table", "ul"),
}
_INSIDE = {
    "li": ("ol", "ul"),
    "dt": ("dl",),
    "dd": ("dl",),
    **dict.fromkeys(("caption", "colgroup", "thead", "tbody", "tfoot"), ("table",)),
    "col": ("colgroup",),
    "tr": ("thead", "tbody", "tfoot"),
    **dict.fromkeys(("td", "th"), ("tr",)),
}
"""Elements that stand in one of these alone."""
_ROWS = frozenset({"table", "colgroup", "thead", "tbody", "tfoot", "tr"})
"""Elements in which nothing but such elements and white space may stand."""
_CELLS = frozenset({"caption", "td", "th"})
_VOID = frozenset({"br", "col", "hr", "img", "wbr"})

_SPACE = " \t\n"
_DOCUMENT = re.compile(r"(.*?<body(?:\s[^<>]*)?>)(.*)</body></html>", re.DOTALL)
_VOID_TAG = re.compile(rf"<({'|'.join(sorted(_VOID))})\b([^<>]*?)/?>")
_OTHERWISE = re.compile(
    r"<!|<\?|[\r\f\0]|&(?!(?:amp|lt|gt|quot|#34|#39);)|=\s*(?:\"[^\"<]*[\n\t]|'[^'<]*[\n\t])"
)
"""What XML reads otherwise: comments, line ends, references, white space in attributes."""


def replacements() -> Iterator[Replacement]:
    """What takes the place of WeasyPrint's parser."""
    yield weasyprint.tinyhtml5, "parse", _well_formed(weasyprint.tinyhtml5.parse)


def _well_formed(otherwise: Callable[..., Any]) -> Callable[..., Any]:
    def parse(document: Any, **options: Any) -> Any:
        text = document.getvalue() if isinstance(document, StringIO) else ""
        parts = _DOCUMENT.fullmatch(text)
        body = None if parts is None else read_body(parts[2])
        if parts is None or body is None:
            return otherwise(document, **options)
        root = otherwise(StringIO(f"{parts[1]}</body></html>"), **options)
        empty = root[-1]
        if empty.tag != "body" or len(empty) or empty.text:
            return otherwise(document, **options)
        empty.text = body.text
        empty.extend(body)
        return root

    return parse


def read_body(inside: str) -> Element | None:
    """The body with *inside* it; nothing where the parser of HTML may see something else."""
    if _OTHERWISE.search(inside):
        return None
    try:
        # No entity can be declared where no declaration is let in.
        body = ElementTree.fromstring(f"<body>{_VOID_TAG.sub(_closed, inside)}</body>")  # noqa: S314
    except ElementTree.ParseError:
        return None
    return body if _needs_no_mending(body) else None


def _closed(tag: re.Match[str]) -> str:
    return f"<{tag[1]}{tag[2]}/>"


def _needs_no_mending(body: Element) -> bool:
    """Whether every element may stand where it stands."""
    left = [(body, False, False)]
    while left:
        parent, in_paragraph, in_link = left.pop()
        holder = parent.tag
        in_rows = holder in _ROWS
        if (holder in _VOID and (parent.text or len(parent))) or (in_rows and _has_text(parent)):
            return False
        for element in parent:
            tag = element.tag
            if tag in _INSIDE:
                fits = holder in _INSIDE[tag]
            elif tag in _BLOCKS:
                fits = not (in_paragraph or in_rows or (tag in _HEADINGS and holder in _HEADINGS))
            else:
                fits = tag in _PHRASING and not in_rows and not (tag == "a" and in_link)
            if not fits or not all(map(_is_plain, element.attrib)):
                return False
            apart = tag in _CELLS
            left.append(
                (
                    element,
                    tag == "p" or (in_paragraph and not apart),
                    tag == "a" or (in_link and not apart),
                )
            )
    return True


def _is_plain(attribute: str) -> bool:
    """Whether both parsers see *attribute* alike: in small letters, in no namespace."""
    return attribute == attribute.lower() and attribute[0] != "{"


def _has_text(element: Element) -> bool:
    """Whether there is more than white space between the children of *element*."""
    texts = (element.text, *(child.tail for child in element))
    return any(text and text.strip(_SPACE) for text in texts)
