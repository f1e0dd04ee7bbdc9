"""Tracked changes in an OpenDocument text, in XML as LibreOffice writes it, made at random.

Text that was removed stands in a region before the body; what was added stays between two marks.
A paragraph that was removed leaves its mark at the beginning of the next one.
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


class Stretch(NamedTuple):
    """A text of a paragraph: that of *element*, or behind it, from the character *start*."""

    element: ET.Element
    behind: bool
    start: int
    text: str


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


def _shown(element: ET.Element) -> str:
    """The text that *element* of a paragraph has in the line."""
    if element.tag == f"{TEXT}note" or "drawing" in element.tag:
        return ""
    return {f"{TEXT}line-break": "\n", f"{TEXT}s": " "}.get(element.tag) or text_of(element)


class Editor:
    """Makes changes in paragraphs of *data* that show *spots*; ``made`` are those made."""

    def __init__(self, data: bytes, random: Random, spots: Collection[str]) -> None:
        self.spots, self.random = spots, random
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
        self.used: set[ET.Element] = set()
        self.made: list[Made] = []

    def data(self) -> bytes:
        """The document with the changes."""
        return zipped({**self.parts, "content.xml": ET.tostring(self.root, encoding="utf-8")})

    def change(self) -> bool:
        """One change somewhere; ``False`` where there is no room for it."""
        paragraphs = [p for p in self.numbers if self._is_prose(p)]
        if not paragraphs:
            return False
        kinds = ["add", "add", "remove", "remove", "replace", "replace", "new", "gone", "join"]
        kind, paragraph = self.random.choice(kinds), self.random.choice(paragraphs)
        return bool(getattr(self, f"_{kind}")(paragraph))

    def _is_prose(self, paragraph: ET.Element) -> bool:
        return (
            paragraph not in self.used
            and paragraph.get(f"{TEXT}style-name") == "prose"
            and len(text_of(paragraph)) > 12
            and bool(self._spots(paragraph) & set(self.spots))
        )

    def _spots(self, paragraph: ET.Element) -> frozenset[str]:
        marks = (m.get(f"{TEXT}name", "") for m in paragraph.iter(f"{TEXT}bookmark-start"))
        return frozenset(map(spot_of, marks)) - {""}

    def _stretches(self, paragraph: ET.Element) -> Iterator[Stretch]:
        """The texts right in *paragraph*, inside its spot, and where each begins."""
        position, inside = len(paragraph.text or ""), False
        for child in paragraph:
            inside = inside or child.tag == f"{TEXT}bookmark-start"
            inside = inside and child.tag != f"{TEXT}bookmark-end"
            position += len(_shown(child))
            if inside and child.tail:
                yield Stretch(child, True, position, child.tail)
            position += len(child.tail or "")

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
        parent = self.parents[stretch.element]
        place = list(parent).index(stretch.element) + 1
        stretch.element.tail = stretch.text[:first]
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
        stretches = [s for s in self._stretches(paragraph) if len(s.text) > length + 1]
        if not stretches:
            return None
        text, stretch = text_of(paragraph), self.random.choice(stretches)
        first = self.random.randrange(1, len(stretch.text) - length)
        last = first + length
        marks = []
        if length:
            gone = ET.Element(f"{TEXT}p", {f"{TEXT}style-name": "prose"})
            gone.text = stretch.text[first:last]
            marks.append(self._mark("change", self._region("deletion", gone)))
        if add:
            name = self._region("insertion")
            marks += [self._mark("change-start", name, add), self._mark("change-end", name)]
        self._at(stretch, first, last, *marks)
        at = stretch.start + first
        return [text[:at] + add + text[at + length :]]

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
        text, name = self.random.choice(PARAGRAPHS), self._region("insertion")
        paragraph.append(self._mark("change-start", name))
        new = ET.Element(f"{TEXT}p", {f"{TEXT}style-name": "prose"})
        new.text = text
        new.append(self._mark("change-end", name))
        parent = self.parents[paragraph]
        parent.insert(list(parent).index(paragraph) + 1, new)
        return self._note("new", paragraph, [text_of(paragraph), text])

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
