"""議程: tables whose rows are times and whose columns are venues, or a list of times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import groupby

from reportgen.intake.blocks import Block, Cell, Paragraph, Table, paragraphs
from reportgen.intake.recognise.dates import days_in, time_in
from reportgen.intake.recognise.facts import label_of
from reportgen.intake.recognise.roster import split_name
from reportgen.intake.recognise.sessions import Context
from reportgen.scaffold.commented import Tree

_TITLES = {"議題", "場次", "主題", "內容", "活動", "議程", "題目", "項目", "議程內容"}
_WHO = {
    "主講人",
    "講者",
    "主持人",
    "講師",
    "主辦或講者",
    "報告人",
    "主辦",
    "主辦單位",
    "負責人",
    "與談人",
}
_PLACES = {"地點", "會場", "場地", "會議室"}


def agenda_of(context: Context, blocks: Sequence[Block], file: str) -> dict[str, Tree] | None:
    """The agenda that *blocks* are; ``None`` where one of their tables is no timetable of a day.

    Nothing is entered in the ledger before all of it is understood.
    """
    days: list[tuple[date, list[_Slot]]] = []
    rest: list[Block] = []
    day: date | None = None
    used: list[tuple[Paragraph, str, str]] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found = next(days_in(block.line, context.year), None)
            if found is not None and len(block.line) - (found.end - found.start) < 20:
                day = found.first
                used.append((block, "", block.text))
            elif not days:
                rest.append(block)
            elif block.line:
                return None
            continue
        slots = _slots(block, used)
        if slots is None or day is None:
            return None
        days.append((day, slots))
    if not days or not any(slots for _, slots in days):
        return None
    return _record(context, days, rest, used, file)


class _Slot:
    """A time, a venue, a title, and who presents it."""

    def __init__(self, time: str, venue: str, title: str, organiser: str) -> None:
        self.time, self.venue, self.title, self.organiser = time, venue, title, organiser


def _slots(table: Table, used: list[tuple[Paragraph, str, str]]) -> list[_Slot] | None:
    """The slots of *table*, whose first column has times."""
    grid = table.grid()
    if len(grid) < 2 or grid[0][0] is None or label_of(grid[0][0].text) not in {"時間", "Time"}:
        return None
    heads = [cell.text.replace("\n", "") if cell is not None else "" for cell in grid[0]]
    labels = [label_of(head) for head in heads]
    slots: list[_Slot] = []
    read: list[tuple[Paragraph, str, str]] = [
        (p, "", p.text) for cell in grid[0] if cell is not None for p in paragraphs(cell.blocks)
    ]
    as_list = any(label in _TITLES for label in labels)
    for row in grid[1:]:
        time = time_in(row[0].text) if row[0] is not None else None
        if row[0] is None or time is None:
            return None
        read += [(p, "", p.text) for p in paragraphs(row[0].blocks)]
        read += [piece for cell in row[1:] if cell for piece in _kept(cell)]
        if as_list:
            slots.append(_of_list(labels, row, time.value))
        else:
            slots += _of_grid(heads, row, time.value)
    used += read
    return slots


def _kept(cell: Cell) -> list[tuple[Paragraph, str, str]]:
    return [(p, p.text, "") for p in paragraphs(cell.blocks)]


def _of_list(labels: Sequence[str], row: Sequence[Cell | None], time: str) -> _Slot:
    def under(names: set[str]) -> str:
        texts = (c.text for label, c in zip(labels, row, strict=True) if c and label in names)
        return " ".join(" ".join(text.split()) for text in texts)

    return _Slot(time, under(_PLACES), under(_TITLES), under(_WHO))


def _of_grid(heads: Sequence[str], row: Sequence[Cell | None], time: str) -> list[_Slot]:
    slots = []
    for head, cell in list(zip(heads, row, strict=True))[1:]:
        if cell is None or not cell.text.strip():
            continue
        lines = [line for line in cell.text.split("\n") if line.strip()]
        own = time_in(lines[0]) if re.match(r"\d", lines[0]) else None
        if own is not None and own.end >= len(lines[0].strip()) - 1 and len(lines) > 1:
            time, lines = own.value, lines[1:]
        slots.append(_Slot(time, head, lines[0], " ".join(lines[1:])))
    return slots


def _record(
    context: Context,
    days: list[tuple[date, list[_Slot]]],
    rest: list[Block],
    used: list[tuple[Paragraph, str, str]],
    file: str,
) -> dict[str, Tree]:
    writer = context.writer
    names = list(dict.fromkeys(slot.venue or "會場" for _, slots in days for slot in slots))
    ids = {name: f"venue-{number}" for number, name in enumerate(names, start=1)}
    made: dict[str, Tree] = {}
    text = writer.prose(rest, file)
    if text:
        made["prose"] = text
    made["venues"] = [{"id": ids[name], "name": writer.line(name)} for name in names]
    agenda_days: list[Tree] = []
    for day, group in groupby(sorted(days, key=lambda pair: pair[0]), key=lambda pair: pair[0]):
        slots: list[Tree] = []
        for slot in (slot for _, slots_of in group for slot in slots_of):
            zh, foreign = split_name(writer.line(slot.title or "待填"))
            entry: dict[str, Tree] = {
                "time": slot.time,
                "title": {"zh": zh, "foreign": foreign} if foreign else zh,
                "venue": ids[slot.venue or "會場"],
            }
            if slot.organiser:
                entry["organiser"] = writer.line(slot.organiser)
            slots.append(entry)
        agenda_days.append({"date": day.isoformat(), "slots": slots})
    for paragraph, kept, read in used:
        writer.ledger.put(paragraph, file, kept, read)
    made["days"] = agenda_days
    return made
