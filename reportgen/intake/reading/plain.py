"""Plain text (.txt) and Markdown (.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen import limits
from reportgen.findings import say
from reportgen.intake.blocks import (
    Block,
    Cell,
    Document,
    Inline,
    NoteCall,
    Paragraph,
    Role,
    Span,
    Table,
)
from reportgen.intake.reading.columns import blocks_of
from reportgen.intake.reading.lines import measure_of, measured, single_spaced
from reportgen.intake.reading.refused import Refused, too_large
from reportgen.places import Place
from reportgen.rulebook.intake import IMPORT_LOSSY, IMPORT_UNREADABLE

_ENCODINGS = ("utf-8-sig", "cp950")
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-–—]\s*)?(?:第\s*)?(?:\d{1,3}|[ivx]{1,5})(?:\s*頁)?(?:\s*[-–—])?\s*"
)

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*")
_ROW = re.compile(r"\s*\|(.*)\|\s*")
_RULE = re.compile(r"\s*\|?[\s:|-]+\|?\s*")
_ITEM = re.compile(r"(\s*)([-*+])\s+(.*)")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]:\s*(.*)")
_LOOK = re.compile(
    r"\[\^(?P<note>[^\]\s]+)\]|!\[(?P<alt>[^\]]*)\]\((?P<file>[^)\s]+)[^)]*\)"
    r"|\[(?P<text>[^\]]+)\]\((?P<link>https?://[^)\s]+)\)|<(?P<url>https?://[^>\s]+)>"
    r"|\*\*(?P<bold>[^*]+)\*\*|\*(?P<italic>[^*\s][^*]*)\*|\\(?P<char>[!-/:-@\[-`{-~])"
)


def decoded(data: bytes) -> str:
    """The text of *data*: UTF-8, UTF-16 with its mark, or Big5."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        candidates: tuple[str, ...] = ("utf-16",)
    else:
        candidates = _ENCODINGS
    for encoding in candidates:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise Refused(
        IMPORT_UNREADABLE,
        say("看不出這個檔案的文字編碼。"),
        say("請以記事本開啟，另存新檔時編碼選 UTF-8，再匯入。"),
    )


def read_text(data: bytes, name: str) -> Document:
    """A text file; lines that end as on a page are joined."""
    text = decoded(data)
    pages = text.split("\f")
    lines = [line for page in pages for line in [*_without_page_number(page.split("\n")), ""]]
    spaced = measured(single_spaced(lines))
    blocks = list(blocks_of(spaced, measure_of(spaced)))
    _bound(len(blocks))
    lossy = IMPORT_LOSSY.finding(
        Place(name),
        say("純文字檔沒有樣式、表格與圖片；標題與段落由文字推測。"),
        say("若有 Word 檔，請改為匯入 Word 檔。"),
    )
    return Document(name, tuple(blocks), findings=(lossy,))


def _without_page_number(lines: list[str]) -> list[str]:
    filled = [n for n, line in enumerate(lines) if line.strip()]
    if len(filled) > 1 and _PAGE_NUMBER.fullmatch(lines[filled[-1]]):
        return lines[: filled[-1]]
    return lines


def _bound(count: int) -> None:
    if count > limits.IMPORT_PARAGRAPHS:
        raise too_large(say("這個檔案超過 {n} 段。", n=int(limits.IMPORT_PARAGRAPHS)))


def read_markdown(data: bytes, name: str) -> Document:
    """A Markdown file: headings, lists, tables, notes, emphasis and links."""
    notes: dict[str, tuple[Block, ...]] = {}
    lines: list[str] = []
    for line in decoded(data).split("\n"):
        note = _NOTE.match(line)
        if note is not None:
            notes[note[1]] = (Paragraph(tuple(_inlines(note[2]))),)
        else:
            lines.append(line)
    blocks = tuple(_blocks(lines))
    _bound(len(blocks))
    return Document(name, blocks, notes)


def _blocks(lines: list[str]) -> Iterator[Block]:
    waiting: list[str] = []
    rows: list[str] = []
    for line in [*lines, ""]:
        if rows and not _ROW.fullmatch(line):
            yield _table(rows)
            rows = []
        heading, item = _HEADING.fullmatch(line), _ITEM.fullmatch(line)
        row = _ROW.fullmatch(line)
        starts = heading or item or row or not line.strip() or re.match(r"\s*\d+[.)]\s", line)
        if starts and waiting:
            yield _paragraph(waiting)
            waiting = []
        if heading:
            yield Paragraph(tuple(_inlines(heading[2])), level=len(heading[1]))
        elif row:
            rows.append(line)
        elif item:
            yield Paragraph(tuple(_inlines(item[3])), depth=len(item[1]) // 2 + 1, role=Role.BULLET)
        elif line.strip():
            waiting.append(line.strip())


def _paragraph(lines: list[str]) -> Paragraph:
    from reportgen.intake.reading.lines import joined

    quote = all(line.startswith(">") for line in lines)
    if quote:
        lines = [line.lstrip("> ") for line in lines]
    text = lines[0]
    for line in lines[1:]:
        text = (
            f"{text[:-1]}\n{line}" if text.endswith("\\") else joined(text, line) if line else text
        )
    return Paragraph(tuple(_inlines(text)), role=Role.QUOTE if quote else Role.BODY)


def _table(rows: list[str]) -> Table:
    made = []
    for row in rows:
        if _RULE.fullmatch(row):
            continue
        match = _ROW.fullmatch(row)
        assert match is not None
        texts = re.split(r"(?<!\\)\|", match[1])
        made.append(tuple(Cell((Paragraph(tuple(_inlines(text.strip()))),)) for text in texts))
    return Table(tuple(made))


def _inlines(text: str) -> Iterator[Inline]:
    end = 0
    for match in _LOOK.finditer(text):
        if match.start() > end:
            yield Span(text[end : match.start()])
        end = match.end()
        if match["note"]:
            yield NoteCall(match["note"])
        elif match["file"]:
            yield Span(match["alt"])
        elif match["link"]:
            yield Span(match["text"], link=match["link"])
        elif match["url"]:
            yield Span(match["url"], link=match["url"])
        elif match["bold"]:
            yield Span(match["bold"], bold=True)
        elif match["italic"]:
            yield Span(match["italic"], italic=True)
        else:
            yield Span(match["char"])
    if end < len(text):
        yield Span(text[end:])
