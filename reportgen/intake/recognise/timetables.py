"""Tables of an agenda: rows are times; columns are venues, or the title and who presents it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from reportgen.intake.blocks import Block, Cell, Paragraph, Table, paragraphs
from reportgen.intake.recognise.dates import time_in
from reportgen.intake.recognise.facts import label_of

Used = tuple[Paragraph, str | tuple[str, ...], str | tuple[str, ...]]
"""A paragraph, its words that a record keeps, and those that are read."""

TIMES = frozenset(("時間", "時段", "起訖時間", "Time"))
_TITLES = frozenset(("議題", "場次", "主題", "內容", "活動", "議程", "題目", "項目", "議程內容"))
_WHO = frozenset(("主講人", "講者", "主持人", "講師", "主辦或講者", "報告人", "主辦", "主辦單位",
                  "負責人", "與談人"))  # fmt: skip
_PLACES = frozenset(("地點", "會場", "場地", "會議室"))
_CODES = ("en", "fr", "es", "de", "ja", "ko", "zh", "ru", "ar", "pt", "it", "nl", "vi", "th", "id",
          "pl", "cs", "sv", "uk", "tr", "ka", "mn", "hi", "ms")  # fmt: skip
"""Languages that interpreters of meetings work in."""


class Venue(NamedTuple):
    """A room, the building that it is in, and the languages that are interpreted there."""

    name: str
    site: str = ""
    languages: tuple[str, ...] = ()


@dataclass(slots=True)
class Slot:
    """A session of an agenda; ``details`` are the blocks below its title."""

    time: str
    venue: Venue
    title: str
    organiser: str = ""
    languages: tuple[str, ...] = ()
    track: str = ""
    details: list[Block] = field(default_factory=list)


def is_timetable(block: Block | None) -> bool:
    """Whether *block* is a table whose first column has times."""
    if not isinstance(block, Table):
        return False
    grid = block.grid()
    first = grid[0][0] if grid and grid[0] else None
    return len(grid) > 1 and first is not None and label_of(first.text) in TIMES


def is_grid(table: Table) -> bool:
    """Whether the columns of *table* are venues."""
    return not any(cell and label_of(cell.text) in _TITLES for cell in table.grid()[0])


def slots_of(table: Table, venue: Venue, used: list[Used]) -> list[Slot] | None:
    """The slots of the timetable *table*, those without a venue of their own in *venue*.

    What is understood is added to *used*; ``None`` where a row has no time.
    """
    grid = table.grid()
    first = grid[0][0]
    heads = grid[: first.rows if first is not None else 1]
    read: list[Used] = [(p, (), p.text) for row in heads for cell in row if cell
                        for p in paragraphs(cell.blocks)]  # fmt: skip
    body = grid[len(heads) :]
    times = list(_times(body))
    if not body or any(time is None for time in times):
        return None
    known = [time or "" for time in times]
    labels = [label_of(cell.text) if cell is not None else "" for cell in heads[0]]
    read += [(p, (), p.text) for row in body if row[0] for p in paragraphs(row[0].blocks)]
    listed = not is_grid(table)
    venues = [] if listed else list(_venues(heads))
    slots: list[Slot] = []
    for number, row in enumerate(body):
        for cell in row[1:]:
            read += _kept(cell) if cell is not None else ()
        if listed:
            slots.append(_of_list(labels, row, known[number], venue))
        else:
            slots += _of_grid(venues, row, known, number)
    used += read
    return slots


def _times(body: Sequence[Sequence[Cell | None]]) -> Iterator[str | None]:
    """The time of each row; a row without one goes on with the time above it."""
    last: str | None = None
    for row in body:
        text = row[0].text.strip() if row[0] is not None else ""
        time = time_in(text) if text else None
        if text:
            last = time.value if time is not None else None
        yield last


def _venues(heads: Sequence[Sequence[Cell | None]]) -> Iterator[Venue]:
    """The venue of each column but the first; over it, its building."""
    site = ""
    for column in range(1, len(heads[0])):
        above, cell = heads[0][column], heads[-1][column]
        if above is not None:
            site = " ".join(above.text.split()) if len(heads) > 1 else ""
        lines = [line for line in _lines(cell) if line] if cell is not None else []
        spoken = languages_in(lines[-1]) if len(lines) > 1 else ()
        yield Venue(" ".join(lines[:-1] if spoken else lines), site, spoken)


def _lines(cell: Cell) -> list[str]:
    return [" ".join(line.split()) for p in paragraphs(cell.blocks) for line in p.text.split("\n")]


def _kept(cell: Cell) -> Iterator[Used]:
    """The lines of *cell*: times and languages are read, all others kept."""
    for paragraph in paragraphs(cell.blocks):
        kept, read = [], []
        for line in paragraph.text.split("\n"):
            head = _head(line)
            title, spoken = without_languages(line) if head is None else (head.title, ())
            kept.append(title)
            read.append(line.replace(title, "", 1) if head is not None or spoken else "")
        yield paragraph, tuple(kept), tuple(read)


def _of_list(labels: Sequence[str], row: Sequence[Cell | None], time: str, venue: Venue) -> Slot:
    def under(names: frozenset[str]) -> str:
        texts = (c.text for label, c in zip(labels, row, strict=True) if c and label in names)
        return " ".join(" ".join(text.split()) for text in texts)

    title, spoken = without_languages(under(_TITLES))
    place = under(_PLACES)
    return Slot(time, Venue(place) if place else venue, title, under(_WHO), spoken)


def _of_grid(
    venues: Sequence[Venue], row: Sequence[Cell | None], times: Sequence[str], number: int
) -> Iterator[Slot]:
    for venue, cell in zip(venues, row[1:], strict=True):
        if cell is None or not cell.text.strip():
            continue
        slot: Slot | None = None
        for line in filter(None, _lines(cell)):
            head = _head(line)
            if head is not None:
                slot = Slot(head.time, venue, head.title, "", head.languages, head.track)
                yield slot
            elif slot is None:
                slot = Slot(_until(times, number, cell.rows), venue, line)
                yield slot
            elif not slot.title:
                slot.title, slot.languages = line, slot.languages
            else:
                slot.organiser = f"{slot.organiser} {line}".strip()


def _until(times: Sequence[str], number: int, rows: int) -> str:
    """The time of a cell that is *rows* tall: to the end of the last row that it covers."""
    start, last = times[number], times[min(number + rows, len(times)) - 1]
    return f"{start.partition('-')[0]}-{last.partition('-')[2]}" if "-" in last else start


class _Head(NamedTuple):
    """The first line of a slot: its own time, languages, the label of its track, its title."""

    time: str
    languages: tuple[str, ...]
    track: str
    title: str


_TRACK = re.compile(r"[A-Z]\d?|[一-鿿]{1,2}")


def _head(line: str) -> _Head | None:
    time = time_in(line) if re.match(r"\s*\d", line) else None
    if time is None or line[: time.start].strip():
        return None
    rest = line[time.end :].strip()
    *before, last = rest.split(" ") if rest else [""]
    if languages_in(last):
        return _Head(time.value, languages_in(last), "", " ".join(before))
    if before and languages_in(before[0]) and _TRACK.fullmatch(last):
        return _Head(time.value, languages_in(before[0]), last, "")
    if not before and _TRACK.fullmatch(last):
        return _Head(time.value, (), last, "")
    return _Head(time.value, (), "", rest)


def without_languages(text: str) -> tuple[str, tuple[str, ...]]:
    """*text* without the languages in which a session is held, and their codes."""
    before, gap, last = text.rstrip().rpartition(" ")
    spoken = languages_in(last) if gap else ()
    return (before.rstrip(), spoken) if spoken else (text, ())


def languages_in(text: str) -> tuple[str, ...]:
    """The codes of the languages that *text* lists (法文、英文); none where it is anything else."""
    if not text.endswith(("文", "語")):
        return ()
    codes = [_languages().get(name.removesuffix("語") + "文" if name.endswith("語") else name)
             for name in re.split(r"[、／/]", text)]  # fmt: skip
    return tuple(code for code in codes if code) if all(codes) else ()


@cache
def _languages() -> dict[str, str]:
    from reportgen.records.countries import language_name

    return {language_name(code, "zh_Hant_TW"): code for code in _CODES}
