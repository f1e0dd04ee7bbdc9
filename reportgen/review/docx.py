"""Tracked changes and comments of a Word document (ECMA-376 part 1, 17.13)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from reportgen.export.spots import spot_of
from reportgen.review.marked import NOTE, OBJECT, By, Marked, Remark, State, Stream, Token
from reportgen.review.package import Package, Reason, Refusal

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COUNTED = frozenset({"PAGEREF", "NUMPAGES", "NOTEREF", "SEQ", "REF", "PAGE"})
"""Fields whose text the word processor makes."""
_STATES = {
    "ins": State.ADDED,
    "moveTo": State.ADDED,
    "del": State.REMOVED,
    "moveFrom": State.REMOVED,
}
_FORMATS = frozenset({"rPrChange", "pPrChange", "sectPrChange", "tblPrChange"})
_LINKS = ("hyperlink", "attachedTemplate")
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


def read_docx(data: bytes) -> Marked:
    """The spots and remarks of the Word document *data*. Raises :class:`Refusal`."""
    package = Package(data)
    for name in package.names:
        if name.endswith(".rels"):
            _refuse_outside(package.xml(name))
    document = package.xml("word/document.xml")
    if document is None:
        raise Refusal(Reason.BROKEN)
    marked = Marked()
    closed = set(_closed(package.xml("word/commentsExtended.xml")))
    comments = _comments(package.xml("word/comments.xml"), closed)
    for root in (document, package.xml("word/footnotes.xml")):
        if root is not None:
            _Reader(marked, comments).read(root)
    return marked


def _refuse_outside(relations: Element | None) -> None:
    """A part that stands elsewhere is a refusal; an address to click on is none."""
    for relation in relations if relations is not None else ():
        kind = relation.get("Type", "").rpartition("/")[2]
        if relation.get("TargetMode") == "External" and kind not in _LINKS:
            raise Refusal(Reason.OUTSIDE, relation.get("Target", ""))


class _Comment(NamedTuple):
    """A comment, and whether it was closed (Word: 解決)."""

    by: By
    text: str
    done: bool


def _comments(root: Element | None, closed: Collection[str]) -> dict[str, _Comment]:
    comments: dict[str, _Comment] = {}
    for comment in root.iter(f"{_W}comment") if root is not None else ():
        paragraphs = list(comment.iter(f"{_W}p"))
        text = "\n".join(filter(None, ("".join(_plain(p)) for p in paragraphs)))
        done = any(p.get(f"{_W14}paraId") in closed for p in paragraphs)
        comments[comment.get(f"{_W}id", "")] = _Comment(_by(comment), text, done)
    return comments


def _closed(root: Element | None) -> Iterator[str]:
    """The paragraphs of comments that were closed ([MS-DOCX] 2.5.4)."""
    for comment in root.iter(f"{_W15}commentEx") if root is not None else ():
        if comment.get(f"{_W15}done") in {"1", "true"}:
            yield comment.get(f"{_W15}paraId", "")


def _plain(element: Element) -> Iterator[str]:
    return (text.text or "" for text in element.iter(f"{_W}t"))


def _by(element: Element) -> By:
    return By(element.get(f"{_W}author", ""), element.get(f"{_W}date", ""))


class _Reader:
    """Walks one part; recursion is bounded, as its depth was when it was read."""

    def __init__(self, marked: Marked, comments: Mapping[str, _Comment]) -> None:
        self.marked = marked
        self.comments = comments
        self.stream = Stream(marked)
        self.fields: list[str] = []
        """Instructions of the fields that are open; a field has no text before its separator."""
        self.quotes: dict[str, list[str]] = {}
        self.spots: dict[str, str] = {}
        """The spot in which each comment began."""

    def read(self, root: Element) -> None:
        """Read all paragraphs of *root*, in order."""
        self._blocks(root)
        self.stream.finish()

    def _blocks(self, element: Element) -> None:
        for child in element:
            if child.tag == f"{_W}p":
                self._paragraph(child)
            elif child.tag.startswith(_W):
                self._mark(child)
                self._blocks(child)

    def _paragraph(self, paragraph: Element) -> None:
        self._inside(paragraph, State.KEPT, None)
        properties = paragraph.find(f"{_W}pPr/{_W}rPr")
        ends = dict.fromkeys(State) if properties is None else _ends(properties)
        self.stream.ends(ends.get(State.ADDED), ends.get(State.REMOVED))

    def _inside(self, element: Element, state: State, by: By | None) -> None:
        for child in element:
            name = child.tag.removeprefix(_W)
            if name == "r":
                self._run(child, state, by)
            elif name in _STATES:
                # Text that one added and another removed is text that never was.
                within = State.REMOVED if State.REMOVED in {state, _STATES[name]} else State.ADDED
                never = state is State.ADDED and within is State.REMOVED
                if not never:
                    self._inside(child, within, _by(child))
            elif name == "fldSimple":
                self._field(child, state, by)
            elif child.tag in {f"{_M}oMath", f"{_M}oMathPara"}:
                self._put(OBJECT, state, by)
            elif name in _FORMATS:
                self.marked.formats += 1
            elif name == "pPr":
                self.marked.formats += sum(e.tag == f"{_W}pPrChange" for e in child)
            elif child.tag.startswith(_W):
                self._mark(child)
                self._inside(child, state, by)

    def _field(self, element: Element, state: State, by: By | None) -> None:
        words = element.get(f"{_W}instr", "").split()
        if words and words[0] in _COUNTED:
            self._put(OBJECT, state, by)
        else:
            self._inside(element, state, by)

    def _mark(self, element: Element) -> None:
        """Bookmarks, and the stretches of comments."""
        name = element.tag.removeprefix(_W)
        identifier = element.get(f"{_W}id", "")
        if name == "bookmarkStart":
            spot = spot_of(element.get(f"{_W}name", ""))
            if spot:
                self.stream.opens(identifier, spot)
        elif name == "bookmarkEnd":
            self.stream.closes(identifier)
        elif name == "commentRangeStart":
            self.quotes[identifier] = []
            self.spots[identifier] = self.stream.spot
        elif name == "commentRangeEnd":
            self._remark(identifier)

    def _remark(self, identifier: str) -> None:
        quote = "".join(self.quotes.pop(identifier, []))
        if identifier in self.comments:
            by, text, done = self.comments[identifier]
            spot = self.spots.get(identifier) or self.stream.spot
            self.marked.remarks.append(Remark(by, text, spot, quote, done=done))

    def _run(self, run: Element, state: State, by: By | None) -> None:
        look = _look(run.find(f"{_W}rPr"))
        for child in run:
            name = child.tag.removeprefix(_W)
            if name == "fldChar":
                self._field_mark(child.get(f"{_W}fldCharType", ""), state, by)
            elif name == "instrText":
                if self.fields:
                    self.fields[-1] += child.text or ""
            elif any(field != _SHOWN for field in self.fields):
                continue
            elif name in {"t", "delText"}:
                for char in child.text or "":
                    self._put(char, state, by, look)
            elif name in _SIGNS:
                for char in _SIGNS[name]:
                    self._put(char, state, by, look)
            elif name == "footnoteReference":
                self._put(NOTE, state, by, look)
            elif name == "rPr":
                self.marked.formats += sum(e.tag == f"{_W}rPrChange" for e in child)
            elif name == "commentReference":
                identifier = child.get(f"{_W}id", "")
                if identifier not in self.spots:  # a comment on a place, not on a stretch
                    self.spots[identifier] = self.stream.spot
                    self._remark(identifier)

    def _field_mark(self, kind: str, state: State, by: By | None) -> None:
        """A complex field, as Word writes those that were simple: ``_SHOWN`` ones have text."""
        if kind == "begin":
            self.fields.append("")
        elif kind == "separate" and self.fields:
            words = self.fields[-1].split()
            counted = bool(words) and words[0] in _COUNTED
            self.fields[-1] = _HIDDEN if counted else _SHOWN
            if counted and all(field == _SHOWN for field in self.fields[:-1]):
                self._put(OBJECT, state, by)
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _put(self, char: str, state: State, by: By | None, look: str = "") -> None:
        self.stream.put(Token(char, state, by, look))
        if state is not State.REMOVED and char not in {NOTE, OBJECT}:
            for quote in self.quotes.values():
                quote.append(char)


_SHOWN, _HIDDEN = "\0shown", "\0hidden"


def _ends(properties: Element) -> dict[State, By | None]:
    """Who added or removed the end of a paragraph with these *properties*."""
    ends: dict[State, By | None] = {}
    for child in properties:
        state = _STATES.get(child.tag.removeprefix(_W))
        if state is not None:
            ends[state] = _by(child)
    return ends


def _look(properties: Element | None) -> str:
    """Letters for what marks text up: bold, italic, link."""
    if properties is None:
        return ""
    look = ""
    for letter, tag in (("b", "b"), ("i", "i")):
        element = properties.find(f"{_W}{tag}")
        if element is not None and element.get(f"{_W}val", "1") not in {"0", "false"}:
            look += letter
    style = properties.find(f"{_W}rStyle")
    return look + ("a" if style is not None and style.get(f"{_W}val") == "Hyperlink" else "")
