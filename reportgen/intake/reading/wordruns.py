"""The runs of a paragraph of a Word file: text with its look, fields, notes, pictures, boxes.

Source: ISO/IEC 29500-1, 17.3.2 (runs) and 17.16 (fields); drawings, 20.4 and 21.4.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol
from xml.etree.ElementTree import Element

from reportgen.intake.blocks import Block, Inline, NoteCall, Picture, Span
from reportgen.intake.reading.package import Package, joined
from reportgen.intake.reading.shifted import shifted
from reportgen.intake.reading.wordstyles import W, is_on

_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V = "{urn:schemas-microsoft-com:vml}"
_DRAWN = "docPr"
_SYMBOLS = {"F0FE": "■", "F0A8": "□", "F06F": "□", "F06E": "■", "F0FD": "■", "F0B7": "•"}
"""Characters of Wingdings that forms use."""
_SHIFTS = {"superscript": 1, "subscript": -1}
_LEAST_SHIFT = 4
"""Half-points from which on a position is meant, not a correction of the line."""
CONTAINERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag",
                                         "customXml", "dir", "bdo")} | {f"{MC}Choice"}  # fmt: skip
GONE = {f"{W}{name}" for name in ("del", "moveFrom")}


class Links:
    """The relationships of one part: inside targets and outside addresses, by their id."""

    def __init__(self, package: Package, part: str) -> None:
        folder, base = posixpath.split(part)
        self.inside: dict[str, str] = {}
        self.outside: dict[str, tuple[str, str]] = {}
        self.kinds: dict[str, str] = {}
        root = package.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        for link in root.iter(f"{_REL}Relationship") if root is not None else ():
            key, target = link.get("Id", ""), link.get("Target", "")
            kind = link.get("Type", "").rsplit("/", 1)[-1]
            if link.get("TargetMode") == "External":
                self.outside[key] = kind, target
            else:
                self.inside[key] = joined(folder, target)
                self.kinds.setdefault(kind, self.inside[key])


class Host(Protocol):
    """The document that runs are read for."""

    package: Package
    links: Links
    pictures: dict[str, bytes]

    def blocks(self, parent: Element) -> Iterator[Block]:
        """The blocks in *parent*."""

    def track(self, element: Element) -> None:
        """Count *element*, if it is a tracked change."""

    def drop(self, element: Element) -> None:
        """Leave out what a tracked change deletes, but remember its text."""


class Runs:
    """The runs of one paragraph, field codes left out."""

    def __init__(
        self, host: Host, pieces: list[Inline], boxes: list[Block], hidden: list[Inline]
    ) -> None:
        self.host, self.pieces, self.boxes, self.hidden = host, pieces, boxes, hidden
        self.comments: list[str] = []
        self._codes: list[str] = []
        self._fields: list[str | None] = []
        """Open fields: ``None`` while their code is read, then the address that they link to."""

    def read(self, parent: Element, *, bold: bool = False, link: str = "") -> None:
        """Add what is in *parent*."""
        for child in parent:
            if child.tag == f"{W}r":
                self._run(child, bold, link or next(filter(None, reversed(self._fields)), ""))
            elif child.tag == f"{W}hyperlink":
                _kind, target = self.host.links.outside.get(child.get(f"{_R}id", ""), ("", ""))
                address = target if target.startswith(("http://", "https://")) else ""
                self.read(child, bold=bold, link=address or link)
            elif child.tag == f"{W}fldSimple" or child.tag in CONTAINERS:
                self.host.track(child)
                self.read(child, bold=bold, link=link)
            elif child.tag == f"{MC}AlternateContent":
                self.read(chosen(child), bold=bold, link=link)
            elif child.tag in GONE:
                self.host.drop(child)
            elif child.tag == f"{W}commentRangeStart":
                self.comments.append(child.get(f"{W}id", ""))
            elif child.tag.startswith(_M):
                text = "".join(t.text or "" for t in child.iter(f"{_M}t"))
                self.pieces.append(Span(text, bold))

    def _run(self, run: Element, bold: bool, link: str) -> None:
        properties = run.find(f"{W}rPr")
        on = is_on(properties, "b")
        look = Span(
            "",
            bold if on is None else on,
            bool(is_on(properties, "i")),
            link,
        )
        target = self.hidden if is_on(properties, "vanish") else self.pieces
        shift = _shift(properties)
        for child in run:
            self._piece(child, look, target, shift)

    def _piece(self, child: Element, look: Span, target: list[Inline], shift: int) -> None:
        tag = child.tag
        if tag == f"{W}fldChar":
            self._field(child.get(f"{W}fldCharType", ""))
        elif tag == f"{W}instrText":
            self._codes.append(child.text or "")
        elif None in self._fields:
            return
        elif tag == f"{W}t":
            target.append(replace(look, text=shifted(child.text or "", shift)))
        elif tag in {f"{W}tab", f"{W}ptab"}:
            target.append(replace(look, text="\t"))
        elif tag in {f"{W}br", f"{W}cr"}:
            target.append(replace(look, text="\n"))
        elif tag == f"{W}noBreakHyphen":
            target.append(replace(look, text="-"))
        elif tag == f"{W}sym":
            code = child.get(f"{W}char", "")
            target.append(replace(look, text=_SYMBOLS.get(code.upper(), "")))
        elif tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
            kind = tag.removeprefix(W).removesuffix("Reference")
            target.append(NoteCall(f"{kind}-{child.get(f'{W}id', '')}"))
        elif tag == f"{W}commentReference":
            if child.get(f"{W}id", "") not in self.comments:
                self.comments.append(child.get(f"{W}id", ""))
        elif tag == f"{W}ruby":
            base = child.find(f"{W}rubyBase")
            if base is not None:
                self.read(base, bold=look.bold, link=look.link)
        elif tag in {f"{W}drawing", f"{W}pict", f"{W}object"}:
            self._drawing(child)
        elif tag == f"{MC}AlternateContent":
            for inner in chosen(child):
                self._piece(inner, look, target, shift)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(None)
            self._codes = []
        elif self._fields and kind == "separate":
            self._fields[-1] = _address("".join(self._codes))
        elif self._fields and kind == "end":
            self._fields.pop()

    def _drawing(self, element: Element) -> None:
        """Pictures stand in the paragraph, text boxes after it."""
        drawn = next((e for e in element.iter() if e.tag.endswith(f"}}{_DRAWN}")), None)
        alt = (drawn.get("descr") or "") if drawn is not None else ""
        shape = next((e for e in element.iter() if e.tag == f"{_V}shape"), None)
        alt = alt or (shape.get("alt", "") if shape is not None else "")
        boxes = [e for e in element.iter() if e.tag == f"{W}txbxContent"]
        inside = {id(e) for box in boxes for e in box.iter()}
        for blip in element.iter():
            if id(blip) in inside:
                continue
            if blip.tag == f"{_A}blip":
                key = blip.get(f"{_R}embed", "")
            elif blip.tag == f"{_V}imagedata":
                key = blip.get(f"{_R}id", "")
            else:
                continue
            self._picture(self.host.links.inside.get(key, ""), alt)
        for box in boxes:
            self.boxes.extend(self.host.blocks(box))

    def _picture(self, part: str, alt: str) -> None:
        if part not in self.host.package:
            return
        name = posixpath.basename(part)
        if name not in self.host.pictures:
            self.host.pictures[name] = self.host.package.read(part)
        self.pieces.append(Picture(name, " ".join(alt.split())))


def _shift(properties: Element | None) -> int:
    """Whether a run stands above the line (1), on it, or below it (-1)."""
    if properties is None:
        return 0
    aligned, moved = properties.find(f"{W}vertAlign"), properties.find(f"{W}position")
    if aligned is not None:
        return _SHIFTS.get(aligned.get(f"{W}val", ""), 0)
    height = (moved.get(f"{W}val") or "") if moved is not None else ""
    if not re.fullmatch(r"-?\d{1,4}", height) or abs(int(height)) < _LEAST_SHIFT:
        return 0
    return 1 if int(height) > 0 else -1


def chosen(alternatives: Element) -> Element:
    """The first of the alternatives, which are ways to draw one thing."""
    choice = alternatives.find(f"{MC}Choice")
    if choice is None:
        choice = alternatives.find(f"{MC}Fallback")
    return choice if choice is not None else Element("none")


def _address(code: str) -> str:
    """The web address of a HYPERLINK field; empty for any other."""
    words = code.split('"')
    if len(words) > 1 and words[0].strip().upper().startswith("HYPERLINK"):
        return words[1] if words[1].startswith(("http://", "https://")) else ""
    return ""
