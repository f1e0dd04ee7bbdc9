"""附錄: the roster, photographs, tables, references, agendas, reprinted documents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.intake.blocks import Block, Paragraph, Table
from reportgen.intake.recognise.advice import below
from reportgen.intake.recognise.agenda import agenda_of
from reportgen.intake.recognise.captions import CaptionedTable, Figure, Part, captioned, source_of
from reportgen.intake.recognise.references import references_of
from reportgen.intake.recognise.roster import columns_of, from_table
from reportgen.intake.recognise.sessions import Context, name_of
from reportgen.intake.recognise.tree import Node
from reportgen.scaffold.commented import Noted, Tree

_PHOTOS = re.compile(r"照片|相片|剪影|影像|花絮")
_REFERENCES = re.compile(r"參考(?:資料|文獻|書目)|引用文獻|延伸閱讀")
ALT = "待填：照片裡有什麼"


def appendix_of(context: Context, node: Node, file: str, number: int) -> dict[str, Tree]:
    """The record of one appendix, in *file*."""
    title: Tree = name_of(context, node, file)
    head: dict[str, Tree] = {"kind": "", "id": f"appendix-{number}", "title": title}
    tables = [block for block in node.blocks if isinstance(block, Table)]
    if not node.children and len(tables) == 1 and (columns := columns_of(tables[0])) is not None:
        from_table(context.roster, tables[0], columns, context.writer.ledger)
        shown = [c for c in columns if c and c != "note"]
        rest = [block for block in node.blocks if block is not tables[0]]
        made = {**head, "kind": "roster", **_prose(context, rest, file)}
        usual = ["number", "agency", "name", "post"]
        return made if shown == usual else {**made, "columns": list(shown)}
    if not node.children:
        parts = captioned(node.blocks)
        photos = _photos(context, node.title, parts, file)
        if photos is not None:
            return {**head, "kind": "photos", **photos}
        table = _table(context, parts, file)
        if table is not None:
            return {**head, "kind": "table", **table}
        agenda = agenda_of(context, node.title, node.blocks, file)
        if agenda is not None:
            return {**head, "kind": "agenda", **agenda}
    if _REFERENCES.search(node.title):
        return {**head, "kind": "references", "groups": references_of(context, node, file)}
    prose = below(context, node, file)
    return {**head, "kind": "document", "prose": prose or Noted("待填", "匯入：原檔在此沒有內容")}


def _prose(context: Context, blocks: Sequence[Block], file: str) -> dict[str, Tree]:
    text = context.writer.prose(blocks, file)
    return {"prose": text} if text else {}


def _photos(
    context: Context, title: str, parts: Sequence[Part], file: str
) -> dict[str, Tree] | None:
    """Photographs, where there are hardly any words beside them."""
    figures = [part for part in parts if isinstance(part, Figure)]
    words = [p for p in parts if isinstance(p, Paragraph) and p.line]
    tables = any(isinstance(part, CaptionedTable) for part in parts)
    if not figures or tables or (len(words) > 3 and not _PHOTOS.search(title)):
        return None
    if len(figures) < 2 and not _PHOTOS.search(title):
        return None
    writer = context.writer
    text = writer.of_parts(words, file)
    photos: list[Tree] = []
    for figure in figures:
        photo: dict[str, Tree] = {"file": writer.picture(figure.picture)}
        caption = figure.caption
        if caption is not None:
            photo["caption"] = writer.line(caption.title)
            writer.ledger.put(caption.paragraph, file, caption.title, caption.label)
            label = writer.labels.get(("圖", caption.number))
            if label:
                photo = {"id": label, **photo}
        else:
            photo["caption"] = Noted("待填", "匯入：原檔沒有圖說")
        photo["alt"] = figure.picture.alt or Noted(ALT, "匯入：原檔沒有替代文字")
        words_of = source_of(figure.source) if figure.source is not None else None
        if figure.source is not None and words_of is not None:
            photo["source"] = writer.line(words_of[1])
            writer.ledger.put(figure.source, file, words_of[1], words_of[0])
        photos.append(photo)
    made: dict[str, Tree] = {"prose": text} if text else {}
    return {**made, "photos": photos}


def _table(context: Context, parts: Sequence[Part], file: str) -> dict[str, Tree] | None:
    """附表: one table of plain cells, with words before it only."""
    tables = [part for part in parts if isinstance(part, CaptionedTable)]
    if len(tables) != 1 or any(isinstance(part, Figure) for part in parts):
        return None
    (part,) = tables
    position = list(parts).index(part)
    after = [p for p in parts[position + 1 :] if not isinstance(p, Paragraph) or p.line]
    if after or not _is_plain(part.table):
        return None
    grid = part.table.grid()
    writer = context.writer
    rows = [[writer.line(cell.text) if cell else "" for cell in row] for row in grid]
    text = writer.of_parts(parts[:position], file)
    for row in part.table.rows:
        for cell in row:
            for block in cell.blocks:
                if isinstance(block, Paragraph):
                    writer.ledger.put(block, file, block.text)
    made: dict[str, Tree] = {"prose": text} if text else {}
    made["columns"] = list(rows[0])
    made["rows"] = [[cell or "－" for cell in row] for row in rows[1:]]
    if part.caption is not None:
        writer.ledger.put(part.caption.paragraph, file, (), part.caption.paragraph.text)
    words_of = source_of(part.source) if part.source is not None else None
    if part.source is not None and words_of is not None:
        made["source"] = writer.line(words_of[1])
        writer.ledger.put(part.source, file, words_of[1], words_of[0])
    return made


def _is_plain(table: Table) -> bool:
    """Whether *table* has a head and rows of single cells with text alone."""
    grid = table.grid()
    if len(grid) < 2 or any(cell is None or not cell.text for cell in grid[0]):
        return False
    cells = [cell for row in grid for cell in row]
    return all(cell is not None and all(
        isinstance(b, Paragraph) and not b.pictures for b in cell.blocks
    ) for cell in cells)  # fmt: skip
