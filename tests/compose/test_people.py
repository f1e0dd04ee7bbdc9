from typing import Any

import pytest

from reportgen.compose.people import People
from reportgen.places import Text
from reportgen.records.people import Guest, ListedGuest
from reportgen.records.roster import Person


def person(**fields: object) -> Person:
    return Person.model_validate(fields)


PAN = person(id="pan", name="潘國才", agency="國家發展委員會", post="處長")
LIN = person(id="lin", name="林菊穗", agency="國家發展委員會", post="分析師")
HE = person(id="he", name="何昇龍", agency="科技部", post="副處長")
AARON = person(id="aaron", name="Aaron Wytze", agency="g0v.news", post="記者")
PEOPLE = People([PAN, LIN, HE, AARON])


def ids(*names: str) -> list[Text]:
    return [Text(name) for name in names]


def test_who_follows_from_the_same_body_drops_its_name() -> None:
    said = PEOPLE.listed(ids("pan", "lin", "he"))
    assert said == "國家發展委員會潘國才處長、林菊穗分析師、科技部何昇龍副處長"


def test_more_people_end_in_and_others() -> None:
    assert PEOPLE.listed(ids("he"), more=True) == "科技部何昇龍副處長等人"
    assert PEOPLE.listed([], more=True) == ""


def test_foreign_names_are_parted_by_a_blank() -> None:
    assert PEOPLE.title_line(AARON) == "Aaron Wytze 記者"
    assert PEOPLE.listed(ids("aaron")) == "g0v.news Aaron Wytze 記者"


def test_guests_have_their_office_in_brackets() -> None:
    antoine = Guest.model_validate(
        {"name": "Antoine Darodes", "post": "部長", "organisation": "Digital Agency"}
    )
    assert PEOPLE.listed([antoine]) == "Antoine Darodes（Digital Agency 部長）"
    assert PEOPLE.listed([Guest.model_validate({"name": "Tim Hughes"})]) == "Tim Hughes"


def test_an_id_that_nobody_has_is_left_out() -> None:
    assert PEOPLE.listed(ids("nobody", "he")) == "科技部何昇龍副處長"


ENGLISH = {"、": ", ", "（{text}）": " ({text})", "{people}等人": "{people} and others"}


def test_in_english_the_office_follows_the_name() -> None:
    people = People(
        [
            person(id="pan", name="PAN Kuo-tsai", agency="NDC", post="Director"),
            person(id="lin", name="LIN Chu-sui", agency="NDC", post="Analyst"),
        ],
        lambda msgid: ENGLISH[msgid],
        chinese=False,
    )
    said = people.listed(ids("pan", "lin"), more=True)
    assert said == "PAN Kuo-tsai (Director, NDC), LIN Chu-sui (Analyst) and others"
    pan = people.person(Text("pan"))
    assert isinstance(pan, Person)
    assert people.title_line(pan) == "PAN Kuo-tsai, Director"


@pytest.mark.parametrize(
    ("post", "line"),
    [("卿", "李明卿"), ("X光室主任", "李明 X光室主任"), ("處長", "李明處長"), (None, "李明")],
)
def test_a_blank_stands_only_beside_latin(post: str | None, line: str) -> None:
    person = Person.model_validate(
        {"id": "a", "name": "李明", "post": post} if post else {"id": "a", "name": "李明"}
    )
    assert People([person]).title_line(person) == line
    assert People([person]).listed(["a"]) == line


def test_an_office_of_one_character_stands_in_brackets() -> None:
    guest = Guest.model_validate({"name": "Lee", "post": "卿", "organisation": "國務院"})
    assert People([]).listed([guest]) == "Lee（國務院卿）"
    guest = Guest.model_validate({"name": "Lee", "organisation": "OGP", "post": "卿"})
    assert People([]).listed([guest]) == "Lee（OGP 卿）"
    guest = Guest.model_validate({"name": "Lee"})
    assert People([]).listed([guest]) == "Lee"


JENSEN = {"zh": "延森", "foreign": "Lars Jensen"}


def guest(**fields: object) -> Guest:
    return Guest.model_validate(fields)


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        (
            {
                "name": {"zh": "延森", "foreign": "Lars Jensen"},
                "organisation": "研究所",
                "post": "所長",
            },
            "延森（Lars Jensen，研究所所長）",
        ),
        ({"name": "延森", "organisation": "洪水中心", "post": "中心主任"}, "延森（洪水中心主任）"),
        ({"name": "延森", "organisation": "資訊處", "post": "處長"}, "延森（資訊處處長）"),
        ({"name": "Lee", "organisation": "MIT", "post": "MIT Fellow"}, "Lee（MIT MIT Fellow）"),
        ({"name": "延森", "affiliation": "前部長、現任議員"}, "延森（前部長、現任議員）"),
        (
            {"name": "延森", "affiliation": "院士", "organisation": "研究所", "post": "所長"},
            "延森（院士，研究所所長）",
        ),
        ({"name": JENSEN}, "延森（Lars Jensen）"),
    ],
)
def test_a_guest_has_one_bracket_and_no_word_twice(fields: dict[str, Any], printed: str) -> None:
    assert People([]).listed([guest(**fields)]) == printed


def test_a_listed_guest_stands_where_the_id_does() -> None:
    jensen = ListedGuest.model_validate({"id": "jensen", "name": "Lars Jensen", "post": "所長"})
    people = People([PAN], guests=[jensen])
    assert people.listed(ids("pan", "jensen")) == "國家發展委員會潘國才處長、Lars Jensen（所長）"


def test_a_total_counts_those_who_are_named() -> None:
    assert PEOPLE.listed(ids("he"), total=12) == "科技部何昇龍副處長等 12 人"
    assert PEOPLE.listed(ids("he"), more=True, total=12) == "科技部何昇龍副處長等 12 人"
    assert PEOPLE.listed([], total=12) == "12 人"


def test_people_stand_one_a_line_where_the_layout_wants_it() -> None:
    people = People([PAN, LIN], row=1)
    assert people.written(ids("pan", "lin"), total=9) == (
        "國家發展委員會潘國才處長<br>國家發展委員會林菊穗分析師等 9 人"
    )
    assert people.written([guest(name="<b>"), guest(name="Lee")]) == "&lt;b&gt;<br>Lee"
    assert people.written(ids("pan"), total=9) == "國家發展委員會潘國才處長等 9 人"
    assert people.written([], more=True) == ""
    some = People([PAN, LIN], row=3)
    assert "<br>" not in some.written(ids("pan", "lin", "pan"))
    assert some.written(ids("pan", "lin", "pan", "lin")).count("<br>") == 3
    assert PEOPLE.written(ids("pan", "lin")) == "國家發展委員會潘國才處長、林菊穗分析師"


def test_a_joint_report_signs_with_the_agency_of_each() -> None:
    assert PEOPLE.signature(PAN, True) == "國家發展委員會　潘國才處長"
    assert PEOPLE.signature(PAN, False) == "潘國才處長"
