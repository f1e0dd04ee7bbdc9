"""People in the ways that reports write them."""

from __future__ import annotations

import pytest

from reportgen.intake.recognise.people import listed, office, ours, theirs


@pytest.mark.parametrize(
    ("text", "name", "post", "agency"),
    [
        ("國家發展委員會潘國才處長", "潘國才", "處長", "國家發展委員會"),
        ("潘國才　處長", "潘國才", "處長", ""),
        ("處長 潘國才", "潘國才", "處長", ""),
        ("行政院唐政務委員鳳", "唐鳳", "政務委員", "行政院"),
        ("開放文化基金會吳副執行長銘軒", "吳銘軒", "副執行長", "開放文化基金會"),
        ("歐陽大明研究員", "歐陽大明", "研究員", ""),
        ("林美華助理工程司", "林美華", "助理工程司", ""),
        ("某縣消防局王大明園長", "王大明", "園長", "某縣消防局"),
    ],
)
def test_one_of_ours(text: str, name: str, post: str, agency: str) -> None:
    person = ours(text)
    assert (person.name, person.post, person.agency) == (name, post, agency)


@pytest.mark.parametrize(
    ("text", "name", "foreign", "post", "agency"),
    [
        ("Antoine Darodes（Digital Agency 部長）", "Antoine Darodes", "", "部長", "Digital Agency"),
        ("Digital Agency 部長 Antoine Darodes", "Antoine Darodes", "", "部長", "Digital Agency"),
        ("歐蘭德（François Hollande，法國總統）", "歐蘭德", "François Hollande", "總統", "法國"),
        ("Amal Taleb（數位會（CNNum）副主委）", "Amal Taleb", "", "副主委", "數位會（CNNum）"),
    ],
)  # fmt: skip
def test_somebody_of_theirs(text: str, name: str, foreign: str, post: str, agency: str) -> None:
    person = theirs(text)
    assert (person.name, person.foreign, person.post, person.agency) == (
        name, foreign, post, agency,
    )  # fmt: skip


def test_a_body_without_a_post_is_kept_as_it_is_written_and_is_unsure() -> None:
    person = theirs("王大明（某智庫）")
    assert (person.affiliation, person.sure) == ("某智庫", False)


def test_words_before_a_post_that_name_no_body_are_unsure() -> None:
    person = theirs("Jan Jansen（氣候調適計畫經理）")
    assert (person.agency, person.post, person.sure) == ("氣候調適", "計畫經理", False)
    assert theirs("Jan Jansen（環境部計畫經理）").sure
    assert theirs("Jan Jansen（Deltares 研究員）").sure


def test_a_list_keeps_brackets_together_and_knows_who_is_left_out() -> None:
    assert listed("甲（乙、丙）、丁等人") == (("甲（乙、丙）", "丁"), True, None)
    assert listed("甲、乙等 12 人") == (("甲", "乙"), False, 12)


def test_an_office_is_a_body_and_a_post() -> None:
    assert office("內政部警政署刑事警察局局長") == ("內政部警政署刑事警察局", "局長")
    assert office("某智庫") == ("某智庫", "")
