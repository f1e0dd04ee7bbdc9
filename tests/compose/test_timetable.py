from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.compose.timetable.heights import Geometry
from reportgen.compose.timetable.layout import MAX_COLUMNS, lay_out
from reportgen.compose.timetable.parts import Sheet
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


def test_rows_are_the_starts_ends_and_hours_that_occur() -> None:
    made = agenda([slot("09:00-09:50", "a"), slot("09:15-10:05", "b")], [room("a"), room("b")])
    (sheet,) = lay_out(made)[0].sheets
    assert [(row.time, row.hours) for row in sheet.rows] == [("09:00", 2), ("", 2), ("10:00", 1)]
    assert columns_are_whole(sheet)
    assert (sheet.starts, sheet.ends) == ("09:00", "10:15")


def test_heights_are_those_of_the_times() -> None:
    made = agenda([slot("09:00-10:00", "a"), slot("09:00-10:50", "b")], [room("a"), room("b")])
    (sheet,) = lay_out(made, geometry=Geometry(frame=0))[0].sheets
    hour, two, free = (cell.height for row in sheet.rows for cell in row.cells)
    assert (two, free) == (2 * hour, hour)


def test_what_is_free_is_as_high_as_the_slots_beside_it() -> None:
    long = slot("09:15-09:30", "a", "Accelerating climate action through open government " * 4)
    made = agenda(
        [slot("09:00-09:15", "a"), long, slot("09:30-10:00", "b")], [room("a"), room("b")]
    )
    (sheet,) = lay_out(made, geometry=Geometry(frame=0))[0].sheets
    ((first, free), (second,), *_) = [row.cells for row in sheet.rows]
    assert (free.rows, free.entries) == (2, ())
    assert second.height > first.height
    assert abs(free.height - first.height - second.height) < 0.2


def test_every_hour_that_goes_on_has_a_line_and_a_night_has_none() -> None:
    made = agenda([slot("09:30-12:00", "a"), slot("19:00-20:00", "a")], [room("a")])
    (sheet,) = lay_out(made)[0].sheets
    assert [row.time for row in sheet.rows] == ["09:30", "10:00", "11:00", "12:00", "19:00"]
    gap = sheet.rows[3].cells[0]
    assert not gap.entries
    assert gap.height < Geometry().row


def test_slots_of_one_quarter_share_a_cell() -> None:
    made = agenda([slot("09:00-09:05", "a"), slot("09:05-09:20", "a")], [room("a")])
    (sheet,) = lay_out(made)[0].sheets
    assert [len(cell.entries) for row in sheet.rows for cell in row.cells] == [2]


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
    sheets = lay_out(agenda(slots, [room("a"), room("b")]), geometry=Geometry(height=60))[0].sheets
    assert len(sheets) > 1
    titles = [e for s in sheets for row in s.rows for cell in row.cells for e in cell.entries]
    assert len(titles) == len(slots)


def counts(made: Agenda) -> list[list[int]]:
    """How many slots each sheet holds, by day."""
    return [
        [sum(len(cell.entries) for row in sheet.rows for cell in row.cells) for sheet in day.sheets]
        for day in lay_out(made)
    ]


def quarters(venue: str, number: int) -> list[dict[str, Any]]:
    times = [f"{8 + n // 4:02}:{n % 4 * 15:02}" for n in range(number + 1)]
    return [slot(f"{a}-{b}", venue) for a, b in pairwise(times)]


def test_sheets_fill_one_page_after_the_other() -> None:
    made = agenda(quarters("a", 60), [room("a")])
    ((first, second, third),) = counts(made)
    assert second > 1.1 * first  # the first stands below the headings
    assert second > third
    assert [sheet.new_page for sheet in lay_out(made)[0].sheets] == [False, True, True]


def test_an_introduction_takes_room_from_the_first_sheet() -> None:
    made = agenda(quarters("a", 40), [room("a")])
    longer = made.model_copy(update={"prose": "議程說明。" * 40})
    assert counts(longer)[0][0] < counts(made)[0][0]


def test_the_venues_of_a_second_sheet_stand_below_those_of_the_first() -> None:
    rooms = [room(f"r{n}") for n in range(8)]
    slots = [one for n in range(8) for one in quarters(f"r{n}", 6 if n < 4 else 30)]
    ((first, second, third),) = counts(agenda(slots, rooms))
    assert first == 4 * 6
    assert second < third


def test_a_day_begins_below_the_one_before() -> None:
    made = agenda(quarters("a", 45), [room("a")])
    both = made.model_copy(update={"days": made.days * 2})
    last, first = lay_out(both)[0].sheets[-1], lay_out(both)[1].sheets[0]
    assert last.new_page
    assert not first.new_page
    assert len(last.rows) + len(first.rows) < 23


def test_a_cut_leaves_no_scrap_behind() -> None:
    for number in range(20, 62):
        (sheets,) = counts(agenda(quarters("a", number), [room("a")]))
        assert min(sheets) > 5


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


def test_a_slot_with_a_programme_stands_in_its_sheet_and_again_below() -> None:
    agenda = Agenda.model_validate(
        {
            "kind": "agenda",
            "title": "議程",
            "venues": [{"id": "a", "name": "甲", "form": "grid"}, {"id": "b", "name": "乙"}],
            "days": [
                {
                    "date": "2016-12-08",
                    "slots": [
                        {"time": "09:00-10:00", "title": "子", "venue": "a", "prose": "說明。"},
                        {"time": "10:00-11:00", "title": "丑", "venue": "a"},
                        {"time": "11:00-12:00", "title": "寅", "venue": "a",
                         "items": [{"title": "開場"}]},
                        {"time": "09:00-10:00", "title": "卯", "venue": "b"},
                    ],
                }
            ],
        }
    )  # fmt: skip
    (day,) = lay_out(agenda)
    cells = [e for sheet in day.sheets for row in sheet.rows for c in row.cells for e in c.entries]
    assert {str(entry.slot.title) for entry in cells} == {"子", "丑", "寅", "卯"}
    (listing,) = day.listings
    assert [str(entry.slot.title) for entry in listing.entries] == ["子", "寅"]
    assert listing.programme
    assert listing.venue.id == "a"
