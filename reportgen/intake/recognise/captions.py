"""Pictures and tables with their captions, which stand above or below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from unicodedata import normalize

from reportgen.intake.blocks import Block, Cell, Paragraph, Picture, Role, Span, Table, paragraphs

_LABEL = re.compile(
    r"\s*(?P<label>(?P<kind>圖片|圖|照片|相片|表格|表|Figure|Fig\.|Table|Photo)\s*"
    r"(?P<number>\d{1,3}(?:[-–.]\d{1,3})?|[一二三四五六七八九十]{1,3})(?!\d))"
    r"\s*(?P<sep>[：:、.．\-–—]|(?=\s)|$)\s*(?P<title>.*)",
    re.DOTALL,
)
_SOURCE = re.compile(
    r"\s*(?P<label>(?:資料|圖片|照片|相片)?來源\s*[：:])\s*(?P<text>.+)", re.DOTALL
)
_TABLES = ("表", "表格", "Table")
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption: its paragraph, its label (圖 1), and its words."""

    paragraph: Paragraph
    label: str
    number: str
    title: str
    of_table: bool


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A picture with the paragraph that it stands in, its caption and its source."""

    picture: Picture
    paragraph: Paragraph
    caption: Caption | None = None
    source: Paragraph | None = None


@dataclass(frozen=True, slots=True, eq=False)
class CaptionedTable:
    """A table with its caption and its source."""

    table: Table
    caption: Caption | None = None
    source: Paragraph | None = None


Part = Paragraph | Figure | CaptionedTable


def caption_of(paragraph: Paragraph) -> Caption | None:
    """*paragraph* as a caption."""
    text = paragraph.text.strip()
    match = _LABEL.match(text)
    if match is None:
        if paragraph.role is Role.CAPTION and text and not source_of(paragraph):
            return Caption(paragraph, "", "", " ".join(text.split()), False)
        return None
    styled = paragraph.role is Role.CAPTION
    title = match["title"]
    if not styled and ((not match["sep"].strip() and not title.strip()) or len(text) > _LONGEST):
        return None
    if not styled and not match["sep"].strip() and title.rstrip().endswith(("。", "；")):
        return None
    label = text[: match.start("title")]
    number = normalize("NFKC", match["number"])
    return Caption(paragraph, label, number, " ".join(title.split()), match["kind"] in _TABLES)


def source_of(paragraph: Paragraph) -> tuple[str, str] | None:
    """The label and the words of 資料來源：…."""
    match = _SOURCE.fullmatch(paragraph.text.strip())
    return (match["label"], " ".join(match["text"].split())) if match else None


def captioned(blocks: Sequence[Block]) -> list[Part]:
    """*blocks* with pictures and tables joined to their captions."""
    flat = list(_without_frames(blocks))
    parts: list[Part] = []
    used: set[int] = set()
    for position, block in enumerate(flat):
        if id(block) in used:
            continue
        if isinstance(block, Table):
            above, below = _neighbours(parts, flat, position)
            caption, source = _take(above, below, used, parts, of_table=True)
            parts.append(CaptionedTable(block, caption, source))
        elif block.pictures:
            parts.extend(_figures(block, parts, flat, position, used))
        else:
            parts.append(block)
    return parts


def _figures(
    block: Paragraph, parts: list[Part], flat: list[Block], position: int, used: set[int]
) -> Iterator[Part]:
    own = _own_caption(block)
    above, below = _neighbours(parts, flat, position)
    captions = [] if own else list(_captions_below(below))
    pictures = block.pictures
    if own is None and not captions:
        caption, source = _take(above, below, used, parts, of_table=False)
        captions = [caption] if caption else []
        sources = [source] if source else []
    else:
        captions = [own] if own else captions[: len(pictures)]
        used |= {id(caption.paragraph) for caption in captions if caption.paragraph is not block}
        sources = list(_sources_below(below, used))
    words = any(isinstance(piece, Span) and piece.text.strip() for piece in block.content)
    if words and own is None:
        yield block
    for index, picture in enumerate(pictures):
        caption = captions[min(index, len(captions) - 1)] if captions else None
        source = sources[min(index, len(sources) - 1)] if sources else None
        yield Figure(picture, block, caption, source)


def _own_caption(block: Paragraph) -> Caption | None:
    """The caption that stands behind the picture in the same paragraph."""
    text = block.text.strip()
    if not text:
        return None
    match = _LABEL.match(text)
    if match is None:
        if "。" in text or len(text) > _LONGEST // 2:
            return None
        return Caption(block, "", "", " ".join(text.split()), False)
    label = text[: match.start("title")]
    return Caption(block, label, normalize("NFKC", match["number"]),
                   " ".join(match["title"].split()), False)  # fmt: skip


def _neighbours(
    parts: list[Part], flat: list[Block], position: int
) -> tuple[Part | None, list[Paragraph]]:
    """The part above, and the paragraphs with text that follow up to the next picture or table."""
    above = next((p for p in reversed(parts) if not isinstance(p, Paragraph) or p.line), None)
    below: list[Paragraph] = []
    for block in flat[position + 1 :]:
        if not isinstance(block, Paragraph) or block.pictures or len(below) >= 4:
            break
        if block.line:
            below.append(block)
    return above, below


def _captions_below(below: list[Paragraph]) -> Iterator[Caption]:
    for paragraph in below:
        caption = caption_of(paragraph)
        if caption is None or caption.of_table:
            return
        yield caption


def _sources_below(below: list[Paragraph], used: set[int]) -> Iterator[Paragraph]:
    for paragraph in below:
        if id(paragraph) in used:
            continue
        if source_of(paragraph) is None:
            return
        used.add(id(paragraph))
        yield paragraph


def _take(
    above: Part | None,
    below: list[Paragraph],
    used: set[int],
    parts: list[Part],
    *,
    of_table: bool,
) -> tuple[Caption | None, Paragraph | None]:
    """The caption and the source of what stands between *above* and *below*; they are used up."""
    caption = None
    first = caption_of(below[0]) if below else None
    over = caption_of(above) if isinstance(above, Paragraph) else None
    if over is not None and (over.of_table == of_table or (over.label == "" and first is None)):
        caption = over
        parts.remove(above)  # type: ignore[arg-type]
    if caption is None and first is not None and first.of_table == of_table:
        caption = first
        used.add(id(first.paragraph))
    return caption, next(_sources_below(below, used), None)


def _without_frames(blocks: Sequence[Block]) -> Iterator[Block]:
    """*blocks*; tables that only place pictures, or frame a text, are taken apart."""
    for block in blocks:
        if isinstance(block, Table) and is_picture_grid(block):
            yield from _of_grid(block)
        elif isinstance(block, Table) and sum(map(len, block.rows)) == 1:
            yield from _without_frames(block.rows[0][0].blocks)
        else:
            yield block


def is_picture_grid(table: Table) -> bool:
    """Whether *table* is there to set pictures side by side: all text in it is captions."""
    cells = [cell for row in table.rows for cell in row]
    pictures = sum(len(p.pictures) for cell in cells for p in paragraphs(cell.blocks))
    words = [cell for cell in cells if cell.text and not _pictures(cell)]
    return pictures > 0 and len(words) <= pictures + 1 and all(
        len(cell.text) <= _LONGEST * 2 for cell in cells
    )  # fmt: skip


def _pictures(cell: Cell) -> bool:
    return any(p.pictures for p in paragraphs(cell.blocks))


def _of_grid(table: Table) -> Iterator[Block]:
    """Each picture of *table*, followed by the words in its cell, or in the cell below it."""
    grid = table.grid()
    done: set[int] = set()
    for number, row in enumerate(grid):
        for column, cell in enumerate(row):
            if cell is None or id(cell) in done:
                continue
            done.add(id(cell))
            yield from _without_frames(cell.blocks)
            below = grid[number + 1][column] if number + 1 < len(grid) else None
            if _pictures(cell) and not cell.text and below is not None and not _pictures(below):
                done.add(id(below))
                yield from _as_captions(below)


def _as_captions(cell: Cell) -> Iterator[Block]:
    for block in cell.blocks:
        if isinstance(block, Paragraph) and block.line and not source_of(block):
            yield block if caption_of(block) else replace(block, role=Role.CAPTION)
        else:
            yield block
