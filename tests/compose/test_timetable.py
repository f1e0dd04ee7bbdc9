from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.compose.timetable import MAX_COLUMNS, Geometry, Sheet, lay_out
from reportgen.records.appendices import Agenda


def agenda(slots: list[dict[str, Any]], venues: list[dict[str, Any]]) -> Agenda:
    return Agenda.model_validate(
        {
            "kind": "agenda",
            "title": "議程",
            "venues": venues,
            "days": [{"date": "2016-12-08", "slots": slots}],
        }
    )


def room(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "name": name.upper(), **more}


def slot(time: str, venue: str, title: str = "Session") -> dict[str, Any]:
    return {"time": time, "venue": venue, "title": title}


def columns_are_whole(sheet: Sheet) -> bool:
    """Whether the cells of every row, with those reaching into it, fill each column once."""
    open_rows = [0] * len(sheet.venues)
    for row in sheet.rows:
        cells = iter(row.cells)
        for column in range(len(sheet.venues)):
            if open_rows[column] == 0:
                open_rows[column] = next(cells).rows
            open_rows[column] -= 1
        if next(cells, None) is not None:
            return False
    return not any(open_rows)


def test_rows_are_the_starts_and_ends_that_occur() -> None:
    made = agenda([slot("09:00-09:50", "a"), slot("09:15-10:05", "b")], [room("a"), room("b")])
    (sheet,) = lay_out(made)[0].sheets
    assert [row.time for row in sheet.rows] == ["09:00", "09:15", ""]
    assert columns_are_whole(sheet)
    assert (sheet.starts, sheet.ends) == ("09:00", "10:05")


def test_a_venue_of_starts_only_is_a_list() -> None:
    made = agenda(
        [slot("09:00", "pitch"), slot("09:15", "pitch"), slot("09:00-10:00", "a")],
        [room("pitch"), room("a")],
    )
    day = lay_out(made)[0]
    assert [listing.venue.id for listing in day.listings] == ["pitch"]
    assert [venue.id for sheet in day.sheets for venue in sheet.venues] == ["a"]


def test_overlapping_slots_of_one_venue_keep_the_table_whole() -> None:
    made = agenda([slot("09:00-10:00", "a"), slot("09:30-10:30", "a")], [room("a")])
    (sheet,) = lay_out(made)[0].sheets
    assert columns_are_whole(sheet)
    assert sum(len(cell.entries) for row in sheet.rows for cell in row.cells) == 2


def test_slots_that_begin_together_share_a_cell() -> None:
    made = agenda([slot("09:00-10:00", "a"), slot("09:00-10:30", "a")], [room("a")])
    (sheet,) = lay_out(made)[0].sheets
    assert [len(cell.entries) for row in sheet.rows for cell in row.cells] == [2]


def test_too_many_venues_are_split_evenly() -> None:
    names = [f"room{n}" for n in range(10)]
    made = agenda([slot("09:00-10:00", n) for n in names], [room(n) for n in names])
    assert [len(sheet.venues) for sheet in lay_out(made)[0].sheets] == [5, 5]


def test_what_is_too_long_is_cut_by_time() -> None:
    slots = [slot(f"{h:02}:00-{h + 1:02}:00", "a", "A long title " * 12) for h in range(8, 20)]
    sheets = lay_out(agenda(slots, [room("a"), room("b")]), Geometry(height=60))[0].sheets
    assert len(sheets) > 1
    titles = [e for s in sheets for row in s.rows for cell in row.cells for e in cell.entries]
    assert len(titles) == len(slots)


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.integers(0, 80), st.integers(1, 12), st.integers(0, 8)),
        min_size=1,
        max_size=40,
    )
)
def test_every_slot_stands_once_in_tables_that_are_whole(raw: list[tuple[int, int, int]]) -> None:
    slots = [
        slot(f"{8 + s // 6:02}:{s % 6}0-{8 + (s + d) // 6:02}:{(s + d) % 6}0", f"r{v}")
        for s, d, v in raw
        if s + d < 90
    ]
    if not slots:
        return
    used = sorted({one["venue"] for one in slots})
    day = lay_out(agenda(slots, [room(name) for name in used]))[0]
    for sheet in day.sheets:
        assert columns_are_whole(sheet)
        assert len(sheet.venues) <= MAX_COLUMNS
    shown = [e for s in day.sheets for row in s.rows for cell in row.cells for e in cell.entries]
    shown += [entry for listing in day.listings for entry in listing.entries]
    assert len(shown) == len(slots)
