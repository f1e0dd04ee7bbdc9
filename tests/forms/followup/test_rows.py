"""辦理情形 is kept by id, nothing that was filled in is lost, and overdue rows come first."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reportgen.forms.followup.cells import cells_of
from reportgen.forms.followup.rows import COLUMNS, DONE, GONE, Basis, Row, followed_up, rows_of
from reportgen.language import translator
from tests.forms.conftest import ReadReport

TODAY = date(2025, 5, 1)
TWO = (
    "  items:\n  - prose: |",
    "  items:\n  - {id: first, title: 先做這一項, prose: 立即辦理。,"
    " supporting: [外交部, 內政部], based_on: [lesson]}\n"
    "  - prose: |",
)
LESSON = ("- title: 公開是信任的起點", "- id: lesson\n  title: 公開是信任的起點")
FOLLOW_UP = (
    "recommendations:\n",
    "recommendations:\n  follow_up: [{prose: 持續聯繫。, lead: 本會}]\n",
)


def test_every_recommendation_is_a_row(read_form: ReadReport) -> None:
    manuscript, _ = read_form(TWO, FOLLOW_UP, LESSON)
    first, second, work = rows_of("trip", manuscript)
    assert (first.id, first.text) == ("trip/first", "先做這一項\n立即辦理。")
    assert first.supporting == ("外交部", "內政部")
    assert first.bases == (Basis("公開是信任的起點"),)
    assert second.text.startswith("建請本會於半年內")
    assert (second.lead, second.due) == ("國家發展委員會", date(2017, 6, 30))
    assert second.horizon == "立即可行"
    assert (work.kind, work.text, work.lead) == ("後續工作", "持續聯繫。", "本會")


def test_a_basis_has_its_page_where_that_is_known(read_form: ReadReport) -> None:
    manuscript, _ = read_form(TWO, LESSON)
    rows = list(rows_of("trip", manuscript, {"lesson": "12", "other": "3"}))
    assert rows[0].bases == (Basis("公開是信任的起點", "12"),)
    for language, shown in (
        ("zh-Hant", "公開是信任的起點（頁 12）"),
        ("en", "公開是信任的起點 (p. 12)"),
    ):
        _, first, *_ = cells_of(rows, TODAY, translator(language))
        assert first[COLUMNS.index("依據")] == shown


def test_an_id_stays_where_others_are_put_before_it(read_form: ReadReport) -> None:
    (before,) = rows_of("trip", read_form()[0])
    *_, after = rows_of("trip", read_form(TWO, LESSON, name="again")[0])
    assert before.id == after.id
    assert before.id.startswith("trip/")


def test_what_is_in_no_report_any_more_stays() -> None:
    earlier = {
        "trip/a": Row("trip/a", status="已函請"),
        "trip/gone": Row("trip/gone", text="舊的建議", status="已完成"),
        "trip/empty": Row("trip/empty", text="沒有辦理情形"),
    }
    table = followed_up([Row("trip/a", text="新的文字"), Row("trip/b")], earlier, TODAY)
    assert [(row.id, row.status, row.text) for row in table] == [
        ("trip/a", "已函請", "新的文字"),
        ("trip/b", "", ""),
        ("trip/gone", "已完成", "舊的建議"),
    ]
    assert table[-1].kind == GONE


ROWS = st.lists(
    st.builds(
        Row,
        id=st.text("abc/", min_size=1, max_size=4),
        due=st.none() | st.dates(TODAY - timedelta(9), TODAY + timedelta(9)),
        status=st.sampled_from(["", "辦理中", *DONE]),
    ),
    unique_by=lambda row: row.id,
)


@given(ROWS, ROWS)
def test_the_order_and_what_is_kept(rows: list[Row], before: list[Row]) -> None:
    earlier = {row.id: row for row in before}
    table = followed_up(rows, earlier, TODAY)
    assert len({row.id for row in table}) == len(table)
    assert {row.id for row in rows} <= {row.id for row in table}
    statuses = {row.id: row.status for row in table}
    assert all(statuses[row.id] == row.status for row in before if row.status)
    current = [row for row in table if row.kind != GONE]
    late = [row.overdue(TODAY) for row in current]
    overdue = [days for days in late if days]
    assert late[: len(overdue)] == sorted(overdue, reverse=True)
    assert not any(late[len(overdue) :])
    assert followed_up(rows, {row.id: row for row in table}, TODAY) == table


def test_done_is_not_overdue() -> None:
    row = Row("a", due=TODAY - timedelta(3))
    assert row.overdue(TODAY) == 3
    assert row.overdue(TODAY - timedelta(3)) == 0
    assert Row("a", due=row.due, status="已完成，見公文").overdue(TODAY) == 0
