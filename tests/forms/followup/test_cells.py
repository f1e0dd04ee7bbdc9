"""The table as CSV and ODS, and back, whatever stands in its cells and however it was saved."""

from __future__ import annotations

import csv
import zipfile
from datetime import date
from io import BytesIO, StringIO
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import limits
from reportgen.export.ods import cells_in_ods, write_ods
from reportgen.forms.followup.cells import cells_in_csv, cells_of, csv_of, rows_in
from reportgen.forms.followup.rows import COLUMNS, Row
from reportgen.language import translator

TODAY = date(2025, 5, 1)
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.sampled_from(" \n"))
CLEAN = TEXT.map(lambda text: "\n".join(line.strip() for line in text.strip().split("\n")))
ROWS = st.lists(
    st.builds(
        Row,
        id=st.text("abc/", min_size=1, max_size=4),
        report=CLEAN,
        text=CLEAN,
        due=st.none() | st.dates(),
        status=CLEAN,
    ),
    unique_by=lambda row: row.id,
    max_size=4,
)


@given(ROWS, st.sampled_from(["zh-Hant", "en"]), st.sampled_from(["csv", "ods"]))
def test_what_is_written_is_read_again(rows: list[Row], language: str, kind: str) -> None:
    cells = cells_of(rows, TODAY, translator(language))
    if kind == "csv":
        read = cells_in_csv(csv_of(cells))
    else:
        read = cells_in_ods(write_ods("表", cells, [20.0] * len(COLUMNS)))
    assert read is not None
    table = rows_in(read)
    assert table is not None
    kept = {row.id: (row.report, row.text, row.due, row.status) for row in table.values()}
    assert kept == {row.id: (row.report, row.text, row.due, row.status) for row in rows}


def test_excel_opens_it_and_calculates_nothing() -> None:
    rows = [Row("a", text="=HYPERLINK(1)", status="-1+2"), Row("b", text="@SUM", lead="+886")]
    data = csv_of(cells_of(rows, TODAY, str))
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data
    lines = list(csv.reader(StringIO(data.decode("utf-8-sig"))))
    assert not any(cell.startswith(("=", "+", "-", "@")) for line in lines for cell in line)
    assert (cells_in_csv(data) or [])[1][4] == "=HYPERLINK(1)"


def test_columns_may_be_moved_and_saved_in_big5() -> None:
    text = "備註,辦理情形,識別碼\r\n甲,已函請外交部,trip/a\r\n,,trip/b\r\n\r\n"
    table = rows_in(cells_in_csv(text.encode("cp950")) or [])
    assert table is not None
    assert [row.status for row in table.values()] == ["已函請外交部", ""]
    assert list(table) == ["trip/a", "trip/b"]


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\xff", "姓名,電話\n甲,乙\n".encode()])
def test_what_is_no_such_table_is_refused(data: bytes) -> None:
    cells = cells_in_csv(data)
    assert cells is None or rows_in(cells) is None


def _zip(content: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", content)
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"PK",
        _zip(b"<a"),
        _zip(b"<a/>"),
        _zip(b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'),
        _zip('<?xml version="1.0" encoding="UTF-16"?><a/>'.encode("utf-16")),
        _zip(b" " * (limits.FOLLOWUP_BYTES + 1)),
    ],
)
def test_a_damaged_or_hostile_sheet_is_refused(data: bytes) -> None:
    assert cells_in_ods(data) is None


def test_repeated_cells_do_not_grow() -> None:
    """A sheet that was saved by a spreadsheet program is filled to its edge."""
    sheet = write_ods("表", [["識別碼", "辦理情形"], ["a", "b"]], [10, 10])
    with zipfile.ZipFile(BytesIO(sheet)) as archive:
        content = archive.read("content.xml").decode()
    filled = content.replace(
        "</table:table-row></table:table>",
        '<table:table-cell table:number-columns-repeated="999999999"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell/>'
        "</table:table-row></table:table>",
    )
    assert filled != content
    cells = cells_in_ods(_zip(filled.encode()))
    assert cells is not None
    assert len(cells) == 2
    assert len(cells[1]) == limits.FOLLOWUP_COLUMNS
    table = rows_in(cells)
    assert table is not None
    assert table["a"].status == "b"


def test_the_sheet_is_whole_and_the_same_each_time() -> None:
    cells = [["甲", "乙"], ["一\n二", "<&>"]]
    data = write_ods("建議", cells, [10.0, 20.5])
    assert data == write_ods("建議", cells, [10.0, 20.5])
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        assert names[0] == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        for name in names[1:]:
            ET.fromstring(archive.read(name))
        assert set(names) == {"mimetype", "content.xml", "meta.xml", "META-INF/manifest.xml"}
