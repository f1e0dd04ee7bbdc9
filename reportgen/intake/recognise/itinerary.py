"""行前準備 and 行程: the preparation, the overview, and a table of days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from reportgen.intake.blocks import Block, Cell, Paragraph, Table, paragraphs
from reportgen.intake.ledger import core
from reportgen.intake.recognise.dates import Days, days_in
from reportgen.intake.recognise.facts import label_of
from reportgen.intake.recognise.prose import Writer
from reportgen.scaffold.commented import Tree

FILE = "itinerary.yaml"

_COLUMNS = {
    "日期": "date", "時間": "date", "月日": "date", "日次": "label", "天數": "label",
    "週次": "label",     "地點": "place", "城市": "place",
    "停留地點": "place", "起訖地點": "place", "行程地點": "place",
    "國家／城市": "place", "地區": "place",
    "行程": "activity", "活動": "activity", "內容": "activity", "工作內容": "activity",
    "行程內容": "activity", "活動內容": "activity", "工作概要": "activity", "預定行程": "activity",
    "任務": "activity", "行程紀要": "activity", "行程安排": "activity", "訪問內容": "activity",
    "參訪行程": "activity", "摘要": "activity", "訓練內容": "activity", "研習內容": "activity",
}  # fmt: skip
_KINDS = ("交通日", "假日", "研習日")


class Titles(NamedTuple):
    """Titles of sessions and topics, folded, with their ids."""

    ids: dict[str, str]

    def id_of(self, text: str) -> str | None:
        """The id of the session that *text* is the title of."""
        return self.ids.get(core(text))


def columns_of(table: Table) -> list[str] | None:
    """What each column holds; ``None`` for a table that is no itinerary."""
    grid = table.grid()
    if len(grid) < 2:
        return None
    columns = [
        _COLUMNS.get(label_of(cell.text), "") if cell is not None else "" for cell in grid[0]
    ]
    return columns if "date" in columns and "activity" in columns else None


def days_of(
    writer: Writer, table: Table, columns: Sequence[str], year: int | None, titles: Titles
) -> list[Tree]:
    """A day for each row of *table*; a row that cannot be dated stays unplaced."""
    grid = table.grid()
    for cell in grid[0]:
        _read(writer, cell)
    made: list[Tree] = []
    for row in grid[1:]:
        cells = dict(zip(columns, row, strict=True))
        day = _day(writer, cells, year, titles)
        if day is not None:
            made.append(day)
    return made


def _day(
    writer: Writer, cells: dict[str, Cell | None], year: int | None, titles: Titles
) -> dict[str, Tree] | None:
    dated = cells.get("date")
    if dated is None:
        return None
    text = dated.text.replace("\n", "")
    days = next(days_in(text, year), None)
    label = text if days is None else text[: days.start] + text[days.end :]
    label = re.sub(r"^[\s（(]*[一二三四五六日天][\s）)]*$", "", label).strip(" 　（）()至")
    day: dict[str, Tree] = {}
    unknown = re.search(r"不詳（[^（）]+）", dated.text)
    if days is None and unknown is None and not label:
        return None
    named = cells.get("label")
    if named is not None and named.text:
        label = named.text
        _read(writer, named)
    if unknown is not None and days is None:
        day["date"] = unknown[0]
        label = label.replace("不詳（" + unknown[0][3:-1], "").strip("（）")
    if label and not (days is not None and not core(label)):
        day["label"] = writer.line(label)
    if days is not None:
        day |= _dates(days)
    _read(writer, dated)
    place = cells.get("place")
    if place is not None and place.text.strip() not in {"", "－", "-", "—"}:
        day["place"] = writer.line(place.text)
        for paragraph in paragraphs(place.blocks):
            writer.ledger.put(paragraph, FILE, paragraph.text)
    else:
        _read(writer, place)
    activity = cells.get("activity")
    if activity is not None:
        _activity(writer, day, activity, titles)
    return day


def _dates(days: Days) -> dict[str, Tree]:
    made: dict[str, Tree] = {"date": days.first.isoformat()}
    if days.last is not None and days.last != days.first:
        made["until"] = days.last.isoformat()
    return made


def _activity(writer: Writer, day: dict[str, Tree], cell: Cell, titles: Titles) -> None:
    """The kind of a day, what was done, and the titles of its sessions."""
    rest: list[Block] = []
    sessions: list[str] = []
    for block in cell.blocks:
        if isinstance(block, Paragraph) and block.line:
            if block.line in _KINDS and not rest and "kind" not in day:
                day["kind"] = block.line
                writer.ledger.put(block, FILE, block.text)
                continue
            identifier = titles.id_of(block.line)
            if identifier is not None:
                sessions.append(identifier)
                writer.ledger.put(block, FILE, (), block.text)
                continue
        rest.append(block)
    text = writer.prose(rest, FILE)
    if text:
        day["activity"] = text
    if sessions:
        day["sessions"] = list(dict.fromkeys(sessions))


def _read(writer: Writer, cell: Cell | None) -> None:
    for paragraph in paragraphs(cell.blocks) if cell is not None else ():
        writer.ledger.put(paragraph, FILE, (), paragraph.text)


def days_in_lines(
    writer: Writer, blocks: Sequence[Block], year: int | None
) -> tuple[list[Tree], list[Block]]:
    """Days that are written as lines (12 月 7 日：…), and the blocks that are none.

    At least two in a row, or it is prose that begins with a date.
    """
    dated = [(b, _line(b, year)) for b in blocks]
    if sum(days is not None for _, days in dated) < 2:
        return [], list(blocks)
    made: list[Tree] = []
    rest: list[Block] = []
    last: date | None = None
    for block, days in dated:
        if days is None or not isinstance(block, Paragraph) or (last and days.first < last):
            rest.append(block)
            continue
        last = days.first
        text = block.text.strip()[days.end :].lstrip(" \u3000：:，\t")
        day: dict[str, Tree] = dict(_dates(days))
        day["activity"] = writer.sign(" ".join(text.split()))
        head = block.text[: len(block.text) - len(text)] if block.text.endswith(text) else ""
        writer.ledger.put(block, FILE, text, head)
        made.append(day)
    return made, rest


def _line(block: Block, year: int | None) -> Days | None:
    if not isinstance(block, Paragraph):
        return None
    days = next(days_in(block.text.strip(), year), None)
    return days if days is not None and days.start == 0 and len(block.line) > days.end else None
