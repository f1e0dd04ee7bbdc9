"""Tracked changes in an OpenDocument text, in XML as LibreOffice writes it, made at random.

Text that was removed stands in a region before the body; what was added stays between two marks.
A paragraph that was removed leaves its mark at the beginning of the next one. Text is cut into
spans by the session in which it was typed, and looks change.
"""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Iterator
from copy import deepcopy
from io import BytesIO
from random import Random
from typing import NamedTuple
from xml.etree import ElementTree as ET

from reportgen.export.spots import spot_of
from tests.review.wordmade import PARAGRAPHS, WORDS, Made, zipped

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_INDEXES = tuple(f"{TEXT}{n}" for n in ("table-of-content", "illustration-index", "table-index"))
_SPANS = (f"{TEXT}span", f"{TEXT}a")
_CAPTIONS = {"figcaption", "table-caption", "source", "table-source"}
KINDS = {
    "prose": [
        "add",
        "remove",
        "replace",
        "add",
        "remove",
        "replace",
        "new",
        "gone",
        "join",
        "split",
    ],
    "list": ["add", "remove", "replace", "replace", "new", "split"],
    "cell": ["add", "remove", "replace", "replace"],
    "note": ["add", "remove", "replace"],
    "caption": ["add", "remove", "replace"],
    "heading": ["add", "remove", "replace"],
}
"""The kinds of changes by where in the document a paragraph stands."""


class Stretch(NamedTuple):
    """A text of a paragraph: that of *element*, or behind it, from the character *start*."""

    element: ET.Element
    behind: bool
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def texts_of(data: bytes) -> list[str]:
    """The text of every paragraph of a document but for its contents."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        root = ET.fromstring(archive.read("content.xml"))
    return [text_of(p) for p in _paragraphs(root)]


def _paragraphs(root: ET.Element) -> Iterator[ET.Element]:
    for child in root:
        if child.tag in _PARAGRAPHS:
            yield child
        if child.tag not in _INDEXES and child.tag != f"{TEXT}tracked-changes":
            yield from _paragraphs(child)


def text_of(paragraph: ET.Element) -> str:
    """The text of *paragraph* itself, without its notes."""
    behind = (_shown(child) + (child.tail or "") for child in paragraph)
    return (paragraph.text or "") + "".join(behind)


def _own(element: ET.Element, tag: str) -> Iterator[ET.Element]:
    """The elements *tag* in *element*, but for those in its notes."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag != f"{TEXT}note":
            yield from _own(child, tag)


def _starts_spot(element: ET.Element) -> str:
    is_start = element.tag == f"{TEXT}bookmark-start"
    return spot_of(element.get(f"{TEXT}name", "")) if is_start else ""


def _shown(element: ET.Element) -> str:
    """The text that *element* of a paragraph has in the line."""
    if element.tag == f"{TEXT}note" or "drawing" in element.tag:
        return ""
    return {f"{TEXT}line-break": "\n", f"{TEXT}s": " "}.get(element.tag) or text_of(element)


class Editor:
    """Makes changes in paragraphs of *data* that show *spots*; ``made`` are those made.

    Paragraphs are added and divided in *proses* alone: a value has none.
    """

    def __init__(
        self, data: bytes, random: Random, spots: Collection[str], proses: Collection[str]
    ) -> None:
        self.spots, self.proses, self.random = spots, proses, random
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        content = self.parts["content.xml"]
        for prefix, address in {item for _, item in ET.iterparse(BytesIO(content), ("start-ns",))}:
            ET.register_namespace(prefix, address)
        self.root = ET.fromstring(content)
        tracked = self.root.find(f".//{TEXT}tracked-changes")
        assert tracked is not None
        self.tracked = tracked
        self.parents = {child: parent for parent in self.root.iter() for child in parent}
        self.numbers = {p: number for number, p in enumerate(_paragraphs(self.root))}
        self.shown = [self._spots(paragraph) for paragraph in self.numbers]
        self.used: set[ET.Element] = set()
        self.made: list[Made] = []
        self.looks = 0
        """Changes of looks alone."""
        self.remarks = 0

    def data(self) -> bytes:
        """The document with the changes."""
        return zipped({**self.parts, "content.xml": ET.tostring(self.root, encoding="utf-8")})

    def change(self, places: Collection[str] = ("prose",)) -> bool:
        """One change in one of *places*; ``False`` where there is no room for it."""
        place = self.random.choice(sorted(places))
        paragraphs = [p for p in self.numbers if self._is_free(p, place)]
        if not paragraphs:
            return False
        kind, paragraph = self.random.choice(KINDS[place]), self.random.choice(paragraphs)
        if kind in {"new", "split"} and not self._spots(paragraph) <= set(self.proses):
            return False
        return bool(getattr(self, f"_{kind}")(paragraph))

    def scatter(self) -> None:
        """Text cut into spans of sessions, pages that end in it, and looks that changed."""
        for paragraph in self.numbers:
            for stretch in list(self._stretches(paragraph)):
                if len(stretch.text) < 4 or self.random.random() < 0.6:
                    continue
                first = self.random.randrange(1, len(stretch.text) - 2)
                last = self.random.randrange(first + 1, len(stretch.text))
                span = ET.Element(f"{TEXT}span", {f"{TEXT}style-name": "T1"})
                span.text = stretch.text[first:last]
                between = [span]
                if self.random.random() < 0.1:
                    name = self._region("format-change")
                    between = [
                        self._mark("change-start", name),
                        span,
                        self._mark("change-end", name),
                    ]
                    self.looks += 1
                elif self.random.random() < 0.1:
                    between.append(ET.Element(f"{TEXT}soft-page-break"))
                self._at(stretch, first, last, *between)

    def _is_free(self, paragraph: ET.Element, place: str) -> bool:
        return (
            paragraph not in self.used
            and self._place(paragraph) == place
            and len(text_of(paragraph)) > (12 if place in {"prose", "list"} else 3)
            and frozenset() < self._spots(paragraph) <= set(self.spots)
        )

    def _is_prose(self, paragraph: ET.Element) -> bool:
        return self._is_free(paragraph, "prose")

    def _place(self, paragraph: ET.Element) -> str:
        """Where *paragraph* stands: one of :data:`KINDS`."""
        style = paragraph.get(f"{TEXT}style-name")
        parent = self.parents[paragraph]
        if paragraph.tag == f"{TEXT}h":
            return "heading"
        if style in _CAPTIONS:
            return "caption"
        parts = {f"{TEXT}note-body": "note", f"{TEXT}list-item": "list", f"{OFFICE}text": "prose"}
        place = parts.get(parent.tag, "cell" if parent.tag.endswith("table-cell") else "")
        return place if place != "prose" or style == "prose" else ""

    def _spots(self, paragraph: ET.Element) -> frozenset[str]:
        marks = (m.get(f"{TEXT}name", "") for m in _own(paragraph, f"{TEXT}bookmark-start"))
        return frozenset(map(spot_of, marks)) - {""}

    def _stretches(self, paragraph: ET.Element) -> Iterator[Stretch]:
        """The texts of *paragraph* inside its spots, and where each begins."""
        position, inside = 0, False

        def walk(element: ET.Element) -> Iterator[Stretch]:
            nonlocal position, inside
            if inside and element.text:
                yield Stretch(element, False, position, element.text)
            position += len(element.text or "")
            for child in element:
                inside = inside or bool(_starts_spot(child))
                inside = inside and child.tag != f"{TEXT}bookmark-end"
                if child.tag in _SPANS:
                    yield from walk(child)
                else:
                    position += len(_shown(child))
                if inside and child.tail:
                    yield Stretch(child, True, position, child.tail)
                position += len(child.tail or "")

        return walk(paragraph)

    # --- regions

    def _region(self, kind: str, *paragraphs: ET.Element) -> str:
        """A new region with what was removed; its id."""
        name = f"ct{len(self.tracked) + 1}"
        region = ET.SubElement(self.tracked, f"{TEXT}changed-region", {f"{TEXT}id": name})
        change = ET.SubElement(region, f"{TEXT}{kind}")
        info = ET.SubElement(change, f"{OFFICE}change-info")
        ET.SubElement(info, f"{DC}creator").text = "林處長"
        ET.SubElement(info, f"{DC}date").text = "2026-03-20T10:00:00"
        change.extend(paragraphs)
        return name

    def _at(self, stretch: Stretch, first: int, last: int, *between: ET.Element) -> None:
        """Put elements in the place of the characters from *first* to *last* of *stretch*."""
        if stretch.behind:
            parent = self.parents[stretch.element]
            place = list(parent).index(stretch.element) + 1
            stretch.element.tail = stretch.text[:first]
        else:
            parent, place = stretch.element, 0
            stretch.element.text = stretch.text[:first]
        for element in between:
            parent.insert(place, element)
            self.parents[element] = parent
            place += 1
        between[-1].tail = stretch.text[last:]

    def _mark(self, kind: str, name: str, tail: str = "") -> ET.Element:
        mark = ET.Element(f"{TEXT}{kind}", {f"{TEXT}change-id": name})
        mark.tail = tail
        return mark

    def _note(self, kind: str, paragraph: ET.Element, after: list[str], removes: int = 1) -> Made:
        self.used.add(paragraph)
        made = Made(kind, self.numbers[paragraph], after, removes, self._spots(paragraph))
        self.made.append(made)
        return made

    # --- changes

    def _words(self, paragraph: ET.Element, add: str, length: int) -> list[str] | None:
        """Words put in, with *length* characters removed, over more than one span perhaps."""
        stretches = list(self._stretches(paragraph))
        if not stretches:
            return None
        text, number = text_of(paragraph), self.random.randrange(len(stretches))
        stretch = stretches[number]
        first = at = self.random.randrange(stretch.start, stretch.end)
        parts: list[str] = []
        for piece in stretches[number:]:
            last = min(piece.end, at + length - (first - at))
            is_behind_note = piece.behind and piece.element.tag == f"{TEXT}note"
            if piece.start > first or last <= first or (parts and is_behind_note):
                break  # a break, a number or a note stands between
            parts.append(piece.text[first - piece.start : last - piece.start])
            if piece is not stretch:
                self._shorten(piece, last - first)
            first = last
        if length and not parts:
            return None
        marks = []
        if parts:
            gone = ET.Element(f"{TEXT}p", {f"{TEXT}style-name": "prose"})
            for part in parts:
                ET.SubElement(gone, f"{TEXT}span", {f"{TEXT}style-name": "T1"}).text = part
            marks.append(self._mark("change", self._region("deletion", gone)))
        if add:
            name = self._region("insertion")
            marks += [self._mark("change-start", name, add), self._mark("change-end", name)]
        start = at - stretch.start
        self._at(stretch, start, start + len(parts[0] if parts else ""), *marks)
        return [text[:at] + add + text[first:]]

    @staticmethod
    def _shorten(stretch: Stretch, by: int) -> None:
        """The text of *stretch* without its first characters."""
        if stretch.behind:
            stretch.element.tail = stretch.text[by:]
        else:
            stretch.element.text = stretch.text[by:]

    def _add(self, paragraph: ET.Element) -> object:
        after = self._words(paragraph, self.random.choice(WORDS), 0)
        return after and self._note("add", paragraph, after)

    def _remove(self, paragraph: ET.Element) -> object:
        after = self._words(paragraph, "", self.random.randrange(1, 12))
        return after and self._note("remove", paragraph, after)

    def _replace(self, paragraph: ET.Element) -> object:
        after = self._words(paragraph, self.random.choice(WORDS), self.random.randrange(1, 12))
        return after and self._note("replace", paragraph, after)

    def _new(self, paragraph: ET.Element) -> object:
        """Enter at the end of a paragraph, and a sentence."""
        if paragraph.find(f".//{TEXT}note") is not None:
            return None
        text, name = self.random.choice(PARAGRAPHS), self._region("insertion")
        paragraph.append(self._mark("change-start", name))
        new = ET.Element(f"{TEXT}p", {f"{TEXT}style-name": "prose"})
        new.text = text
        new.append(self._mark("change-end", name))
        self._behind(paragraph, new)
        return self._note("new", paragraph, [text_of(paragraph), text])

    def _behind(self, paragraph: ET.Element, new: ET.Element) -> None:
        """Put *new* behind *paragraph*; in a list, as an item of its own."""
        child, parent = paragraph, self.parents[paragraph]
        if parent.tag == f"{TEXT}list-item":
            item = ET.Element(parent.tag)
            item.append(new)
            for rest in list(parent)[list(parent).index(child) + 1 :]:
                parent.remove(rest)
                item.append(rest)
                self.parents[rest] = item
            child, parent, new = parent, self.parents[parent], item
            self.parents[item] = parent
        parent.insert(list(parent).index(child) + 1, new)

    def _split(self, paragraph: ET.Element) -> object:
        """Enter in the middle of a paragraph."""
        whole = [s for s in self._stretches(paragraph) if s.behind and s.element in list(paragraph)]
        whole = [s for s in whole if len(s.text) > 4]
        if not whole or paragraph.find(f".//{TEXT}note") is not None:
            return None
        text, stretch = text_of(paragraph), self.random.choice(whole)
        at = self.random.randrange(2, len(stretch.text) - 1)
        name = self._region("insertion")
        children = list(paragraph)
        rest = ET.Element(paragraph.tag, dict(paragraph.attrib))
        rest.append(self._mark("change-end", name, stretch.text[at:]))
        for child in children[children.index(stretch.element) + 1 :]:
            paragraph.remove(child)
            rest.append(child)
        stretch.element.tail = stretch.text[:at]
        paragraph.append(self._mark("change-start", name))
        self._behind(paragraph, rest)
        at += stretch.start
        return self._note("split", paragraph, [text[:at], text[at:]])

    def _neighbours(self, paragraph: ET.Element) -> list[ET.Element]:
        """The paragraphs of running text right before and behind, where both are untouched."""
        parent = self.parents[paragraph]
        place = list(parent).index(paragraph)
        near = [parent[n] for n in (place - 1, place + 1) if 0 <= n < len(parent)]
        alone = paragraph.find(f".//{TEXT}note") is None and parent.tag == f"{OFFICE}text"
        return near if len(near) == 2 and alone and all(map(self._is_prose, near)) else []

    def _gone(self, paragraph: ET.Element) -> object:
        near = self._neighbours(paragraph)
        if not near:
            return None
        made = self._note("gone", paragraph, [])
        self.used.update(near)
        self.parents[paragraph].remove(paragraph)
        name = self._region("deletion", paragraph, ET.Element(f"{TEXT}p"))
        self._begin(near[1], self._mark("change", name))
        return made

    def _join(self, paragraph: ET.Element) -> object:
        near = self._neighbours(paragraph)
        if not near:
            return None
        following = near[1]
        both = [text_of(paragraph) + text_of(following)]
        made = self._note("join", paragraph, both, 2)
        self.used.update(near)
        name = self._region("deletion", ET.Element(f"{TEXT}p"), ET.Element(f"{TEXT}p"))
        paragraph.append(self._mark("change", name, following.text or ""))
        paragraph.extend(deepcopy(child) for child in following)
        self.parents[following].remove(following)
        return made

    @staticmethod
    def _begin(paragraph: ET.Element, mark: ET.Element) -> None:
        mark.tail, paragraph.text = paragraph.text, None
        paragraph.insert(0, mark)
