"""參考資料: address and day of access of each entry; all other words are its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.intake.blocks import Block, Paragraph
from reportgen.intake.ledger import core
from reportgen.intake.recognise.dates import days_in
from reportgen.intake.recognise.sessions import CHECK, Context, name_of
from reportgen.intake.recognise.tree import Node, numbered
from reportgen.scaffold.commented import Noted, Tree

_URL = re.compile(r"https?://[^\s<>「」（）()，。；、]+")
_ACCESSED = re.compile(
    r"[（(]?\s*(?:瀏覽|檢索|查閱|最後瀏覽|取用)(?:日期|日|時間)?\s*[：:]?\s*(?P<day>[^（）()]+?)\s*[）)]"
)


def references_of(context: Context, node: Node, file: str) -> list[Tree]:
    """The groups of *node*: one for each heading below it, or one for all."""
    groups: list[Tree] = []
    own = _entries(context, node.blocks, file)
    if own:
        groups.append({"title": Noted("參考資料", "匯入：原檔沒有分組"), "references": own})
    for child in node.children:
        title = name_of(context, child, file)
        group: dict[str, Tree] = {"title": title}
        entries = _entries(context, child.blocks, file)
        if entries:
            group["references"] = entries
        if child.children:
            group["groups"] = references_of(context, Node("", children=child.children), file)
        groups.append(group)
    return groups or [{"title": "參考資料", "references": [{"title": "待填"}]}]


def _entries(context: Context, blocks: Sequence[Block], file: str) -> list[Tree]:
    return [
        _entry(context, block, file)
        for block in blocks
        if isinstance(block, Paragraph) and block.line
    ]


def _entry(context: Context, paragraph: Paragraph, file: str) -> dict[str, Tree]:
    """One entry: its address, its day of access, and all other words as the title."""
    number = numbered(paragraph)
    typed = number.text if number is not None and not paragraph.number else ""
    text = paragraph.text[len(typed) :]
    entry: dict[str, Tree] = {}
    kept, read = [], [typed]
    accessed = _ACCESSED.search(text)
    if accessed is not None:
        days = next(days_in(accessed["day"]), None)
        if days is not None and days.dated:
            entry["accessed"] = days.first.isoformat()
            read.append(accessed[0])
            text = text[: accessed.start()] + text[accessed.end() :]
    address = _URL.search(text)
    if address is not None:
        entry["url"] = address[0]
        kept.append(address[0])
        text = text[: address.start()] + text[address.end() :]
    title = context.writer.line(text).strip(" ，。、")
    kept.append(text)
    context.writer.ledger.put(paragraph, file, kept, read)
    if not core(title):
        title = str(entry.get("url", "待填"))
    elif "，" in title or "," in title:
        context.writer.ledger.guess(file, title, "作者、書刊與日期請自題名分出")
        return {"title": Noted(title, f"{CHECK}，作者、書刊與日期請分出"), **entry}
    return {"title": title, **entry}
