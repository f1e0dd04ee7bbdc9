"""Tracked changes and annotations of an OpenDocument text (ODF 1.3 part 3, 5.5 and 14.1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from reportgen.export.spots import spot_of
from reportgen.review.marked import NOTE, OBJECT, By, Marked, Remark, State, Stream, Token
from reportgen.review.package import Package, Reason, Refusal

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_COUNTED = frozenset(
    f"{_TEXT}{name}"
    for name in ("page-count", "bookmark-ref", "note-ref", "sequence", "sequence-ref")
)
_INDEXES = frozenset(
    f"{_TEXT}{name}" for name in ("table-of-content", "illustration-index", "table-index")
)
_PARAGRAPHS = frozenset({f"{_TEXT}p", f"{_TEXT}h"})


class _Region(NamedTuple):
    """A tracked change: *removed* text stands in it, added text in the document."""

    by: By
    kind: str
    removed: Element | None


class _Note(NamedTuple):
    """A note, and the added stretches that were open at its call."""

    body: Element
    added: dict[str, By]


def read_odt(data: bytes) -> Marked:
    """The spots and remarks of the OpenDocument text *data*. Raises :class:`Refusal`."""
    package = Package(data)
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and manifest.find(f".//{_MANIFEST}encryption-data") is not None:
        raise Refusal(Reason.ENCRYPTED)
    content = package.xml("content.xml")
    body = content.find(f"{_OFFICE}body/{_OFFICE}text") if content is not None else None
    if body is None:
        raise Refusal(Reason.BROKEN)
    marked = Marked()
    _Reader(marked, dict(_regions(body))).read(body)
    return marked


def _regions(body: Element) -> Iterator[tuple[str, _Region]]:
    for region in body.iter(f"{_TEXT}changed-region"):
        for change in region:
            kind = change.tag.removeprefix(_TEXT)
            name = region.get(f"{_TEXT}id") or region.get(
                "{http://www.w3.org/XML/1998/namespace}id"
            )
            if name and kind in {"insertion", "deletion", "format-change"}:
                yield name, _Region(_by(change), kind, change if kind == "deletion" else None)


def _by(element: Element) -> By:
    author = element.find(f".//{_DC}creator")
    date = element.find(f".//{_DC}date")
    return By(
        (author.text or "") if author is not None else "",
        (date.text or "") if date is not None else "",
    )


class _Reader:
    def __init__(self, marked: Marked, regions: dict[str, _Region]) -> None:
        self.marked = marked
        self.regions = regions
        self.stream = Stream(marked)
        self.added: dict[str, By] = {}
        """Added stretches that are open, by their ids."""
        self.joined: By | None = None
        """Who removed the end of the paragraph that is being read."""
        self.quotes: dict[str, list[str]] = {}
        self.remarks: dict[str, Remark] = {}

    def read(self, body: Element) -> None:
        """Read all paragraphs of *body*, in order."""
        self._blocks(body)
        self.stream.finish()
        self.marked.remarks += [
            remark._replace(quote="".join(self.quotes.get(name, ())).replace("\0", ""))
            for name, remark in self.remarks.items()
        ]

    def _blocks(self, element: Element) -> None:
        for child in element:
            if child.tag in _PARAGRAPHS:
                self._paragraph(child)
            elif child.tag in {f"{_TEXT}change", f"{_TEXT}change-start", f"{_TEXT}change-end"}:
                self._change(child)
            elif child.tag not in _INDEXES and child.tag != f"{_TEXT}tracked-changes":
                self._blocks(child)

    def _paragraph(self, paragraph: Element) -> None:
        notes: list[_Note] = []
        self._inside(paragraph, notes, "")
        self.stream.ends(next(iter(self.added.values()), None), self.joined)
        self.joined = None
        for note in notes:
            after, self.added = self.added, note.added
            self._blocks(note.body)
            self.added = after

    def _inside(self, element: Element, notes: list[_Note], look: str) -> None:
        self._text(element.text, look)
        for child in element:
            name = child.tag.removeprefix(_TEXT)
            if child.tag in _COUNTED or _is_formula(child):
                self._put(OBJECT, look)
            elif name in {"change", "change-start", "change-end"}:
                self._change(child)
            elif name == "bookmark-start":
                spot = spot_of(child.get(f"{_TEXT}name", ""))
                if spot:
                    self.stream.opens(child.get(f"{_TEXT}name", ""), spot)
            elif name == "bookmark-end":
                self.stream.closes(child.get(f"{_TEXT}name", ""))
            elif name == "note":
                self._put(NOTE, look)
                bodies = child.findall(f"{_TEXT}note-body")
                notes += (_Note(body, dict(self.added)) for body in bodies)
            elif name == "s":
                for _ in range(min(int(child.get(f"{_TEXT}c", "1") or 1), 1000)):
                    self._put(" ", look)
            elif name == "tab":
                self._put("\t", look)
            elif name == "line-break":
                self._put("\n", look)
            elif child.tag == f"{_OFFICE}annotation":
                self._annotation(child)
            elif child.tag == f"{_OFFICE}annotation-end":
                self.quotes.setdefault(child.get(f"{_OFFICE}name", ""), []).append("\0")
            else:
                self._inside(child, notes, look + _look(child))
            self._text(child.tail, look)

    def _text(self, text: str | None, look: str) -> None:
        for char in text or "":
            self._put(char, look)

    def _put(self, char: str, look: str) -> None:
        by = next(iter(self.added.values()), None)
        state = State.ADDED if by is not None else State.KEPT
        self.stream.put(Token(char, state, by, look))
        for quote in self.quotes.values():
            if "\0" not in quote:
                quote.append(char)

    def _change(self, element: Element) -> None:
        name = element.get(f"{_TEXT}change-id", "")
        region = self.regions.get(name)
        if region is None:
            return
        if element.tag == f"{_TEXT}change-end":
            self.added.pop(name, None)
        elif region.kind == "insertion":
            self.added[name] = region.by
        elif region.kind == "format-change":
            self.marked.formats += element.tag == f"{_TEXT}change-start"
        elif region.removed is not None:
            self._removed(region.removed, region.by)

    def _removed(self, change: Element, by: By) -> None:
        """Text that was removed here, with the ends of its paragraphs but the last."""
        paragraphs = [p for p in change if p.tag in _PARAGRAPHS]
        for number, paragraph in enumerate(paragraphs):
            marks: list[str] = []
            for token in _tokens(paragraph, by):
                if isinstance(token, Token):
                    self.stream.put(token)
                elif token.tag == f"{_TEXT}bookmark-start":
                    name = token.get(f"{_TEXT}name", "")
                    if spot := spot_of(name):
                        self.stream.opens(name, spot)
                        marks.append(name)
                else:
                    self.stream.closes(token.get(f"{_TEXT}name", ""))
            if number + 1 < len(paragraphs):
                self.stream.ends(None, by)

    def _annotation(self, element: Element) -> None:
        paragraphs = ("".join(p.itertext()) for p in element.iter(f"{_TEXT}p"))
        text = "\n".join(filter(None, paragraphs))
        name = element.get(f"{_OFFICE}name", "") or f"\0{len(self.remarks)}"
        self.quotes[name] = [] if element.get(f"{_OFFICE}name") else ["\0"]
        done = element.get(f"{_LOEXT}resolved") == "true"
        self.remarks[name] = Remark(_by(element), text, self.stream.spot, done=done)


def _tokens(element: Element, by: By) -> Iterator[Token | Element]:
    """The characters of a removed paragraph, and the bookmarks in it."""
    for char in element.text or "":
        yield Token(char, State.REMOVED, by)
    for child in element:
        if child.tag in {f"{_TEXT}bookmark-start", f"{_TEXT}bookmark-end"}:
            yield child
        elif child.tag in _COUNTED or _is_formula(child):
            yield Token(OBJECT, State.REMOVED, by)
        elif child.tag == f"{_TEXT}note":
            yield Token(NOTE, State.REMOVED, by)
        elif child.tag == f"{_TEXT}s":
            yield from (Token(" ", State.REMOVED, by) for _ in range(1))
        elif child.tag == f"{_TEXT}line-break":
            yield Token("\n", State.REMOVED, by)
        elif not child.tag.startswith(_OFFICE):
            yield from _tokens(child, by)
        for char in child.tail or "":
            yield Token(char, State.REMOVED, by)


def _is_formula(element: Element) -> bool:
    """Whether *element* is the frame of an object in the line."""
    return element.tag == f"{_DRAW}frame" and element.find(f"{_DRAW}object") is not None


def _look(element: Element) -> str:
    if element.tag == f"{_TEXT}a":
        return "a" if element.get(f"{_XLINK}href") else ""
    style = element.get(f"{_TEXT}style-name", "")
    return {"bold": "b", "italic": "i", "bold-italic": "bi"}.get(style, "")
