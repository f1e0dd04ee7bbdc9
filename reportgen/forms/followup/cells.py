"""The follow-up table as cells, and as CSV; and the way back from cells to rows."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from io import StringIO

from reportgen.findings import Translate, say
from reportgen.forms.followup.rows import COLUMNS, Basis, Row
from reportgen.language import translator

Cells = Sequence[Sequence[str]]

_BOM = "\ufeff"
"""By which Excel knows a CSV file as UTF-8."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would calculate (OWASP, CSV injection)."""
_LANGUAGES = ("zh-Hant", "en")


def cells_of(rows: Iterable[Row], today: date, translate: Translate) -> list[list[str]]:
    """A head, and a line for each of *rows*."""
    return [
        [translate(column) for column in COLUMNS],
        *(_line(row, today, translate) for row in rows),
    ]


def _line(row: Row, today: date, translate: Translate) -> list[str]:
    overdue = row.overdue(today)
    return [
        row.id,
        row.report,
        row.number,
        translate(row.kind),
        row.text,
        translate("、").join(_basis(basis, translate) for basis in row.bases),
        translate(row.horizon) if row.horizon else "",
        row.lead,
        translate("、").join(row.supporting),
        row.due.isoformat() if row.due else "",
        str(overdue) if overdue else "",
        row.status,
    ]


def _basis(basis: Basis, translate: Translate) -> str:
    if not basis.page:
        return basis.title
    return say("{title}（頁 {n}）", title=basis.title, n=basis.page).text(translate)


def rows_in(cells: Cells) -> Mapping[str, Row] | None:
    """The rows of an earlier table by id; ``None`` where its head is not that of such a table.

    Columns are found by their heads, in either language, so they may have been moved, and others
    put between.
    """
    if not cells:
        return None
    heads = {head.strip(): number for number, head in enumerate(cells[0])}
    places = {column: _place(column, heads) for column in COLUMNS}
    if places[COLUMNS[0]] is None or places[COLUMNS[-1]] is None:
        return None
    rows = {}
    for line in cells[1:]:
        row = _row({
            column: line[p].strip() if p is not None and p < len(line) else ""
            for column, p in places.items()
        })  # fmt: skip
        if row.id:
            rows[row.id] = row
    return rows


def _place(column: str, heads: Mapping[str, int]) -> int | None:
    names = (translator(language)(column) for language in _LANGUAGES)
    return next((heads[name] for name in names if name in heads), None)


def _row(values: Mapping[str, str]) -> Row:
    """The row whose cells are *values*, by the heads of their columns."""
    due = None
    with suppress(ValueError):
        due = date.fromisoformat(values["完成期限"])
    return Row(
        values["識別碼"],
        values["報告名稱"],
        values["系統識別號"],
        text=values["建議內容"],
        bases=(Basis(values["依據"]),) if values["依據"] else (),
        lead=values["主辦機關"],
        due=due,
        status=values["辦理情形"],
    )


def csv_of(cells: Cells) -> bytes:
    """*cells* as CSV that Excel opens as it stands; a cell never becomes a formula."""
    text = StringIO()
    csv.writer(text).writerows([_harmless(cell) for cell in line] for line in cells)
    return (_BOM + text.getvalue()).encode()


def cells_in_csv(data: bytes) -> list[list[str]] | None:
    """The cells of a CSV file in UTF-8, or in Big5 as Excel saves it; ``None`` for other bytes."""
    for encoding in ("utf-8-sig", "cp950"):
        with suppress(UnicodeDecodeError, csv.Error):
            lines = csv.reader(StringIO(data.decode(encoding), newline=""))
            return [[_plain(cell) for cell in line] for line in lines]
    return None


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
