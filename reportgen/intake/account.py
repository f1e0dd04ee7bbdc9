"""What went where: the closing table, ``import.md`` and ``unplaced.md``.

Both files are for the person who goes on with the report, in Chinese as the records' comments are.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from reportgen.findings import Message, say
from reportgen.intake.comments import commented, written
from reportgen.intake.ledger import Tally, bare

if TYPE_CHECKING:
    from reportgen.intake.importing import Imported


class Row(NamedTuple):
    """A line of the closing table."""

    where: Message | str
    tally: Tally


def rows(imported: Imported) -> list[Row]:
    """The closing table: every file with its paragraphs and characters, and the sum."""
    account = imported.account
    unplaced = Tally()
    for item in account.unplaced:
        unplaced = unplaced.with_text(item.text)
    return [
        *(Row(where, tally) for where, tally in sorted(account.placed.items())),
        Row(say("由程式印出（標題、編號、標籤、日期、人員）"), account.read),
        Row(say("未能放入（unplaced.md）"), unplaced),
        Row(say("合計"), account.whole),
    ]


def import_md(imported: Imported) -> str:
    """``import.md``: the account of an import."""
    return "\n".join(_import_lines(imported)) + "\n"


def _import_lines(imported: Imported) -> Iterator[str]:
    document, made = imported.document, imported.made
    yield f"# 匯入紀錄：{document.name}\n"
    yield "這個檔案說明原檔的每一段去了哪裡。核對完畢即可刪去，不影響報告。\n"
    yield "## 去向\n"
    yield "| 去處 | 段 | 字 |\n|:---|---:|---:|"
    for row in rows(imported):
        where = row.where if isinstance(row.where, str) else row.where.text()
        yield f"| {where} | {row.tally.paragraphs:,} | {row.tally.characters:,} |"
    yield ""
    yield from _section("請核對的推測", [
        f"`{guess.where}`：{guess.why}（原文：{_line(guess.text)}）"
        for guess in made.ledger.guesses
    ])  # fmt: skip
    yield from _section("前後不一與注意事項", [
        "".join((f.message.text(), *(hint.text() for hint in f.hints)))
        for f in imported.findings
    ])  # fmt: skip
    yield from _section("追蹤修訂刪去的文字", [_line(text) for text in document.deleted])
    yield from _section("沒有放進報告的圖片", [f"`{path}`" for path in imported.loose])
    if imported.layout:
        yield "## 版型\n"
        yield "原檔的編號、章名或圖表標號與版型不同，`.layout/authority.yaml` 是依原檔寫的版型，"
        yield "要採用時照檔案開頭的說明放到 `templates/`。\n"
    if made.changed:
        yield "## 改寫\n"
        yield f"中文旁的括號與冒號改為全形 {made.changed} 處；加上 --as-is 則一字不改。\n"
    yield "## 由程式印出的文字\n"
    yield "這些字不再存成文字：編號、標籤與標題由版型印出，日期與人員已分成欄位。\n"
    for where, group in groupby(sorted(made.ledger.readings()), key=lambda pair: pair[0]):
        yield f"- `{where}`：" + "｜".join(filter(None, (_line(text) for _, text in group)))


def _section(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"## {title}\n"
        yield from (f"- {line}" for line in dict.fromkeys(lines))
        yield ""


def _line(text: str) -> str:
    return " ".join(text.split())


def unplaced_md(imported: Imported) -> str:
    """``unplaced.md``: the text that is in no record, in the order of the file."""
    return "\n".join(_unplaced_lines(imported)) + "\n"


def _unplaced_lines(imported: Imported) -> Iterator[str]:
    yield f"# 未能放入的內容：{imported.document.name}\n"
    yield "以下文字與圖片沒有放進任何記錄。請移到適當的記錄，或確認不需要後刪去這個檔案。\n"
    for heading, group in groupby(imported.account.unplaced, key=lambda item: item.after):
        yield f"## 原在「{heading}」之下\n" if heading else "## 第一章之前\n"
        for item in group:
            why = f"（{item.why}）" if item.why else ""
            yield f"{item.text}{why}\n"
    if comments := homeless(imported):
        yield "## 批註\n"
        yield from (f"- {comment}\n" for comment in comments)
    if imported.loose:
        yield "## 圖片\n"
        yield from (f"- {path}" for path in imported.loose)


def homeless(imported: Imported) -> list[str]:
    """Comments on paragraphs that are in no record."""
    files, where = imported.made.files, imported.made.ledger.where
    return [
        f"{written(comment)}（對「{paragraph.line[:30]}」）"
        for paragraph in commented(imported)
        if where(paragraph) not in files
        for comment in paragraph.comments
    ]


def share(imported: Imported) -> float:
    """The part of all characters that is in records or printed by the program, from 0 to 1."""
    unplaced = sum(len(bare(item.text)) for item in imported.account.unplaced)
    whole = imported.account.whole.characters
    return 1 - unplaced / whole if whole else 1.0
