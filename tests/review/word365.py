"""Tracked changes in a Word document as Word 365 leaves them, made at random.

Independent of ``wordmade``, which cuts the tree: here each paragraph is taken apart into characters
and other things, changed as a person changes it, and written anew as Word writes it: a run for each
session and script, spelling marks, looks that changed, moves with their ranges, and comments with
answers in four parts.
"""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import groupby
from random import Random
from xml.etree import ElementTree as ET

from reportgen.export.spots import spot_of
from reportgen.text import is_wide
from tests.review.wordmade import PARAGRAPHS, WORDS, Made, W, text_of, zipped

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_PARTS = ("word/document.xml", "word/footnotes.xml")
_CAPTIONS = {"Caption", "Source", "TableCaption", "TableSource"}
_CELLS = {"Cell", "SmallCell"}
_AUTHORS = ("林處長", "陳副處長")
PLACES = {
    "prose": [
        "add",
        "remove",
        "replace",
        "rewrite",
        "shift",
        "new",
        "gone",
        "join",
        "split",
        "move",
    ],
    "list": ["add", "remove", "replace", "rewrite", "new", "split"],
    "cell": ["add", "remove", "replace"],
    "note": ["add", "remove", "replace"],
    "caption": ["add", "remove", "replace"],
    "heading": ["add", "remove", "replace"],
}
"""The kinds of changes by where in the document a paragraph stands."""


@dataclass(frozen=True)
class Item:
    """A character, or another thing of a paragraph, and what became of it."""

    char: str = ""
    thing: ET.Element | None = None
    look: ET.Element | None = None
    link: ET.Element | None = None
    state: str = ""
    author: str = ""
    spot: str = ""


class Body:
    """A paragraph taken apart."""

    def __init__(self, element: ET.Element, number: int) -> None:
        self.element, self.number = element, number
        self.properties = element.find(f"{W}pPr")
        self.items = list(_items(element))
        self.spots = frozenset(_spots(element))
        self.text = text_of(element)

    @property
    def style(self) -> str:
        style = self.properties.find(f"{W}pStyle") if self.properties is not None else None
        return style.get(f"{W}val", "") if style is not None else ""

    @property
    def now(self) -> str:
        """The text when all is accepted."""
        gone = {"del", "moveFrom"}
        return "".join(_text(item) for item in self.items if item.state not in gone)


def _items(paragraph: ET.Element) -> Iterator[Item]:
    open_spots: dict[str, str] = {}
    for child in paragraph:
        spot = next(reversed(open_spots.values()), "")
        if child.tag == f"{W}r":
            yield from (replace(item, spot=spot) for item in _of_run(child, None))
        elif child.tag == f"{W}hyperlink":
            for run in child:
                yield from (replace(item, spot=spot) for item in _of_run(run, child))
        elif child.tag != f"{W}pPr":
            name = spot_of(child.get(f"{W}name", ""))
            if child.tag == f"{W}bookmarkStart" and name:
                open_spots[child.get(f"{W}id", "")] = name
            elif child.tag == f"{W}bookmarkEnd":
                open_spots.pop(child.get(f"{W}id", ""), None)
            yield Item(thing=child)


def _of_run(run: ET.Element, link: ET.Element | None) -> Iterator[Item]:
    look = run.find(f"{W}rPr")
    texts = run.findall(f"{W}t")
    if run.tag != f"{W}r" or len(texts) != 1 or len(run) > 1 + (look is not None):
        yield Item(thing=run, link=link)
        return
    for char in texts[0].text or "":
        yield Item(char, look=look, link=link)


def _spots(paragraph: ET.Element) -> Iterator[str]:
    for mark in paragraph.iter(f"{W}bookmarkStart"):
        if name := spot_of(mark.get(f"{W}name", "")):
            yield name


def _text(item: Item) -> str:
    return item.char or (text_of(item.thing) if item.thing is not None else "")


class Editor:
    """Makes changes in paragraphs of *data* that show *spots*; ``made`` are those made.

    Paragraphs are added and divided in *proses* alone: a value has none.
    """

    def __init__(
        self, data: bytes, random: Random, spots: Collection[str], proses: Collection[str]
    ) -> None:
        self.random, self.spots, self.proses = random, spots, proses
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.roots = {}
        for part in _PARTS:
            for prefix, address in {
                n for _, n in ET.iterparse(BytesIO(self.parts[part]), ("start-ns",))
            }:
                ET.register_namespace(prefix, address)
            self.roots[part] = ET.fromstring(self.parts[part])
        self.parents = {c: p for root in self.roots.values() for p in root.iter() for c in p}
        elements = [p for root in self.roots.values() for p in root.iter(f"{W}p")]
        elements = [p for p in elements if not _is_index(p)]
        self.bodies = [Body(element, number) for number, element in enumerate(elements)]
        self.by_element = {body.element: body for body in self.bodies}
        self.shown = [body.spots for body in self.bodies]
        self.behind: dict[ET.Element, list[list[ET.Element]]] = {}
        """Elements written behind a paragraph, those added last first."""
        self.used: set[ET.Element] = set()
        self.made: list[Made] = []
        self.looks = 0
        self.remarks = 0
        self.number = 5000
        self.touched: set[ET.Element] = set()

    # --- what is changed

    def scatter(self) -> None:
        """Every paragraph is written anew; some stretches look otherwise than before."""
        self.touched = {body.element for body in self.bodies if body.spots}

    def change(self, places: Collection[str]) -> bool:
        """One change in one of *places*; ``False`` where there is no room for it."""
        place = self.random.choice(sorted(places))
        bodies = [body for body in self.bodies if self._is_free(body, place)]
        if not bodies:
            return False
        kind, body = self.random.choice(PLACES[place]), self.random.choice(bodies)
        if kind in {"new", "split", "shift"} and not body.spots <= set(self.proses):
            return False
        return bool(getattr(self, f"_{kind}")(body))

    def _is_free(self, body: Body, place: str) -> bool:
        return (
            body.element not in self.used
            and self._place(body) == place
            and len(body.text) > (12 if place in {"prose", "list"} else 3)
            and frozenset() < body.spots <= set(self.spots)
            and body.element.find(f"{W}pPr/{W}sectPr") is None
            and any(self._inside(body))
        )

    def _place(self, body: Body) -> str:
        if body.style.startswith("Heading"):
            return "heading"
        if body.style in _CAPTIONS:
            return "caption"
        if body.style in _CELLS:
            return "cell"
        if body.style == "FootnoteText":
            return "note"
        if body.style != "Normal" or self.parents[body.element].tag != f"{W}body":
            return ""
        return "list" if body.element.find(f"{W}pPr/{W}numPr") is not None else "prose"

    @staticmethod
    def _inside(body: Body) -> Iterator[int]:
        return (n for n, item in enumerate(body.items) if item.char and item.spot)

    def _stretch(self, body: Body, longest: int) -> tuple[int, int]:
        """Some characters of one spot, next to each other."""
        first = self.random.choice(list(self._inside(body)))
        last = first + 1
        limit = first + self.random.randrange(1, longest + 1)
        spot = body.items[first].spot
        while (
            last < min(limit, len(body.items))
            and body.items[last].char
            and body.items[last].spot == spot
        ):
            last += 1
        return first, last

    def _set(self, body: Body, first: int, last: int, state: str, author: str) -> None:
        for n in range(first, last):
            body.items[n] = replace(body.items[n], state=state, author=author)

    def _put(self, body: Body, at: int, text: str, author: str, state: str = "ins") -> None:
        near = body.items[min(at, len(body.items) - 1)]
        look = near.look if near.char else None
        new = [Item(char, look=look, state=state, author=author, spot=near.spot) for char in text]
        body.items[at:at] = new

    def _done(self, kind: str, body: Body, after: list[str], removes: int = 1) -> Made:
        self.used.add(body.element)
        self.touched.add(body.element)
        made = Made(kind, body.number, after, removes, body.spots)
        self.made.append(made)
        return made

    def _author(self) -> str:
        return self.random.choice(_AUTHORS)

    def _add(self, body: Body) -> object:
        at = self.random.choice(list(self._inside(body)))
        self._put(body, at, self.random.choice(WORDS), self._author())
        return self._done("add", body, [body.now])

    def _remove(self, body: Body) -> object:
        self._set(body, *self._stretch(body, 12), "del", self._author())
        return self._done("remove", body, [body.now])

    def _replace(self, body: Body) -> object:
        first, last = self._stretch(body, 12)
        author = self._author()
        self._set(body, first, last, "del", author)
        self._put(body, last, self.random.choice(WORDS), author)
        return self._done("replace", body, [body.now])

    def _rewrite(self, body: Body) -> object:
        """Several changes in one paragraph, by more than one person."""
        for _ in range(3):
            first, last = self._stretch(body, 6)
            if any(item.state for item in body.items[max(0, first - 2) : last + 2]):
                continue
            author = self._author()
            self._set(body, first, last, "del", author)
            self._put(body, last, self.random.choice(WORDS), author)
        return self._done("rewrite", body, [body.now])

    def _shift(self, body: Body) -> object:
        """Words taken to another place of their paragraph."""
        first, last = self._stretch(body, 8)
        if any(item.link is not None for item in body.items[first:last]):
            return None
        targets = [n for n in self._inside(body) if n < first - 3 or n > last + 3]
        if not targets:
            return None
        target, author = self.random.choice(targets), self._author()
        words = "".join(item.char for item in body.items[first:last])
        self._set(body, first, last, "moveFrom", author)
        self._put(body, target, words, author, "moveTo")
        return self._done("shift", body, [body.now])

    # --- paragraphs

    def _neighbours(self, body: Body) -> list[Body]:
        """The plain paragraphs right before and behind *body*, where both are untouched."""
        parent = self.parents[body.element]
        place = list(parent).index(body.element)
        near = [parent[n] for n in (place - 1, place + 1) if 0 <= n < len(parent)]
        bodies = [self.by_element[e] for e in near if e in self.by_element]
        alone = body.element.find(f".//{W}footnoteReference") is None
        return (
            bodies
            if len(bodies) == 2 and alone and all(self._is_free(b, "prose") for b in bodies)
            else []
        )

    def _new(self, body: Body) -> object:
        text, author = self.random.choice(PARAGRAPHS), self._author()
        self._mark(body, "ins", author)
        self._behind(body, [self._paragraph(body, text, "ins", author)])
        return self._done("new", body, [body.text, text])

    def _split(self, body: Body) -> object:
        inside = [n for n in self._inside(body) if body.items[n].link is None][3:-3]
        if not inside or body.element.find(f".//{W}footnoteReference") is not None:
            return None
        at = self.random.choice(inside)
        rest = Body(deepcopy(body.element), body.number)
        rest.items, body.items = body.items[at:], body.items[:at]
        first, second = body.now, rest.now
        self._mark(body, "ins", self._author())
        self._behind(body, [rest.element])
        self.by_element[rest.element] = rest
        self.touched.add(rest.element)
        return self._done("split", body, [first, second])

    def _gone(self, body: Body) -> object:
        near = self._neighbours(body)
        if not near:
            return None
        author = self._author()
        self._set(body, 0, len(body.items), "del", author)
        self._mark(body, "del", author)
        self.used.update(b.element for b in near)
        return self._done("gone", body, [])

    def _join(self, body: Body) -> object:
        near = self._neighbours(body)
        if not near:
            return None
        self._mark(body, "del", self._author())
        self.used.update(b.element for b in near)
        return self._done("join", body, [body.text + near[1].text], 2)

    def _move(self, body: Body) -> object:
        """A paragraph cut, and put behind another one, with the ranges that Word draws."""
        near = self._neighbours(body)
        targets = [b for b in self.bodies if self._is_free(b, "prose") and self._neighbours(b)]
        targets = [b for b in targets if b is not body and b not in near]
        if not near or not targets:
            return None
        target, author = self.random.choice(targets), self._author()
        if any(b in near for b in self._neighbours(target)):
            return None
        name = f"move{self.random.randrange(10**8)}"
        self._set(body, 0, len(body.items), "moveFrom", author)
        self._mark(body, "moveFrom", author)
        self._mark(target, "ins", author)
        goal = self._paragraph(target, body.text, "moveTo", author)
        self._behind(target, self._range("moveTo", name, author, goal))
        parent = self.parents[body.element]
        start, end = self._range("moveFrom", name, author)
        place = list(parent).index(body.element)
        parent.insert(place + 1, end)
        parent.insert(place, start)
        self.used.update(b.element for b in near)
        origin = self._done("move", body, [])
        twin = self._done("move", target, [target.text, body.text])
        origin.pair, twin.pair = twin, origin
        return origin

    def _range(self, kind: str, name: str, author: str, *between: ET.Element) -> list[ET.Element]:
        by = self._by(author)
        start = ET.Element(f"{W}{kind}RangeStart", {**by, f"{W}name": name})
        return [start, *between, ET.Element(f"{W}{kind}RangeEnd", {f"{W}id": by[f"{W}id"]})]

    def _behind(self, body: Body, elements: list[ET.Element]) -> None:
        parent = self.parents[body.element]
        place = list(parent).index(body.element) + 1
        for element in reversed(elements):
            parent.insert(place, element)
            self.parents[element] = parent

    def _mark(self, body: Body, tag: str, author: str) -> None:
        """The end of the paragraph of *body* added or removed."""
        if body.properties is None:
            body.properties = ET.Element(f"{W}pPr")
            body.element.insert(0, body.properties)
        look = body.properties.find(f"{W}rPr")
        if look is None:
            look = ET.SubElement(body.properties, f"{W}rPr")
        look.insert(0, ET.Element(f"{W}{tag}", self._by(author)))

    def _paragraph(self, like: Body, text: str, state: str, author: str) -> ET.Element:
        """A paragraph of *text* behind *like*; one that was moved is marked at its end, too."""
        new = ET.Element(f"{W}p")
        if like.properties is not None:
            properties = deepcopy(like.properties)
            for look in properties.findall(f"{W}rPr"):
                properties.remove(look)
            new.append(properties)
        body = Body(new, like.number)
        body.items = [Item(char, state=state, author=author) for char in text]
        self.by_element[new] = body
        self.touched.add(new)
        return new

    # --- what is written

    def data(self) -> bytes:
        """The document with the changes, as Word saves it."""
        self._comment()
        for body in list(self.by_element.values()):
            if body.element in self.touched:
                self._write(body)
        written = {part: ET.tostring(root, encoding="utf-8") for part, root in self.roots.items()}
        return zipped({**self.parts, **written})

    def _by(self, author: str) -> dict[str, str]:
        self.number += 1
        return {
            f"{W}id": str(self.number), f"{W}author": author, f"{W}date": "2026-03-20T10:00:00Z",
        }  # fmt: skip

    def _write(self, body: Body) -> None:
        element = body.element
        for child in list(element):
            if child is not body.properties:
                element.remove(child)
        for name in ("rsidR", "rsidRDefault", "rsidP"):
            element.set(f"{W}{name}", self._session())
        keys = [(id(i.link), i.state, i.author) for i in body.items]
        pairs = zip(keys, body.items, strict=True)
        for _, group in groupby(pairs, key=lambda pair: pair[0]):
            self._wrapped(element, [item for _, item in group])

    def _wrapped(self, paragraph: ET.Element, items: Sequence[Item]) -> None:
        """*items* of one state and one link."""
        parent, first = paragraph, items[0]
        if first.link is not None:
            parent = ET.SubElement(parent, first.link.tag, first.link.attrib)
        for is_text, group in groupby(items, key=lambda item: bool(item.char)):
            part = list(group)
            if not is_text and all(p.thing is not None and p.thing.tag != f"{W}r" for p in part):
                parent.extend(p.thing for p in part if p.thing is not None)  # bookmarks, fields
                continue
            inside = parent
            if first.state:
                inside = ET.SubElement(parent, f"{W}{first.state}", self._by(first.author))
            if is_text:
                self._runs(inside, part)
            else:
                inside.extend(p.thing for p in part if p.thing is not None)

    def _runs(self, parent: ET.Element, items: Iterable[Item]) -> None:
        """Runs of one look, script and session, with what the spelling check leaves."""
        session = 0

        def key(item: Item) -> tuple[int, bool, int]:
            nonlocal session
            session += self.random.random() < 0.04
            return id(item.look), is_wide(item.char), session

        for (_, wide, _), group in groupby(items, key=key):
            part = list(group)
            proofed = not wide and not part[0].state and self.random.random() < 0.3
            if proofed:
                ET.SubElement(parent, f"{W}proofErr", {f"{W}type": "spellStart"})
            run = ET.SubElement(parent, f"{W}r", {f"{W}rsidR": self._session()})
            look = deepcopy(part[0].look) if part[0].look is not None else ET.Element(f"{W}rPr")
            if wide:
                ET.SubElement(look, f"{W}rFonts", {f"{W}hint": "eastAsia"})
            if self.random.random() < 0.03:
                change = ET.SubElement(look, f"{W}rPrChange", self._by(_AUTHORS[0]))
                ET.SubElement(change, f"{W}rPr")
                self.looks += 1
            if len(look):
                run.append(look)
            if self.random.random() < 0.02:
                ET.SubElement(run, f"{W}lastRenderedPageBreak")
            tag = "delText" if part[0].state == "del" else "t"
            text = "".join(item.char for item in part)
            ET.SubElement(run, f"{W}{tag}", {_SPACE: "preserve"}).text = text
            if proofed:
                ET.SubElement(parent, f"{W}proofErr", {f"{W}type": "spellEnd"})

    def _session(self) -> str:
        return f"00{self.random.randrange(16**6):06X}"

    # --- comments

    def _comment(self) -> None:
        """A comment with an answer, and one that was closed, in untouched paragraphs."""
        free = [b for b in self.bodies if self._is_free(b, "prose")][:2]
        root, extended = ET.Element(f"{W}comments"), ET.Element(f"{_W15}commentsEx")
        for number, body in enumerate(free):
            words = ["請補充", "已補充"] if number == 0 else ["可刪"]
            first = next(self._inside(body))
            last = min(first + 5, len(body.items))
            self.touched.add(body.element)
            parent = ""
            for answer, text in enumerate(words):
                identifier = str(2 * number + answer)
                paragraph = f"1A2B3C{number}{answer}"
                comment = ET.SubElement(root, f"{W}comment", {
                    f"{W}id": identifier, f"{W}author": _AUTHORS[answer], f"{W}initials": "林",
                    f"{W}date": "2026-03-20T10:00:00Z",
                })  # fmt: skip
                line = ET.SubElement(comment, f"{W}p", {f"{_W14}paraId": paragraph})
                run = ET.SubElement(line, f"{W}r")
                ET.SubElement(run, f"{W}annotationRef")
                ET.SubElement(ET.SubElement(line, f"{W}r"), f"{W}t").text = text
                about = {f"{_W15}paraId": paragraph, f"{_W15}done": str(number)}
                about |= {f"{_W15}paraIdParent": parent} if parent else {}
                ET.SubElement(extended, f"{_W15}commentEx", about)
                parent = paragraph
                ids = {f"{W}id": identifier}
                reference = ET.Element(f"{W}r")
                ET.SubElement(reference, f"{W}commentReference", ids)
                end = [ET.Element(f"{W}commentRangeEnd", ids), reference]
                body.items[last:last] = [Item(thing=thing) for thing in end]
                body.items.insert(first, Item(thing=ET.Element(f"{W}commentRangeStart", ids)))
                last += 1
                self.remarks += 1
        self.parts["word/comments.xml"] = ET.tostring(root, encoding="utf-8")
        self.parts["word/commentsExtended.xml"] = ET.tostring(extended, encoding="utf-8")


def _is_index(paragraph: ET.Element) -> bool:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = style.get(f"{W}val", "") if style is not None else ""
    return name.startswith(("TOC", "TableofFigures"))
