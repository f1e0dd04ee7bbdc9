"""Running text of the composed HTML: stretches of one look, breaks, notes and page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from reportgen.export.model import Break, Formula, Inline, Note, NoteAgain, PageOf, Run

_PLAIN = Run("")
SPACE = re.compile(r"[ \t\r\n\f]+")


def words_of(element: Element) -> list[str]:
    """The classes of *element*."""
    return element.get("class", "").split()


def look_of(element: Element, at: str) -> Run:
    """The look of text right inside *element*, which stands in the spot *at*."""
    return Run("", at=element.get("data-at") or at)


def pieces_of(element: Element) -> Iterator[Element | str]:
    """The texts and elements inside *element*, in order."""
    if element.text:
        yield element.text
    for child in element:
        yield child
        if child.tail:
            yield child.tail


def inlines(piece: Element | str, look: Run = _PLAIN) -> Iterator[Inline]:
    """The text of *piece*; *look* is that of the element around it."""
    if isinstance(piece, str):
        text = SPACE.sub(" ", piece)
        if text:
            yield look.looking(text=text)
        return
    if not isinstance(piece.tag, str):
        return
    words = words_of(piece)
    if piece.tag == "br":
        yield Break()
    elif piece.tag == "img" and piece.get("role") == "math":
        yield Formula(piece.get("src", ""), piece.get("alt", ""))
    elif "footnote" in words:
        own = Run("", at=piece.get("data-at", ""))
        content = (i for child in pieces_of(piece) for i in inlines(child, own))
        yield Note(piece.get("data-number", ""), tuple(trimmed(content)), piece.get("id", ""))
    elif "footnote-again" in words:
        yield NoteAgain(piece.get("href", "").removeprefix("#"), "".join(piece.itertext()))
    elif "page-count" in words:
        yield PageOf()
    elif "page-reference" in words:
        yield from _children(piece, look)
        yield PageOf(piece.get("href", "").removeprefix("#"))
    else:
        yield from _children(piece, _look(piece, look))


def _children(element: Element, look: Run) -> Iterator[Inline]:
    for child in pieces_of(element):
        yield from inlines(child, look)


_SMALL = frozenset({"languages", "fact", "item-facts"})


def _look(element: Element, look: Run) -> Run:
    if at := element.get("data-at"):
        look = look.looking(at=at)
    if language := element.get("lang"):
        look = look.looking(language=language)
    if set(words_of(element)) & _SMALL:
        look = look.looking(small=True)
    match element.tag:
        case "strong" | "b":
            return look.looking(bold=True)
        case "em" | "i":
            return look.looking(italic=True)
        case "code":
            return look.looking(code=True)
        case "a":
            return look.looking(link=element.get("href", ""))
        case "sup":
            return look.looking(raised=True)
    return look


def code_lines(text: str, at: str = "") -> Iterator[Inline]:
    """The lines of a block of code in the spot *at*, with breaks between them."""
    for number, line in enumerate(text.strip("\n").split("\n")):
        if number:
            yield Break()
        if line:
            yield Run(line, code=True, at=at)


def trimmed(content: Iterable[Inline]) -> list[Inline]:
    """*content* without blanks at its ends, beside a break, or twice in a row."""
    result: list[Inline] = []
    blank = True
    for inline in content:
        if isinstance(inline, Run):
            text = inline.text.removeprefix(" ") if blank else inline.text
            if not text:
                continue
            blank = text.endswith(" ")
            result.append(inline.looking(text=text))
            continue
        if isinstance(inline, Break):
            _strip_end(result)
        blank = isinstance(inline, Break)
        result.append(inline)
    _strip_end(result)
    return result


def _strip_end(content: list[Inline]) -> None:
    while content and isinstance(last := content[-1], Run):
        content.pop()
        if text := last.text.rstrip(" "):
            content.append(last.looking(text=text))
            return
