"""Blocks as Markdown: paragraphs, lists, quotes, tables, figures, notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reportgen.intake.blocks import (
    Block,
    Document,
    Formula,
    NoteCall,
    Paragraph,
    Picture,
    Role,
    Span,
    Table,
    paragraphs,
)
from reportgen.intake.joined import free_name
from reportgen.intake.ledger import Ledger
from reportgen.intake.recognise.captions import (
    Caption,
    CaptionedTable,
    Figure,
    Part,
    captioned,
    source_of,
)
from reportgen.intake.recognise.lists import Item, list_from
from reportgen.intake.recognise.wording import (
    chinese_signs,
    folded,
    line_safe,
    markdown,
    plain,
)

_REFERENCE = re.compile(
    r"(?<![發代列年報附圖地版])(?P<kind>圖|表)\s*(?P<number>\d{1,3}(?:[-–.]\d{1,3})?)"
    r"(?![\d.．,]*\d|\s*[：:%]|\s*[場次篇項名人個件種份則位座年月日號家國成萬億千百])"
)
_EQUATION_NUMBER = re.compile(r"\s*(?:[（(]\s*\d{1,3}\s*[）)])?\s*")
_INDENT = "   "


def _formula_apart(paragraph: Paragraph) -> Formula | None:
    """The formula that *paragraph* is, with nothing beside it but its number."""
    formulas = [piece for piece in paragraph.content if isinstance(piece, Formula)]
    beside = "".join(piece.text for piece in paragraph.content if isinstance(piece, Span))
    others = len(formulas) != 1 or any(isinstance(p, NoteCall) for p in paragraph.content)
    return None if others or not _EQUATION_NUMBER.fullmatch(beside) else formulas[0]


@dataclass(slots=True)
class Writer:
    """Makes prose of one document, and enters in the ledger what it used.

    *as_is*: brackets and colons stay as they are. ``files`` are the pictures that are used, with
    the names that they get in the report's folder.
    """

    document: Document
    ledger: Ledger
    as_is: bool = False
    files: dict[str, str] = field(default_factory=dict)
    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    """Captions that can be pointed at: (圖, 1) to the label."""
    captions: list[Caption] = field(default_factory=list)
    """Those of the whole document, but for captions in tables of cells."""
    figures: int = 0
    tables: int = 0
    notes: int = 0
    changed: int = 0

    def find_labels(self, blocks: Sequence[Block]) -> None:
        """Learn the numbers of all captions, if they run from 1 without a gap."""
        self.captions = list(_captions(captioned(blocks)))
        for of_table, kind, prefix in ((False, "圖", "fig"), (True, "表", "tbl")):
            numbers = [c.number for c in self.captions if c.of_table is of_table and c.label]
            if numbers == [str(n) for n in range(1, len(numbers) + 1)]:
                self.labels |= {(kind, n): f"{prefix}-{n}" for n in numbers}

    def sign(self, text: str) -> str:
        """*text* with Chinese brackets and colons, unless it must stay as it is."""
        text = plain(text)
        if self.as_is:
            return text
        changed = chinese_signs(text)
        self.changed += changed != text
        return changed

    def line(self, text: str) -> str:
        """*text* as one line of a record, such as a title."""
        return self.sign(" ".join(text.split()))

    def prose(self, blocks: Sequence[Block], where: str) -> str:
        """The Markdown of *blocks*; empty where there is nothing in them."""
        return self.of_parts(captioned(blocks), where)

    def of_parts(self, parts: Sequence[Part], where: str) -> str:
        """The Markdown of *parts*."""
        return Prose(self, where).text(parts)

    def picture(self, picture: Picture) -> str:
        """The path of *picture* in the report's folder."""
        return self.files.setdefault(picture.name, f"figures/{free_name(picture.name)}")


def _captions(parts: Iterable[Part]) -> Iterable[Caption]:
    seen: set[int] = set()
    for part in parts:
        caption = None if isinstance(part, Paragraph) else part.caption
        if caption is not None and id(caption) not in seen:
            seen.add(id(caption))
            yield caption


class Prose:
    """One prose: its paragraphs, then its notes."""

    def __init__(self, writer: Writer, where: str) -> None:
        self.writer, self.ledger, self.where = writer, writer.ledger, where
        self.notes: list[str] = []

    def text(self, parts: Sequence[Part]) -> str:
        """The Markdown of *parts*, and of the notes that they call."""
        pieces: list[str] = []
        position = 0
        while position < len(parts):
            part = parts[position]
            if isinstance(part, Paragraph):
                items = list_from(parts, position)
                if items:
                    pieces.append(self._list(items))
                    position = items[-1].end
                    continue
                text = self.paragraph(part)
            elif isinstance(part, Figure):
                text = self._figure(part)
            else:
                text = self._table(part)
            if text:
                pieces.append(text)
            position += 1
        return "\n\n".join([*pieces, *self.notes])

    # --- paragraphs

    def paragraph(
        self, paragraph: Paragraph, number: str = "", remark: str = "", *, counted: bool = False
    ) -> str:
        """A paragraph as lines of Markdown without *number* and *remark*.

        They were typed before and behind it. *counted*: the program prints the number that the word
        processor has counted.
        """
        text = self._inlines(paragraph, number, remark)
        if not text:
            return ""
        if paragraph.number and not counted:
            text = f"{markdown(self.writer.sign(paragraph.number))}{text}"
        text = line_safe(text)
        if paragraph.role is Role.QUOTE:
            return "\n".join(f"> {line}" for line in text.split("\n"))
        return folded(text)

    def _inlines(self, paragraph: Paragraph, number: str = "", remark: str = "") -> str:
        """The text of *paragraph* with its look; entered in the ledger."""
        start, end = len(number), len(paragraph.text) - len(remark)
        position = 0
        parts: list[str] = []
        kept: list[str] = []
        read: list[str] = [number]
        apart = _formula_apart(paragraph)
        if apart is not None:
            self.ledger.put(paragraph, self.where, (), paragraph.text)
            return f"$${apart.tex}$$"
        for piece in paragraph.content:
            if isinstance(piece, NoteCall):
                parts.append(self._call(piece))
            elif isinstance(piece, Formula):
                parts.append(f"${piece.tex}$")
                read.append(piece.text)
            elif isinstance(piece, Span):
                text = piece.text[max(0, start - position) : max(0, end - position)]
                position += len(piece.text)
                parts.append(self._span(piece, text, kept, read))
        made = "".join(parts).strip()
        if kept or made:
            self.ledger.put(paragraph, self.where, kept, read)
        lines = [line.strip() for line in made.split("\n")]
        return "\\\n".join(line for line in lines if line)

    def _span(self, span: Span, text: str, kept: list[str], read: list[str]) -> str:
        text = self.writer.sign(text.replace("\t", "\u3000" if text.strip() else " "))
        if not text.strip():
            return text
        if span.link:
            kept.append(text)
            bare = text.strip()
            if bare == span.link:
                return f"<{bare}>"
            if not re.search(r"[\s<>()]", span.link):
                return f"[{markdown(bare)}]({span.link})" if "://" not in bare else markdown(text)
        made = self._with_references(text, kept, read)
        for mark in ("**" * span.bold, "*" * span.italic):
            if mark:
                core = made.strip()
                start = made.index(core) if core else 0
                made = f"{made[:start]}{mark}{core}{mark}{made[start + len(core) :]}"
        return made

    def _with_references(self, text: str, kept: list[str], read: list[str]) -> str:
        """*text* as Markdown, with 圖 1 as a reference where there is such a figure."""
        made: list[str] = []
        end = 0
        for match in _REFERENCE.finditer(text):
            label = self.writer.labels.get((match["kind"], match["number"]))
            if label is None or self.writer.as_is:
                continue
            before = text[end : match.start()]
            kept.append(before)
            made += [markdown(before).rstrip(" "), f"[](#{label})"]
            read.append(match[0])
            end = match.end()
        rest = text[end:].lstrip(" ") if end else text
        kept.append(rest)
        made.append(markdown(rest))
        return "".join(made)

    def _call(self, call: NoteCall) -> str:
        """The mark of a note, whose text goes below the prose."""
        blocks = self.writer.document.notes.get(call.key, ())
        self.writer.notes += 1
        name = str(self.writer.notes)
        texts = [self._inlines(p, _note_number(p)) for p in paragraphs(tuple(blocks))]
        body = "\n\n    ".join(folded(t).replace("\n", "\n    ") for t in texts if t)
        if not body:
            return ""
        self.notes.append(f"[^{name}]: {body}")
        return f"[^{name}]"

    # --- lists

    def _list(self, items: Sequence[Item]) -> str:
        lines: list[str] = []
        for item in items:
            mark = "- " if item.number is None else f"{item.value}. "
            indent = _INDENT * (item.depth - 1)
            texts = [self._paragraph_of_item(item), *map(self._any, item.more)]
            body = "\n\n".join(filter(None, texts)).split("\n")
            hanging = indent + " " * len(mark)
            lines.append(f"{indent}{mark}{body[0]}")
            lines += [hanging + line if line else "" for line in body[1:]]
            if item.more:
                lines.append("")
        return "\n".join(lines).rstrip("\n")

    def _paragraph_of_item(self, item: Item) -> str:
        return folded(line_safe(self._inlines(item.paragraph, item.typed)))

    def _any(self, part: Part) -> str:
        if isinstance(part, Paragraph):
            return self.paragraph(part)
        return self._figure(part) if isinstance(part, Figure) else self._table(part)

    # --- figures and tables

    def _figure(self, figure: Figure) -> str:
        writer = self.writer
        path = writer.picture(figure.picture)
        title, label = self._caption(figure.caption)
        writer.figures += 1
        label = label or f"fig-{writer.figures}-{len(writer.labels) + 1}"
        if label in writer.labels.values() and figure.caption is None:
            label += "-b"
        attributes = [f"#{label}"]
        if figure.picture.alt:
            attributes.append(f'alt="{_quoted(figure.picture.alt)}"')
        attributes += self._source(figure.source)
        return f"![{title}]({path}){{{' '.join(attributes)}}}"

    def _table(self, part: CaptionedTable) -> str:
        rows = self._rows(part.table)
        if not rows:
            return ""
        lines = [f"| {' | '.join(row)} |" for row in rows]
        lines.insert(1, "|" + "---|" * len(rows[0]))
        if part.caption is not None:
            title, label = self._caption(part.caption)
            self.writer.tables += 1
            label = label or f"tbl-{self.writer.tables}-{len(self.writer.labels) + 1}"
            attributes = [f"#{label}", f'caption="{_quoted(title)}"', *self._source(part.source)]
            lines.insert(0, f"{{{' '.join(attributes)}}}")
        elif part.source is not None:
            lines += ["", self.paragraph(part.source)]
        return "\n".join(lines)

    def _rows(self, table: Table) -> list[list[str]]:
        grid = table.grid()
        rows = [["" if cell is None else self._cell(cell.blocks) for cell in row] for row in grid]
        return [row for row in rows if any(row)]

    def _cell(self, blocks: tuple[Block, ...]) -> str:
        texts = []
        for paragraph in paragraphs(blocks):
            text = self._inlines(paragraph).replace("\\\n", " ").replace("**", "")
            if paragraph.number and text:
                text = f"{paragraph.number}{text}"
            for picture in paragraph.pictures:
                text = f"{text} {self.writer.picture(picture)}".strip()
            if text:
                texts.append(text.replace("|", "\\|"))
        return " ".join(texts)

    def _caption(self, caption: Caption | None) -> tuple[str, str]:
        """The words of *caption*, and the label that its number gives it."""
        if caption is None:
            return "", ""
        title = self.writer.line(caption.title)
        self.ledger.put(caption.paragraph, self.where, title, caption.label)
        kind = "表" if caption.of_table else "圖"
        label = self.writer.labels.get((kind, caption.number), "")
        return title if caption.of_table else markdown(title), label

    def _source(self, paragraph: Paragraph | None) -> list[str]:
        words = source_of(paragraph) if paragraph is not None else None
        if paragraph is None or words is None:
            return []
        label, text = words
        text = self.writer.line(text)
        self.ledger.put(paragraph, self.where, text, label)
        return [f'source="{_quoted(text)}"']


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _note_number(paragraph: Paragraph) -> str:
    """The number of a note that was typed before its text."""
    match = re.match(r"\s*(?:\[\d+\]|\d+(?=\s))\s*", paragraph.text)
    return match[0] if match else ""
