"""The composed HTML as the parts of a text document.

Known are the elements and classes that the layout guide names; anything else is read for what is in
it, so that no text is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from xml.etree.ElementTree import XML, Element, ParseError, TreeBuilder, XMLParser

import tinyhtml5  # type: ignore[import-untyped]

from reportgen.export.model import (
    Block,
    Cell,
    Contents,
    Counted,
    Entry,
    Figure,
    Flow,
    Heading,
    Inline,
    ListBlock,
    Paragraph,
    Run,
    Table,
    TextDocument,
)
from reportgen.export.texts import (
    SPACE,
    code_lines,
    inlines,
    look_of,
    pieces_of,
    trimmed,
    words_of,
)

_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl"),
        *("dt", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody"),
        *("td", "tfoot", "th", "thead", "tr", "ul"),
    }
)
_VOID = re.compile(
    r"<((?:area|base|br|col|hr|img|input|link|meta|source|wbr)\b(?:[^<>\"]|\"[^\"]*\")*?)/?>"
)
_HEADING = re.compile(r"h[1-6]")
_LEVEL = re.compile(r"\blevel-(\d+)")
_NUMBER = re.compile(r"\d+")
_INITIAL = re.compile(r"initial-page-number=(\d+)")
_SOURCES = frozenset({"source", "caption-source"})
"""Spans of a caption that the layout sets on a line of their own."""


def read_blocks(html: str, numbering: Iterable[str] = ()) -> TextDocument:
    """The document that *html*, composed of a report, shows; *numbering* by example, by level."""
    root = _parsed(html)
    head, body = root.find("head"), root.find("body")
    assert head is not None
    assert body is not None
    meta = [(m.get("name", ""), m.get("content", "")) for m in head.iter("meta")]
    properties = dict(meta)
    return TextDocument(
        title=(head.findtext("title") or "").strip(),
        language=root.get("lang", ""),
        flows=tuple(_flows(body)),
        authors=tuple(content for name, content in meta if name == "author"),
        subject=properties.get("description", ""),
        keywords=tuple(word for word in properties.get("keywords", "").split(", ") if word),
        created=properties.get("dcterms.created", ""),
        numbering=tuple(numbering),
    )


def _parsed(html: str) -> Element:
    """The root of *html*.

    Why not always the HTML parser: what compose writes is XML but for its void elements, and the
    XML parser takes a twentieth of the time. A layout of others may write any HTML.
    """
    start = html.find("<html")
    builder = TreeBuilder(insert_comments=True)
    try:
        parser = XMLParser(target=builder)  # noqa: S314  no declaration may stand behind <html
        return XML(_VOID.sub(r"<\1/>", html[max(start, 0) :]), parser)
    except ParseError:
        root: Element = tinyhtml5.parse(html, namespace_html_elements=False)
        return root


def _flows(body: Element) -> Iterator[Flow]:
    """What stands between the comments that begin a flow; pages that lie on their side apart."""
    first: int | None = None
    pending: list[Element] = []
    for child in body:
        if not isinstance(child.tag, str):
            yield from _flow(pending, first)
            pending = []
            match = _INITIAL.search(child.text or "")
            first = int(match[1]) if match else None
        else:
            pending.append(child)
    yield from _flow(pending, first)


def _flow(elements: list[Element], first: int | None) -> Iterator[Flow]:
    if not elements:
        return
    # Before the contents may stand 任務概要, on the same page.
    page = _role(elements[-1]) or "chapter"
    blocks = [block for element in elements for block in _blocks(element, _Place())]
    for page_of, group in groupby(blocks, key=lambda block: _page_of(block, page)):
        yield Flow(page_of, tuple(group), first)
        first = None


def _page_of(block: Block, page: str) -> str:
    """The page style that *block* needs: a wide table lies on its side."""
    return "landscape" if isinstance(block, (Heading, Paragraph, Table)) and block.turned else page


class _Place:
    """Where an element stands: the level of its numbers, the depth of its list, a turned page.

    *ordered* counts the numbered lists of a prose that it stands in, *at* names its spot.
    """

    def __init__(
        self,
        level: int = 1,
        depth: int = 0,
        ordered: int = 0,
        at: str = "",
        *,
        turned: bool = False,
    ) -> None:
        self.at = at
        self.level = level
        self.depth = depth
        self.ordered = ordered
        self.turned = turned

    def under(self, element: Element) -> _Place:
        """The place of what is in *element*."""
        turned = self.turned or "wide" in words_of(element)
        match = _LEVEL.search(element.get("class", ""))
        level = int(match[1]) if match and element.tag == "div" else self.level
        at = element.get("data-at") or self.at
        return _Place(level, self.depth, self.ordered, at, turned=turned)


def _role(element: Element) -> str:
    words = words_of(element)
    return words[0] if words else ""


def _anchors(element: Element) -> tuple[str, ...]:
    anchor = element.get("id", "")
    return (anchor,) if anchor else ()


# --- blocks


def _blocks(element: Element, place: _Place) -> Iterator[Block]:
    """The blocks of *element*."""
    tag = element.tag
    if not isinstance(tag, str):
        return
    if _HEADING.fullmatch(tag):
        yield _heading(element, place)
    elif tag in {"ul", "ol"} and _role(element) != "contents-list":
        yield _list(element, place)
    elif tag == "table":
        yield _table(element, place)
    elif tag == "figure" and "chart" in words_of(element):
        return  # the table behind it has all of it
    elif tag == "figure":
        yield from _figure(element, place)
    elif tag == "nav":
        yield from _contents(element)
    elif tag == "div" and "photos" in words_of(element):
        yield _photos(element, place)
    elif tag == "pre":
        at = look_of(element, place.at).at
        yield Paragraph(tuple(code_lines("".join(element.itertext()), at)), "prose-code")
    elif tag == "hr":
        yield Paragraph((), "prose-rule")
    else:
        yield from _mixed(element, place)


def _mixed(element: Element, place: _Place) -> Iterator[Block]:
    """Blocks inside *element*, with the text between them as paragraphs of their own."""
    place = place.under(element)
    look = look_of(element, place.at)
    role = _role(element) if element.tag != "div" else ""
    if element.tag in {"dt", "dd", "blockquote"}:
        role = str(element.tag)
    anchors = _anchors(element)
    for is_block, group in groupby(pieces_of(element), key=_is_block):
        if is_block:
            for piece in group:
                assert isinstance(piece, Element)
                for block in _blocks(piece, place):
                    yield _quoted(block) if role == "blockquote" else block
            continue
        content = trimmed(inline for piece in group for inline in inlines(piece, look))
        if content or (anchors and element.tag == "p"):
            yield Paragraph(tuple(content), role, anchors, turned=place.turned)
            anchors = ()


def _quoted(block: Block) -> Block:
    if isinstance(block, Paragraph) and not block.role:
        return replace(block, role="blockquote")
    return block


def _is_block(piece: Element | str) -> bool:
    return isinstance(piece, Element) and piece.tag in _BLOCKS


def _heading(element: Element, place: _Place) -> Heading:
    look = look_of(element, place.at)
    match = _LEVEL.search(element.get("class", ""))
    number = element.find("span[@class='number']")
    content = (
        i for piece in pieces_of(element) if piece is not number for i in inlines(piece, look)
    )
    return Heading(
        int(match[1]) if match else int(str(element.tag)[1]),
        "".join(number.itertext()) if number is not None else "",
        tuple(trimmed(content)),
        _anchors(element),
        turned="turned" in words_of(element),
    )


_FURTHER = 2
"""Numbered lists inside a numbered list of a prose that have numbers of their own."""


def _list(element: Element, place: _Place) -> ListBlock:
    ordered = element.tag == "ol"
    match = _LEVEL.search(element.get("class", ""))
    if "items" in words_of(element) and match:
        level, within = int(match[1]), place.ordered
    else:
        level, within = place.level + 1 + place.ordered, place.ordered + ordered
    at = look_of(element, place.at).at
    inner = _Place(place.level, place.depth + 1, min(within, _FURTHER), at, turned=place.turned)
    role = "programme" if "programme" in words_of(element) else ""
    items = (tuple(_item(child, inner, role)) for child in element if child.tag == "li")
    start = int(element.get("start", "1"))
    return ListBlock(tuple(items), ordered, level, place.depth + 1, start)


def _item(element: Element, place: _Place, role: str) -> Iterator[Block]:
    """What stands in one item; text of its own has the role of the list."""
    for block in _anchored(element, place):
        if role and isinstance(block, Paragraph) and not block.role:
            yield replace(block, role=role)
        else:
            yield block


def _anchored(element: Element, place: _Place) -> list[Block]:
    """What stands in *element*; its anchor is that of its first paragraph."""
    blocks = list(_mixed(element, place)) or [Paragraph((), anchors=_anchors(element))]
    first = blocks[0]
    if isinstance(first, Paragraph) and not first.anchors:
        blocks[0] = replace(first, anchors=_anchors(element))
    return blocks


def _table(element: Element, place: _Place) -> Table:
    caption = element.find("caption")
    head = element.find("thead")
    place = place.under(element)
    rows = [tuple(_cells(row, place.under(row))) for row in element.iter("tr")]
    return Table(
        _role(element),
        tuple(rows),
        heads=len(list(head.iter("tr"))) if head is not None else 0,
        caption=tuple(_caption(caption, place)) if caption is not None else (),
        anchors=_anchors(element),
        turned=place.turned,
    )


def _cells(row: Element, place: _Place) -> Iterator[Cell]:
    for cell in row:
        if cell.tag in {"td", "th"}:
            words = words_of(cell)
            align = next((w.removeprefix("align-") for w in words if w.startswith("align-")), "")
            yield Cell(
                tuple(_anchored(cell, place)),
                int(cell.get("colspan", "1")),
                int(cell.get("rowspan", "1")),
                cell.tag == "th",
                align,
            )


def _figure(element: Element, place: _Place) -> Iterator[Block]:
    place = place.under(element)
    caption = element.find("figcaption")
    paragraphs: list[Paragraph] = []
    if caption is not None:
        sources = [part for part in caption.iter() if set(words_of(part)) & _SOURCES]
        paragraphs.append(Paragraph(tuple(_caption(caption, place, sources)), "figcaption"))
        look = look_of(caption, place.at)
        paragraphs += [Paragraph(tuple(trimmed(inlines(part, look))), "source") for part in sources]
    for image in element.iter("img"):
        width = re.search(r"width:\s*([\d.]+(?:%|mm))", image.get("style", ""))
        yield Figure(
            image.get("src", ""),
            image.get("alt", ""),
            tuple(paragraphs),
            width[1] if width else "",
            _anchors(element),
        )
        return
    yield from paragraphs


_ABREAST = 2
"""Photographs in a row, as the layout sets them."""


def _photos(element: Element, place: _Place) -> Table:
    """Photographs side by side, in a table without lines."""
    cells = [Cell(tuple(_figure(figure, place))) for figure in element.iter("figure")]
    rows = [tuple(cells[i : i + _ABREAST]) for i in range(0, len(cells), _ABREAST)]
    return Table("photos", tuple(rows))


def _caption(element: Element, place: _Place, without: Iterable[Element] = ()) -> list[Inline]:
    """A caption whose number is one that is counted."""
    look = look_of(element, place.at)
    left_out = set(map(id, without))
    content: list[Inline] = []
    for piece in pieces_of(element):
        if isinstance(piece, Element) and id(piece) in left_out:
            continue
        if isinstance(piece, Element) and "caption-label" in words_of(piece):
            content += _label("".join(piece.itertext()))
        else:
            content += inlines(piece, look)
    return trimmed(content)


def _label(text: str) -> Iterator[Inline]:
    """圖 1： with its number as one that is counted, in a sequence of its first word."""
    match = _NUMBER.search(text)
    if match is None:
        yield Run(text)
        return
    yield Run(text[: match.start()])
    yield Counted(text[: match.start()].strip(), match.group())
    yield Run(text[match.end() :])


def _contents(element: Element) -> Iterator[Block]:
    """Each list of the contents with the title before it."""
    title = ""
    for child in element:
        if child.tag == "p":
            title = _text(child)
        elif child.tag == "ul":
            entries = []
            for item in child:
                level = re.search(r"contents-(\d+)", item.get("class", ""))
                link = item.find(".//a")
                anchor = link.get("href", "").removeprefix("#") if link is not None else ""
                entries.append(Entry(int(level[1]) if level else 1, _text(item), anchor))
            yield Contents(title, tuple(entries))
        else:
            yield from _blocks(child, _Place())


def _text(element: Element) -> str:
    return SPACE.sub(" ", "".join(element.itertext())).strip()
