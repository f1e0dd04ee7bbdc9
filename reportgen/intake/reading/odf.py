"""OpenDocument texts (.odt), changes accepted.

Source: OASIS OpenDocument 1.3, part 3 (text content, tables, drawings, change tracking).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from reportgen import limits
from reportgen.findings import Finding, say
from reportgen.intake.blocks import (
    Block,
    Cell,
    Comment,
    Document,
    Formula,
    Inline,
    NoteCall,
    Paragraph,
    Picture,
    Role,
    Span,
    Table,
    merged,
)
from reportgen.intake.reading.lines import unbroken
from reportgen.intake.reading.odfstyles import NAMESPACE, Level, Styles
from reportgen.intake.reading.package import Package, encrypted
from reportgen.intake.reading.refused import damaged, too_large
from reportgen.intake.reading.shifted import shifted
from reportgen.places import Place
from reportgen.rulebook.intake import IMPORT_EXTERNAL, IMPORT_MACRO, IMPORT_TRACKED

_OFFICE, _TEXT, _TABLE, _DRAW, _STYLE, _MANIFEST = (
    NAMESPACE % name for name in ("office", "text", "table", "drawing", "style", "manifest")
)
_FO, _SVG = (NAMESPACE % f"{name}-compatible" for name in ("xsl-fo", "svg"))
_XLINK = "{http://www.w3.org/1999/xlink}"
_MATH = "{http://www.w3.org/1998/Math/MathML}"
_TEX = frozenset(("application/x-tex", "TeX", "LaTeX"))
_DC = "{http://purl.org/dc/elements/1.1/}"

_INDEXES = {
    f"{_TEXT}{name}"
    for name in ("table-of-content", "illustration-index", "table-index", "alphabetical-index",
                 "object-index", "user-index", "bibliography")
}  # fmt: skip
_SKIPPED = {
    f"{_TEXT}{name}"
    for name in ("tracked-changes", "sequence-decls", "variable-decls", "user-field-decls",
                 "note-citation", "ruby-text", "alphabetical-index-mark")
} | {f"{_OFFICE}forms"}  # fmt: skip


def read_odf(data: bytes, name: str) -> Document:
    """The document in *data*, called *name*. Raises :class:`~.refused.Refused`."""
    return _Odf(Package(data), name).document()


class _Odf:
    def __init__(self, package: Package, name: str) -> None:
        self.package, self.name = package, name
        manifest = package.xml("META-INF/manifest.xml")
        if manifest is not None and manifest.find(f".//{_MANIFEST}encryption-data") is not None:
            raise encrypted()
        content = package.xml("content.xml")
        body = content.find(f"{_OFFICE}body/{_OFFICE}text") if content is not None else None
        if content is None or body is None:
            raise damaged()
        self.body = body
        self.margins = package.xml("styles.xml")
        roots = (root for root in (self.margins, content) if root is not None)
        self.styles = Styles(roots)
        self.notes: dict[str, tuple[Block, ...]] = {}
        self.pictures: dict[str, bytes] = {}
        self.linked: list[str] = []
        self.deleted: list[str] = []
        self.tracked = 0
        self.paragraphs = 0

    def document(self) -> Document:
        """The whole file."""
        self._read_changes()
        blocks = [*self._blocks(self.body), *self._margins()]
        return Document(
            self.name,
            unbroken(blocks),
            self.notes,
            self.pictures,
            findings=tuple(self._findings()),
            deleted=tuple(self.deleted),
        )

    def _findings(self) -> Iterator[Finding]:
        place = Place(self.name)
        if any(name.startswith(("Basic/", "Scripts/")) for name in self.package.names):
            yield IMPORT_MACRO.finding(
                place,
                say("這個檔案含有巨集；巨集沒有執行，也沒有匯入。"),
                say("請移除巨集後另存；來路不明者請先交資安人員查看。"),
            )
        if self.linked:
            yield IMPORT_EXTERNAL.finding(
                place,
                say("這個檔案連到外部的圖片、範本或物件 {n} 處，沒有讀取：{target}。",
                    n=len(self.linked), target=self.linked[0][:80]),
                say("請改為內嵌，或把圖片放進報告的 figures/，再於記錄中寫出。"),
            )  # fmt: skip
        if self.tracked:
            yield IMPORT_TRACKED.finding(
                place,
                say("這個檔案有 {n} 處追蹤修訂，已視同全部接受。", n=self.tracked),
                say("刪去的文字列在 import.md，請核對。"),
            )

    def _read_changes(self) -> None:
        for region in self.body.iter(f"{_TEXT}changed-region"):
            self.tracked += 1
            for deletion in region.iter(f"{_TEXT}deletion"):
                text = "".join(
                    "".join(p.itertext()) for p in deletion if not p.tag.startswith(_OFFICE)
                )
                if text.strip():
                    self.deleted.append(text.strip())

    # --- blocks

    def _blocks(self, parent: Element, depth: int = 0, style: str = "") -> Iterator[Block]:
        for child in parent:
            tag = child.tag
            if tag == f"{_TEXT}p":
                yield from self._paragraph(child, "", depth)
            elif tag == f"{_TEXT}h":
                yield from self._heading(child)
            elif tag == f"{_TEXT}list":
                yield from self._list(child, depth + 1, child.get(f"{_TEXT}style-name") or style)
            elif tag == f"{_TABLE}table":
                table = self._table(child)
                if table.rows:
                    yield table
            elif tag in _INDEXES:
                for block in self._blocks(child):
                    if isinstance(block, Paragraph):
                        yield replace(block, role=Role.CONTENTS, level=0)
            elif tag.startswith(_DRAW):
                yield from self._floating(child)
            elif tag not in _SKIPPED and tag.startswith((_TEXT, _OFFICE)):
                yield from self._blocks(child, depth, style)

    def _floating(self, element: Element) -> Iterator[Block]:
        """A frame that is anchored to the page."""
        pieces: list[Inline] = []
        boxes: list[Block] = []
        self._frame(element, pieces, boxes)
        if pieces:
            yield Paragraph(tuple(pieces))
        yield from boxes

    def _paragraph(
        self, element: Element, number: str, depth: int, *, bullet: bool = False, level: int = 0
    ) -> Iterator[Block]:
        self.paragraphs += 1
        if self.paragraphs > limits.IMPORT_PARAGRAPHS:
            raise too_large(say("這個檔案超過 {n} 段。", n=int(limits.IMPORT_PARAGRAPHS)))
        look = self.styles.look(element.get(f"{_TEXT}style-name", ""))
        pieces: list[Inline] = []
        boxes: list[Block] = []
        comments: list[Comment] = []
        self._inline(element, Span("", look.bold and not level, look.italic), pieces, boxes,
                     comments)  # fmt: skip
        role = Role.BULLET if bullet else Role.HIDDEN if look.hidden else look.role
        content = tuple(merged(pieces))
        if content or not boxes:
            yield Paragraph(content, level, number, depth, role, tuple(comments))
        yield from boxes

    def _heading(self, element: Element) -> Iterator[Block]:
        level = int(element.get(f"{_TEXT}outline-level") or 1)
        number = ""
        if element.get(f"{_TEXT}is-list-header") != "true":
            number = self.styles.next("outline", self.styles.outline, level)
        yield from self._paragraph(element, number, 0, level=level)

    def _list(self, element: Element, depth: int, style: str) -> Iterator[Block]:
        levels = self.styles.lists.get(style, {})
        key = element.get("{http://www.w3.org/XML/1998/namespace}id") or str(id(element))
        if element.get(f"{_TEXT}continue-numbering") == "true":
            key = f"style {style}"
        elif depth > 1:
            self.styles.counts.setdefault(f"style {style}", {}).pop(depth, None)
            key = f"style {style}"
        else:
            key = f"style {style}"
            if element.get(f"{_TEXT}continue-list") is None:
                self.styles.counts.pop(key, None)
        for item in element:
            first = item.tag == f"{_TEXT}list-item"
            for block in self._blocks(item, depth, style):
                if first and isinstance(block, Paragraph) and not block.number and (
                    block.depth == depth
                ):  # fmt: skip
                    level = levels.get(depth, Level())
                    if level.bullet or not levels:
                        yield replace(block, role=Role.BULLET)
                    else:
                        yield replace(block, number=self.styles.next(key, levels, depth))
                    first = False
                else:
                    yield block

    def _table(self, element: Element) -> Table:
        rows = []
        for row in _rows(element):
            cells: list[Cell] = []
            for cell in row:
                if cell.tag != f"{_TABLE}table-cell":
                    continue
                made = Cell(
                    tuple(self._blocks(cell)),
                    _number(cell, "number-columns-spanned"),
                    _number(cell, "number-rows-spanned"),
                )
                cells += [made] * _number(cell, "number-columns-repeated")
            rows += [tuple(cells)] * (_number(row, "number-rows-repeated") if cells else 1)
        return Table(tuple(rows))

    def _margins(self) -> Iterator[Block]:
        seen: set[str] = set()
        for root in self.margins.iter() if self.margins is not None else ():
            if root.tag in {f"{_STYLE}header", f"{_STYLE}footer"}:
                for block in self._blocks(root):
                    if isinstance(block, Paragraph) and block.line and block.line not in seen:
                        seen.add(block.line)
                        yield replace(block, role=Role.MARGIN, level=0)

    # --- text

    def _inline(
        self,
        element: Element,
        look: Span,
        pieces: list[Inline],
        boxes: list[Block],
        comments: list[Comment],
    ) -> None:
        """Add the text of *element*; white space is one blank, as the format says."""
        self._text(element.text, look, pieces)
        for child in element:
            tag = child.tag
            if tag == f"{_TEXT}span":
                style = self.styles.look(child.get(f"{_TEXT}style-name", ""))
                inner = replace(
                    look, bold=look.bold or style.bold, italic=look.italic or style.italic
                )
                begin = len(pieces)
                self._inline(child, inner, pieces, boxes, comments)
                for at in range(begin, len(pieces) if style.shift else begin):
                    piece = pieces[at]
                    if isinstance(piece, Span):
                        pieces[at] = replace(piece, text=shifted(piece.text, style.shift))
            elif tag == f"{_TEXT}a":
                address = child.get(f"{_XLINK}href", "")
                web = address if address.startswith(("http://", "https://")) else look.link
                self._inline(child, replace(look, link=web), pieces, boxes, comments)
            elif tag == f"{_TEXT}s":
                spaces = min(int(child.get(f"{_TEXT}c") or 1), limits.IMPORT_REPEATS)
                pieces.append(replace(look, text=" " * spaces))
            elif tag == f"{_TEXT}tab":
                pieces.append(replace(look, text="\t"))
            elif tag == f"{_TEXT}line-break":
                pieces.append(replace(look, text="\n"))
            elif tag == f"{_TEXT}note":
                self._note(child, pieces)
            elif tag == f"{_OFFICE}annotation":
                comments.append(_comment(child))
            elif tag.startswith(_DRAW):
                self._frame(child, pieces, boxes)
            elif tag not in _SKIPPED and tag != f"{_OFFICE}annotation-end":
                self._inline(child, look, pieces, boxes, comments)
            self._text(child.tail, look, pieces)

    @staticmethod
    def _text(text: str | None, look: Span, pieces: list[Inline]) -> None:
        if text:
            pieces.append(replace(look, text=re.sub(r"[ \t\r\n]+", " ", text)))

    def _note(self, element: Element, pieces: list[Inline]) -> None:
        key = f"note-{len(self.notes) + 1}"
        self.notes[key] = ()
        body = element.find(f"{_TEXT}note-body")
        self.notes[key] = tuple(self._blocks(body)) if body is not None else ()
        pieces.append(NoteCall(key))

    def _frame(self, element: Element, pieces: list[Inline], boxes: list[Block]) -> None:
        """The picture or the text of a frame; of several forms of one picture, the first."""
        alt = (element.findtext(f"{_SVG}desc") or element.findtext(f"{_SVG}title") or "").strip()
        shown = False
        for child in element:
            if child.tag == f"{_DRAW}object" and (formula := self._formula(child, alt)) is not None:
                pieces.append(formula)
                return
            if child.tag == f"{_DRAW}image" and not shown:
                shown = self._picture(child.get(f"{_XLINK}href", ""), alt, pieces)
            elif child.tag == f"{_DRAW}text-box" or (
                child.tag in {f"{_TEXT}p", f"{_TEXT}list"} and element.tag != f"{_DRAW}frame"
            ):
                holder = child if child.tag == f"{_DRAW}text-box" else element
                boxes.extend(self._blocks(holder))
                if holder is element:
                    return
            elif child.tag.startswith(_DRAW):
                self._frame(child, pieces, boxes)

    def _formula(self, element: Element, words: str) -> Inline | None:
        """The formula in the object *element*: as TeX where it has that, else in *words*."""
        part = posixpath.normpath(element.get(f"{_XLINK}href", "") + "/content.xml")
        root = self.package.xml(part) if part in self.package else None
        if root is None or root.tag != f"{_MATH}math":
            return None
        notes = (a for a in root.iter(f"{_MATH}annotation") if a.get("encoding") in _TEX)
        tex = next((note.text for note in notes if note.text), "")
        shown = words or "".join("".join(root.itertext()).removesuffix(tex).split())
        return Formula(tex.strip(), shown) if tex.strip() else Span(shown)

    def _picture(self, target: str, alt: str, pieces: list[Inline]) -> bool:
        part = posixpath.normpath(target)
        if part not in self.package:
            if target:
                self.linked.append(target)
            return False
        name = posixpath.basename(part)
        self.pictures.setdefault(name, self.package.read(part))
        pieces.append(Picture(name, " ".join(alt.split())))
        return True


def _number(element: Element, name: str) -> int:
    text = element.get(f"{_TABLE}{name}", "1")
    return min(max(1, int(text)), limits.IMPORT_REPEATS) if text.isdecimal() else 1


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag in {f"{_TABLE}{n}" for n in ("table-rows", "table-header-rows",
                                                    "table-row-group")}:  # fmt: skip
            yield from _rows(child)


def _comment(element: Element) -> Comment:
    lines = ("".join(p.itertext()).strip() for p in element.iter(f"{_TEXT}p"))
    return Comment(
        element.findtext(f"{_DC}creator") or "",
        (element.findtext(f"{_DC}date") or "")[:10],
        " ".join(filter(None, lines)),
    )
