"""Tracked changes in a Word document, in XML as Word writes it, made at random.

Runs are split by ``rsid``, looks change and say so, text is added, removed and replaced across
runs, paragraphs are added, removed, joined and moved.
"""

from __future__ import annotations

import zipfile
from collections.abc import Collection
from copy import deepcopy
from dataclasses import dataclass, field
from io import BytesIO
from random import Random
from xml.etree import ElementTree as ET

from reportgen.export.spots import spot_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
WORDS = (
    "並持續",
    "相關",
    "（含附表）",
    "OECD",
    "2025 年",
    "、比較",
    "well-known",
    "3*4",
    "a_b",
    "[1]",
    "「重點」",
)
PARAGRAPHS = (
    "另請補充預算來源。", "1. 不是清單的句子。", "# 不是標題",
    "本段由長官增列，請參考 https://example.org/a_b。",
)  # fmt: skip


@dataclass
class Made:
    """A change: the paragraph that it was made in, and the texts in its place when accepted."""

    kind: str
    paragraph: int
    after: list[str]
    removes: int = 1
    """Paragraphs in whose place ``after`` stands."""
    spots: frozenset[str] = frozenset()
    pair: Made | None = field(default=None, repr=False)


def texts_of(data: bytes) -> list[str]:
    """The text of every paragraph of a document but for its contents; notes behind all."""
    texts = []
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for part in ("word/document.xml", "word/footnotes.xml"):
            for paragraph in ET.fromstring(archive.read(part)).iter(f"{W}p"):
                if not _style(paragraph).startswith(("TOC", "TableofFigures")):
                    texts.append(text_of(paragraph))
    return texts


def text_of(paragraph: ET.Element) -> str:
    return "".join(
        "\n" if e.tag == f"{W}br" else e.text or ""
        for e in paragraph.iter()
        if e.tag in {f"{W}t", f"{W}br"}
    )


def _style(paragraph: ET.Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val", "") if style is not None else ""


def word_with(data: bytes, old: str, new: str) -> bytes:
    """*data* with *new* in the place of the first *old* of its text, both as XML."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    document = parts["word/document.xml"].decode()
    assert old in document
    parts["word/document.xml"] = document.replace(old, new, 1).encode()
    return zipped(parts)


def zipped(parts: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


class Editor:
    """Makes changes in paragraphs of *data* that show *spots*; ``made`` are those made."""

    def __init__(self, data: bytes, random: Random, spots: Collection[str]) -> None:
        self.spots = spots
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        for prefix, address in _namespaces(self.parts["word/document.xml"]):
            ET.register_namespace(prefix, address)
        self.root = ET.fromstring(self.parts["word/document.xml"])
        self.random = random
        self.made: list[Made] = []
        self.number = 1000
        self.parents = {child: parent for parent in self.root.iter() for child in parent}
        everything = [
            p for p in self.root.iter(f"{W}p")
            if not _style(p).startswith(("TOC", "TableofFigures"))
        ]  # fmt: skip
        self.numbers = {p: number for number, p in enumerate(everything)}
        self.used: set[ET.Element] = set()

    def data(self) -> bytes:
        return zipped({**self.parts, "word/document.xml": ET.tostring(self.root, encoding="utf-8")})

    # --- what Word does without being asked

    def scatter(self) -> None:
        """Runs cut into several with ids of the session, and looks that changed."""
        for paragraph in list(self.root.iter(f"{W}p")):
            for parent in [paragraph, *paragraph.iter(f"{W}hyperlink")]:
                for run in list(parent.findall(f"{W}r")):
                    text = run.find(f"{W}t")
                    if text is None or len(run.findall(f"{W}t")) != 1 or len(text.text or "") < 2:
                        continue
                    run.set(f"{W}rsidR", f"{self.random.randrange(16**8):08X}")
                    if self.random.random() < 0.3:
                        self._cut(parent, run, self.random.randrange(1, len(text.text or "")))
                    if self.random.random() < 0.05:
                        self._look_changed(run)

    def _look_changed(self, run: ET.Element) -> None:
        properties = run.find(f"{W}rPr")
        if properties is None:
            properties = ET.Element(f"{W}rPr")
            run.insert(0, properties)
        change = ET.SubElement(properties, f"{W}rPrChange", self._by())
        ET.SubElement(change, f"{W}rPr")

    def _cut(self, parent: ET.Element, run: ET.Element, at: int) -> ET.Element:
        """Cut *run* before the character *at*; the second half, which is returned, follows it."""
        text = run.find(f"{W}t")
        assert text is not None
        rest = deepcopy(run)
        second = rest.find(f"{W}t")
        assert second is not None
        whole = text.text or ""
        text.text, second.text = whole[:at], whole[at:]
        for part in (text, second):
            part.set(XML_SPACE, "preserve")
        parent.insert(list(parent).index(run) + 1, rest)
        return rest

    # --- changes

    def _by(self) -> dict[str, str]:
        self.number += 1
        return {
            f"{W}id": str(self.number), f"{W}author": "林處長", f"{W}date": "2026-03-20T10:00:00Z",
        }  # fmt: skip

    def candidates(self) -> list[ET.Element]:
        """Paragraphs of running text with a spot, in which nothing was changed."""
        return [
            p for p in self.numbers
            if p not in self.used and _style(p) == "Normal" and len(text_of(p)) > 12
            and any(
                spot_of(m.get(f"{W}name", "")) in self.spots for m in p.iter(f"{W}bookmarkStart")
            )
            and self._plain_runs(p)
        ]  # fmt: skip

    def _plain_runs(self, paragraph: ET.Element) -> list[tuple[ET.Element, int, int]]:
        """The runs right in *paragraph* that have text, with the characters they are."""
        runs, position = [], 0
        for child in paragraph:
            length = len(text_of(child))
            if child.tag == f"{W}r" and length and len(child.findall(f"{W}t")) == 1:
                runs.append((child, position, position + length))
            position += length
        return runs

    def change(self) -> bool:
        """One change somewhere; ``False`` where there is no room for any."""
        paragraphs = self.candidates()
        if not paragraphs:
            return False
        kind = self.random.choice(
            ["add", "add", "remove", "remove", "replace", "replace", "new", "gone", "join", "move"]
        )
        paragraph = self.random.choice(paragraphs)
        return bool(getattr(self, f"_{kind}")(paragraph))

    def _stretch(self, paragraph: ET.Element, add: str, *, remove: bool) -> list[str] | None:
        runs = self._plain_runs(paragraph)
        run, start, stop = self.random.choice(runs)
        text = text_of(paragraph)
        first = self.random.randrange(start, stop)
        place = list(paragraph).index(run)
        if first > start:
            run = self._cut(paragraph, run, first - start)
            place += 1
        end = first
        if remove:
            end = min(len(text), first + self.random.randrange(1, 15))
            removed = ET.Element(f"{W}del", self._by())
            position = first
            while position < end:
                child = paragraph[place]
                length = len(text_of(child))
                if child.tag != f"{W}r" or (length and len(child.findall(f"{W}t")) != 1):
                    if child.tag in {f"{W}bookmarkStart", f"{W}bookmarkEnd"}:
                        break
                    break
                if not length:
                    break
                if position + length > end:
                    self._cut(paragraph, child, end - position)
                    length = end - position
                position += length
                paragraph.remove(child)
                for t in child.iter(f"{W}t"):
                    t.tag = f"{W}delText"
                removed.append(child)
            end = position
            if not len(removed):
                return None
            paragraph.insert(place, removed)
            place += 1
        if add:
            added = ET.Element(f"{W}ins", self._by())
            new = ET.SubElement(added, f"{W}r", {f"{W}rsidR": "00AB12CD"})
            ET.SubElement(new, f"{W}t", {XML_SPACE: "preserve"}).text = add
            paragraph.insert(place, added)
        return [text[:first] + add + text[end:]]

    def _note(self, kind: str, paragraph: ET.Element, after: list[str], removes: int = 1) -> Made:
        self.used.add(paragraph)
        marks = (m.get(f"{W}name", "") for m in paragraph.iter(f"{W}bookmarkStart"))
        spots = frozenset(map(spot_of, marks)) - {""}
        made = Made(kind, self.numbers[paragraph], after, removes, spots)
        self.made.append(made)
        return made

    def _add(self, paragraph: ET.Element) -> object:
        after = self._stretch(paragraph, self.random.choice(WORDS), remove=False)
        return after and self._note("add", paragraph, after)

    def _remove(self, paragraph: ET.Element) -> object:
        after = self._stretch(paragraph, "", remove=True)
        return after and self._note("remove", paragraph, after)

    def _replace(self, paragraph: ET.Element) -> object:
        after = self._stretch(paragraph, self.random.choice(WORDS), remove=True)
        return after and self._note("replace", paragraph, after)

    def _mark(self, paragraph: ET.Element, tag: str) -> None:
        """The end of *paragraph* added or removed."""
        properties = paragraph.find(f"{W}pPr")
        assert properties is not None
        look = properties.find(f"{W}rPr")
        if look is None:
            look = ET.Element(f"{W}rPr")
            ends = [n for n, e in enumerate(properties) if e.tag == f"{W}sectPr"]
            properties.insert(ends[0] if ends else len(properties), look)
        look.insert(0, ET.Element(f"{W}{tag}", self._by()))

    def _paragraph(self, like: ET.Element, text: str, tag: str) -> ET.Element:
        new = ET.Element(f"{W}p", {f"{W}rsidR": "00AB12CD"})
        properties = like.find(f"{W}pPr")
        assert properties is not None
        copy = deepcopy(properties)
        for gone in copy.findall(f"{W}sectPr") + copy.findall(f"{W}rPr"):
            copy.remove(gone)
        new.append(copy)
        added = ET.SubElement(new, f"{W}{tag}", self._by())
        run = ET.SubElement(added, f"{W}r")
        ET.SubElement(run, f"{W}t", {XML_SPACE: "preserve"}).text = text
        return new

    def _new(self, paragraph: ET.Element) -> object:
        """Enter at the end of a paragraph, and a new one."""
        if paragraph.find(f"{W}pPr/{W}sectPr") is not None:
            return None
        text = self.random.choice(PARAGRAPHS)
        parent = self.parents[paragraph]
        self._mark(paragraph, "ins")
        parent.insert(list(parent).index(paragraph) + 1, self._paragraph(paragraph, text, "ins"))
        return self._note("new", paragraph, [text_of(paragraph), text])

    def _gone(self, paragraph: ET.Element) -> object:
        if paragraph.find(f"{W}pPr/{W}sectPr") is not None or not self._lone(paragraph):
            return None
        self._strike(paragraph, "del")
        return self._note("gone", paragraph, [])

    def _lone(self, paragraph: ET.Element) -> bool:
        """Whether it has another paragraph of running text on either side, and no note."""
        parent = self.parents[paragraph]
        place = list(parent).index(paragraph)
        near = [parent[n] for n in (place - 1, place + 1) if 0 <= n < len(parent)]
        return (
            len(near) == 2
            and all(
                e.tag == f"{W}p" and _style(e) == "Normal" and len(text_of(e)) > 1 for e in near
            )
            and parent.tag == f"{W}body"
            and not any(e in self.used for e in near)
            and paragraph.find(f".//{W}footnoteReference") is None
            and paragraph.find(f".//{W}numPr") is None
            and all(e.find(f".//{W}numPr") is None for e in near)
        )

    def _strike(self, paragraph: ET.Element, tag: str) -> None:
        self._mark(paragraph, "del")
        for child in list(paragraph):
            if child.tag in {f"{W}r", f"{W}hyperlink", f"{W}fldSimple"}:
                place = list(paragraph).index(child)
                removed = ET.Element(f"{W}{tag}", self._by())
                paragraph.remove(child)
                removed.append(child)
                paragraph.insert(place, removed)
                if tag == "del":
                    for t in child.iter(f"{W}t"):
                        t.tag = f"{W}delText"

    def _join(self, paragraph: ET.Element) -> object:
        if paragraph.find(f"{W}pPr/{W}sectPr") is not None or not self._lone(paragraph):
            return None
        parent = self.parents[paragraph]
        following = parent[list(parent).index(paragraph) + 1]
        if following not in self.numbers or following.find(f"{W}pPr/{W}sectPr") is not None:
            return None
        self._mark(paragraph, "del")
        self.used.add(following)
        return self._note("join", paragraph, [text_of(paragraph) + text_of(following)], 2)

    def _move(self, paragraph: ET.Element) -> object:
        """A paragraph behind another one."""
        targets = [p for p in self.candidates() if p is not paragraph and self._lone(p)]
        if not self._lone(paragraph) or not targets:
            return None
        target = self.random.choice(targets)
        parent = self.parents[target]
        text = text_of(paragraph)
        before = list(self.parents[paragraph])
        if abs(before.index(paragraph) - before.index(target)) < 3:
            return None
        self._mark(target, "ins")
        parent.insert(list(parent).index(target) + 1, self._paragraph(target, text, "moveTo"))
        self._strike(paragraph, "moveFrom")
        origin = self._note("move", paragraph, [])
        goal = self._note("move", target, [text_of(target), text])
        origin.pair, goal.pair = goal, origin
        return origin


def _namespaces(data: bytes) -> list[tuple[str, str]]:
    return [item for _, item in ET.iterparse(BytesIO(data), ("start-ns",))]  # type: ignore[misc]
