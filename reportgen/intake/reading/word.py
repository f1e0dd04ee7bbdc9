"""Word documents (.docx, .docm): every paragraph in the order of the page, changes accepted.

Source: ISO/IEC 29500-1, 17 (WordprocessingML); drawings, 20.4 and 21.4.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from xml.etree.ElementTree import Element

from reportgen import limits
from reportgen.findings import Finding, say
from reportgen.intake.blocks import (
    Block,
    Cell,
    Comment,
    Document,
    Inline,
    NoteCall,
    Paragraph,
    Picture,
    Role,
    Span,
    Table,
)
from reportgen.intake.reading.lines import unbroken
from reportgen.intake.reading.package import Package, joined
from reportgen.intake.reading.refused import damaged, too_large
from reportgen.intake.reading.wordstyles import Numbers, Styles, W, is_on, list_of, value
from reportgen.places import Place
from reportgen.rulebook.intake import IMPORT_EXTERNAL, IMPORT_MACRO, IMPORT_TRACKED

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V = "{urn:schemas-microsoft-com:vml}"
_DRAWN = "docPr"
_SYMBOLS = {"F0FE": "■", "F0A8": "□", "F06F": "□", "F06E": "■", "F0FD": "■", "F0B7": "•"}
"""Characters of Wingdings that forms use."""
_CONTAINERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag",
                                         "customXml", "dir", "bdo")} | {f"{_MC}Choice"}  # fmt: skip
_GONE = {f"{W}{name}" for name in ("del", "moveFrom")}


def read_word(data: bytes, name: str) -> Document:
    """The document in *data*, called *name*. Raises :class:`~.refused.Refused`."""
    return _Word(Package(data), name).document()


class _Links:
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


class _Word:
    def __init__(self, package: Package, name: str) -> None:
        self.package, self.name = package, name
        main = _Links(package, "").kinds.get("officeDocument", "word/document.xml")
        root = package.xml(main)
        body = root.find(f"{W}body") if root is not None else None
        if body is None:
            raise damaged()
        self.body = body
        self.links = self.main_links = _Links(package, main)
        kinds = self.links.kinds
        self.styles = Styles(self._part(kinds, "styles"))
        self.numbers = Numbers(self._part(kinds, "numbering"))
        self.comments = dict(self._comments(kinds.get("comments", "")))
        self.pictures: dict[str, bytes] = {}
        self.calls: dict[str, Element] = {}
        self.deleted: list[str] = []
        self.tracked = 0
        self.count = 0
        self.linked: list[str] = []

    def document(self) -> Document:
        """The whole file."""
        blocks = [*self._blocks(self.body), *self._margins()]
        notes = dict(self._notes())
        return Document(
            self.name,
            unbroken(blocks),
            notes,
            self.pictures,
            findings=tuple(self._findings()),
            deleted=tuple(self.deleted),
        )

    # --- parts

    def _part(self, kinds: dict[str, str], kind: str) -> Element | None:
        return self.package.xml(kinds[kind]) if kind in kinds else None

    def _comments(self, part: str) -> Iterator[tuple[str, Comment]]:
        root = self.package.xml(part) if part else None
        for comment in root.iter(f"{W}comment") if root is not None else ():
            lines = ("".join(t.text or "" for t in p.iter(f"{W}t")) for p in comment.iter(f"{W}p"))
            yield (
                comment.get(f"{W}id", ""),
                Comment(
                    comment.get(f"{W}author", ""),
                    comment.get(f"{W}date", "")[:10],
                    " ".join(filter(None, map(str.strip, lines))),
                ),
            )

    def _notes(self) -> Iterator[tuple[str, tuple[Block, ...]]]:
        """The footnotes and endnotes that are called."""
        for kind, tag in (("footnotes", "footnote"), ("endnotes", "endnote")):
            part = self.main_links.kinds.get(kind, "")
            root = self.package.xml(part) if part else None
            if root is None:
                continue
            self.links = _Links(self.package, part)
            for note in root.iter(f"{W}{tag}"):
                if note.get(f"{W}type") in {None, "normal"}:
                    yield f"{tag}-{note.get(f'{W}id', '')}", tuple(self._blocks(note))
        self.links = self.main_links

    def _margins(self) -> Iterator[Block]:
        """Running heads and feet, each text once."""
        seen: set[str] = set()
        for part in list(self.main_links.inside.values()):
            base = posixpath.basename(part)
            if not base.startswith(("header", "footer")):
                continue
            root = self.package.xml(part)
            self.links = _Links(self.package, part)
            for block in self._blocks(root) if root is not None else ():
                if isinstance(block, Paragraph) and block.line and block.line not in seen:
                    seen.add(block.line)
                    yield replace(block, role=Role.MARGIN, level=0)
        self.links = self.main_links

    def _findings(self) -> Iterator[Finding]:
        place = Place(self.name)
        if any(posixpath.basename(part) == "vbaProject.bin" for part in self.package.names):
            yield IMPORT_MACRO.finding(
                place,
                say("這個檔案含有巨集；巨集沒有執行，也沒有匯入。"),
                say("請改存為 .docx；來路不明者請先交資安人員查看。"),
            )
        outside = [target for kind, target in self.main_links.outside.values()
                   if kind != "hyperlink"]  # fmt: skip
        if outside:
            yield IMPORT_EXTERNAL.finding(
                place,
                say("這個檔案連到外部的圖片、範本或物件 {n} 處，沒有讀取：{target}。",
                    n=len(outside), target=outside[0][:80]),
                say("請在 Word 改為內嵌，或把圖片放進報告的 figures/，再於記錄中寫出。"),
            )  # fmt: skip
        if self.tracked:
            yield IMPORT_TRACKED.finding(
                place,
                say("這個檔案有 {n} 處追蹤修訂，已視同全部接受。", n=self.tracked),
                say("刪去的文字列在 import.md，請核對。"),
            )

    # --- blocks

    def _blocks(self, parent: Element) -> Iterator[Block]:
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                table = self._table(child)
                if table.rows:
                    yield table
            elif child.tag == f"{_MC}AlternateContent":
                yield from self._blocks(_chosen(child))
            elif child.tag in _CONTAINERS:
                self._track(child)
                yield from self._blocks(child)
            elif child.tag in _GONE:
                self._drop(child)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        self.count += 1
        if self.count > limits.IMPORT_PARAGRAPHS:
            raise too_large(say("這個檔案超過 {n} 段。", n=int(limits.IMPORT_PARAGRAPHS)))
        properties = element.find(f"{W}pPr")
        style = self.styles.style(value(properties, f"{W}pStyle"))
        pieces: list[Inline] = []
        boxes: list[Block] = []
        hidden: list[Inline] = []
        reader = _Runs(self, pieces, boxes, hidden)
        reader.read(element, bold=style.bold and style.level == 0)
        number, depth, role = self._number(properties, style.list, style.role)
        outline = value(properties, f"{W}outlineLvl")
        level = style.level
        if outline.isdecimal():
            level = int(outline) + 1 if int(outline) < 9 else 0
        comments = tuple(self.comments[key] for key in reader.comments if key in self.comments)
        yield Paragraph(tuple(merged(pieces)), level, number, depth, role, comments)
        if hidden:
            yield Paragraph(tuple(merged(hidden)), role=Role.HIDDEN)
        yield from boxes

    def _number(
        self, properties: Element | None, from_style: tuple[str, int] | None, role: Role
    ) -> tuple[str, int, Role]:
        """The number before a paragraph, its level in a list, and its role."""
        numbered = list_of(properties) or from_style
        if numbered is None or numbered[0] in {"", "0"}:
            return "", 0, role
        number, bullet = self.numbers.next(*numbered)
        return number, numbered[1] + 1, Role.BULLET if bullet else role

    def _table(self, element: Element) -> Table:
        """A table; a cell that is merged downwards spans the rows below."""
        rows: list[list[Cell]] = []
        open_cells: dict[int, tuple[int, int]] = {}
        for row in _rows(element):
            column = 0
            cells: list[Cell] = []
            before = row.find(f"{W}trPr/{W}gridBefore")
            column += int(before.get(f"{W}val", "0")) if before is not None else 0
            for cell in _cells(row):
                properties = cell.find(f"{W}tcPr")
                span = value(properties, f"{W}gridSpan")
                columns = min(max(1, int(span)), 200) if span.isdecimal() else 1
                merge = properties.find(f"{W}vMerge") if properties is not None else None
                if merge is not None and merge.get(f"{W}val") != "restart" and column in open_cells:
                    at_row, at = open_cells[column]
                    above = rows[at_row][at]
                    more = tuple(b for b in self._blocks(cell) if not _is_empty(b))
                    rows[at_row][at] = replace(
                        above, rows=len(rows) - at_row + 1, blocks=above.blocks + more
                    )
                else:
                    open_cells.pop(column, None)
                    if merge is not None:
                        open_cells[column] = len(rows), len(cells)
                    cells.append(Cell(tuple(self._blocks(cell)), columns))
                column += columns
            rows.append(cells)
        return Table(tuple(tuple(row) for row in rows))

    def _track(self, element: Element) -> None:
        if element.tag in {f"{W}ins", f"{W}moveTo"}:
            self.tracked += 1

    def _drop(self, element: Element) -> None:
        """Leave out what a tracked change deletes, but remember its text."""
        self.tracked += 1
        text = "".join(t.text or "" for t in element.iter() if t.tag in {f"{W}delText", f"{W}t"})
        if text.strip() and element.tag == f"{W}del":
            self.deleted.append(text)


class _Runs:
    """The runs of one paragraph, field codes left out."""

    def __init__(
        self, word: _Word, pieces: list[Inline], boxes: list[Block], hidden: list[Inline]
    ) -> None:
        self.word, self.pieces, self.boxes, self.hidden = word, pieces, boxes, hidden
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
                _kind, target = self.word.links.outside.get(child.get(f"{_R}id", ""), ("", ""))
                address = target if target.startswith(("http://", "https://")) else ""
                self.read(child, bold=bold, link=address or link)
            elif child.tag == f"{W}fldSimple" or child.tag in _CONTAINERS:
                self.word._track(child)
                self.read(child, bold=bold, link=link)
            elif child.tag == f"{_MC}AlternateContent":
                self.read(_chosen(child), bold=bold, link=link)
            elif child.tag in _GONE:
                self.word._drop(child)
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
        for child in run:
            self._piece(child, look, target)

    def _piece(self, child: Element, look: Span, target: list[Inline]) -> None:
        tag = child.tag
        if tag == f"{W}fldChar":
            self._field(child.get(f"{W}fldCharType", ""))
        elif tag == f"{W}instrText":
            self._codes.append(child.text or "")
        elif None in self._fields:
            return
        elif tag == f"{W}t":
            target.append(replace(look, text=child.text or ""))
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
        elif tag == f"{_MC}AlternateContent":
            for inner in _chosen(child):
                self._piece(inner, look, target)

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
            self._picture(self.word.links.inside.get(key, ""), alt)
        for box in boxes:
            self.boxes.extend(self.word._blocks(box))

    def _picture(self, part: str, alt: str) -> None:
        if part not in self.word.package:
            return
        name = posixpath.basename(part)
        if name not in self.word.pictures:
            self.word.pictures[name] = self.word.package.read(part)
        self.pieces.append(Picture(name, " ".join(alt.split())))


def _chosen(alternatives: Element) -> Element:
    """The first of the alternatives, which are ways to draw one thing."""
    choice = alternatives.find(f"{_MC}Choice")
    if choice is None:
        choice = alternatives.find(f"{_MC}Fallback")
    return choice if choice is not None else Element("none")


def _address(code: str) -> str:
    """The web address of a HYPERLINK field; empty for any other."""
    words = code.split('"')
    if len(words) > 1 and words[0].strip().upper().startswith("HYPERLINK"):
        return words[1] if words[1].startswith(("http://", "https://")) else ""
    return ""


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{W}tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in _CONTAINERS:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in _CONTAINERS:
            yield from _cells(child)


def _is_empty(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.content


def merged(pieces: list[Inline]) -> Iterator[Inline]:
    """*pieces*, neighbours of one look joined: Word cuts a sentence where somebody paused."""

    def look(piece: Inline) -> object:
        return replace(piece, text="") if isinstance(piece, Span) else piece

    for key, group in groupby(pieces, key=look):
        parts = list(group)
        if isinstance(key, Span):
            text = "".join(part.text for part in parts if isinstance(part, Span))
            if text:
                yield replace(key, text=text)
        else:
            yield from parts
