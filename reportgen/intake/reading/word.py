"""Word documents (.docx, .docm): every paragraph in the order of the page, changes accepted.

Source: ISO/IEC 29500-1, 17 (WordprocessingML); drawings, 20.4 and 21.4.
"""

from __future__ import annotations

import posixpath
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
    Inline,
    Paragraph,
    Role,
    Table,
    merged,
)
from reportgen.intake.reading.lines import unbroken
from reportgen.intake.reading.package import Package
from reportgen.intake.reading.refused import damaged, too_large
from reportgen.intake.reading.wordruns import CONTAINERS, GONE, MC, Links, Runs, chosen
from reportgen.intake.reading.wordstyles import Numbers, Styles, W, list_of, value
from reportgen.places import Place
from reportgen.rulebook.intake import IMPORT_EXTERNAL, IMPORT_MACRO, IMPORT_TRACKED


def read_word(data: bytes, name: str) -> Document:
    """The document in *data*, called *name*. Raises :class:`~.refused.Refused`."""
    return _Word(Package(data), name).document()


class _Word:
    def __init__(self, package: Package, name: str) -> None:
        self.package, self.name = package, name
        main = Links(package, "").kinds.get("officeDocument", "word/document.xml")
        root = package.xml(main)
        body = root.find(f"{W}body") if root is not None else None
        if body is None:
            raise damaged()
        self.body = body
        self.links = self.main_links = Links(package, main)
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
        blocks = [*self.blocks(self.body), *self._margins()]
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
            self.links = Links(self.package, part)
            for note in root.iter(f"{W}{tag}"):
                if note.get(f"{W}type") in {None, "normal"}:
                    yield f"{tag}-{note.get(f'{W}id', '')}", tuple(self.blocks(note))
        self.links = self.main_links

    def _margins(self) -> Iterator[Block]:
        """Running heads and feet, each text once."""
        seen: set[str] = set()
        for part in list(self.main_links.inside.values()):
            base = posixpath.basename(part)
            if not base.startswith(("header", "footer")):
                continue
            root = self.package.xml(part)
            self.links = Links(self.package, part)
            for block in self.blocks(root) if root is not None else ():
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

    def blocks(self, parent: Element) -> Iterator[Block]:
        """The blocks in *parent*."""
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                table = self._table(child)
                if table.rows:
                    yield table
            elif child.tag == f"{MC}AlternateContent":
                yield from self.blocks(chosen(child))
            elif child.tag in CONTAINERS:
                self.track(child)
                yield from self.blocks(child)
            elif child.tag in GONE:
                self.drop(child)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        self.count += 1
        if self.count > limits.IMPORT_PARAGRAPHS:
            raise too_large(say("這個檔案超過 {n} 段。", n=int(limits.IMPORT_PARAGRAPHS)))
        properties = element.find(f"{W}pPr")
        style = self.styles.style(value(properties, f"{W}pStyle"))
        pieces: list[Inline] = []
        boxes: list[Block] = []
        hidden: list[Inline] = []
        reader = Runs(self, pieces, boxes, hidden)
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
                    more = tuple(b for b in self.blocks(cell) if not _is_empty(b))
                    rows[at_row][at] = replace(
                        above, rows=len(rows) - at_row + 1, blocks=above.blocks + more
                    )
                else:
                    open_cells.pop(column, None)
                    if merge is not None:
                        open_cells[column] = len(rows), len(cells)
                    cells.append(Cell(tuple(self.blocks(cell)), columns))
                column += columns
            rows.append(cells)
        return Table(tuple(tuple(row) for row in rows))

    def track(self, element: Element) -> None:
        """Count *element*, if it is a tracked change."""
        if element.tag in {f"{W}ins", f"{W}moveTo"}:
            self.tracked += 1

    def drop(self, element: Element) -> None:
        """Leave out what a tracked change deletes, but remember its text."""
        self.tracked += 1
        text = "".join(t.text or "" for t in element.iter() if t.tag in {f"{W}delText", f"{W}t"})
        if text.strip() and element.tag == f"{W}del":
            self.deleted.append(text)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{W}tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in CONTAINERS:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in CONTAINERS:
            yield from _cells(child)


def _is_empty(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.content
