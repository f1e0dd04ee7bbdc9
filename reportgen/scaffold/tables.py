"""Tables from elsewhere as rows of text: CSV in any usual encoding, and workbooks of Excel.

Workbooks are opened in a child process within bounds, after their parts have been measured: a file
of some kilobytes can unpack to gigabytes.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from reportgen import DISTRIBUTION, limits
from reportgen.filestate import open_regular
from reportgen.findings import Message, say
from reportgen.isolate.bounds import Done, bounded
from reportgen.places import label_of
from reportgen.scaffold.answers import Refused
from reportgen.text import is_refused

_ENCODINGS = ("utf-8-sig", "cp950")
"""UTF-8, and what Excel of Taiwan writes."""
_HEAD = 20
"""Rows among which the head of a table is looked for."""
_MIDNIGHT = time(0, 0)

Row = tuple[str, ...]


class Table(NamedTuple):
    """Rows below the head of a table, each as text by field, with its number in the file."""

    file: str
    rows: tuple[tuple[int, Mapping[str, str]], ...]
    unused: tuple[str, ...]
    """Headings of columns that serve no field."""


def read_table(path: Path, headings: Mapping[str, Sequence[str]], needed: str) -> Table:
    """The table in *path*; *headings* are the words by which each field's column is known.

    The head is the first row that has the field *needed*. Raises
    :class:`~reportgen.scaffold.answers.Refused`.
    """
    label = label_of(path)
    rows = _rows(path, label)
    for number, row in enumerate(rows[:_HEAD]):
        columns = _columns(row, headings)
        if needed in columns:
            below = _by_field(rows[number + 1 :], columns, number + 2)
            unused = tuple(
                heading
                for column, heading in enumerate(row)
                if heading and column not in columns.values()
            )
            return Table(label, tuple(below), unused)
    names = tuple(words[0] for words in headings.values())
    raise Refused(
        say("「{file}」裡找不到標題列。", file=label),
        say("第一列請寫欄名，至少要有「{needed}」。", needed=headings[needed][0]),
        say("認得的欄名：{names}。", names=names),
    )


def read_bounded(path: Path, label: str) -> bytes:
    """The bytes of *path*; raises ``Refused`` where it cannot be read or is too large."""
    try:
        with open_regular(path) as file:
            data = file.read(limits.TABLE_BYTES + 1)
    except OSError as problem:
        raise unreadable(label, problem.strerror or type(problem).__name__) from None
    if len(data) > limits.TABLE_BYTES:
        most = int(limits.TABLE_BYTES) // limits.MIB
        raise unreadable(label, say("檔案超過 {most} MiB", most=most))
    return data


def unreadable(label: str, reason: str | Message) -> Refused:
    """The refusal of the file *label*."""
    return Refused(say("讀不出「{file}」：{reason}。", file=label, reason=reason))


def wants_extra(label: str, package: str) -> Refused:
    """The refusal of the file *label*, which the *package* of the extra ``new`` would read."""
    return Refused(
        say("讀「{file}」要另裝 {package}。", file=label, package=package),
        say("請執行 pip install {name}。", name=f'"{DISTRIBUTION}[new]"'),
    )


def clean(text: str) -> str:
    """*text* on one line, without characters that records may not hold."""
    return " ".join("".join(" " if is_refused(char) else char for char in text).split())


def _rows(path: Path, label: str) -> list[Row]:
    suffix = path.suffix.lower()
    data = read_bounded(path, label)
    if suffix in {".xlsx", ".xlsm"}:
        return _rows_of_workbook(data, label)
    if suffix in {".csv", ".tsv", ".txt"}:
        return _rows_of_csv(data, label)
    raise Refused(say("「{file}」不是讀得出的表格。", file=label), say("請另存為 .xlsx 或 .csv。"))


def _rows_of_csv(data: bytes, label: str) -> list[Row]:
    text = _decoded(data, label)
    first = text.partition("\n")[0]
    delimiter = max(",\t;", key=first.count)
    try:
        return _bounded_rows(csv.reader(io.StringIO(text), delimiter=delimiter), label)
    except csv.Error:
        raise unreadable(label, say("引號或欄位不合 CSV 的寫法")) from None


def _decoded(data: bytes, label: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise unreadable(label, say("不是 UTF-8 也不是 Big5"))


def _rows_of_workbook(data: bytes, label: str) -> list[Row]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            size = sum(part.file_size for part in parts.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        raise unreadable(label, say("不是 Excel 的 .xlsx 檔，或檔案已損壞、加密")) from None
    if size > limits.TABLE_UNPACKED:
        raise unreadable(label, say("解開後過大"))
    if find_spec("openpyxl") is None:
        raise wants_extra(label, "openpyxl")
    outcome = bounded(_cells, data)
    if not isinstance(outcome, Done):
        raise unreadable(label, say("檔案已損壞，或過於龐大"))
    return _bounded_rows(outcome.value, label)


def _cells(data: bytes) -> list[Row]:
    """Body of the child: the first sheet that has anything."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        rows = []
        most = int(limits.TABLE_ROWS) + 1, int(limits.TABLE_COLUMNS) + 1
        for row in sheet.iter_rows(max_row=most[0], max_col=most[1], values_only=True):
            cells = tuple(_shown(value) for value in row)
            rows.append(cells[: len(cells) - _blank_end(cells)])
        if any(rows):
            return rows
    return []


def _blank_end(cells: Row) -> int:
    return next((n for n, cell in enumerate(reversed(cells)) if cell), len(cells))


def _shown(value: object) -> str:
    """The value of a cell as text: dates and times as the records write them."""
    if isinstance(value, datetime):
        if value.time() == _MIDNIGHT:
            return value.date().isoformat()
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)[: limits.TABLE_CELL + 1]


def _bounded_rows(rows: Iterable[Sequence[str]], label: str) -> list[Row]:
    """*rows* with their cells cleaned; raises ``Refused`` for more than a table may have."""
    result: list[Row] = []
    for row in rows:
        if len(result) >= limits.TABLE_ROWS:
            raise unreadable(label, say("超過 {most} 列", most=int(limits.TABLE_ROWS)))
        if len(row) > limits.TABLE_COLUMNS:
            raise unreadable(label, say("超過 {most} 欄", most=int(limits.TABLE_COLUMNS)))
        if any(len(cell) > limits.TABLE_CELL for cell in row):
            raise unreadable(label, say("一格超過 {most} 字", most=int(limits.TABLE_CELL)))
        result.append(tuple(clean(cell) for cell in row))
    return result


def _columns(row: Row, headings: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The column of each field whose heading *row* has; the first of two alike."""
    fields = {_plain(word): field for field, words in headings.items() for word in words}
    columns: dict[str, int] = {}
    for number, cell in enumerate(row):
        field = fields.get(_plain(cell))
        if field is not None:
            columns.setdefault(field, number)
    return columns


def _plain(heading: str) -> str:
    return "".join(normalize("NFKC", heading).casefold().split()).rstrip(":*")


def _by_field(
    rows: Sequence[Row], columns: Mapping[str, int], first: int
) -> Iterator[tuple[int, Mapping[str, str]]]:
    for number, row in enumerate(rows, start=first):
        if any(row):
            yield (
                number,
                {
                    field: row[column] if column < len(row) else ""
                    for field, column in columns.items()
                },
            )
