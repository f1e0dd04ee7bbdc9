"""Answers about places, where the builder gives none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.desk.conftest import Desk

Make = Callable[..., Desk]


@pytest.mark.parametrize(
    "query",
    ["", "page=0", "page=x&x=1&y=1", "page=0&x=nan&y=1", "page=0&x=1&y=inf", "page=0&x=1&y=1e999"],
)
def test_a_point_that_is_none_is_refused(make_desk: Make, query: str) -> None:
    assert make_desk().client.get(f"/r/0/at?{query}").status_code == 400


@pytest.mark.parametrize("query", ["page=-1&x=1&y=1", "page=999999999999&x=1&y=1"])
def test_without_a_builder_nothing_is_known(make_desk: Make, query: str) -> None:
    answer = make_desk().client.get(f"/r/0/at?{query}")
    assert answer.status_code == 200
    assert answer.json() is None


@pytest.mark.parametrize("keys", ["", "[", "{}", "[[]]", "[" * 9999, "[9]"])
def test_keys_that_are_none_have_no_boxes(make_desk: Make, keys: str) -> None:
    query = {"path": "report.yaml", "keys": keys}
    assert make_desk().client.get("/r/0/boxes", params=query).json() == []


def test_a_line_has_its_value(make_desk: Make) -> None:
    desk = make_desk()
    answer = desk.client.get("/r/0/spot", params={"path": "report.yaml", "line": 3, "column": 1})
    assert answer.json()["keys"] == ["agency"]


def test_people_and_sessions_are_named(make_desk: Make) -> None:
    names = make_desk().client.get("/r/0/names").json()
    assert {"id": "pan", "name": "潘國才", "ours": True} in names["people"]


def test_a_file_that_is_gone_has_no_boxes(make_desk: Make) -> None:
    answer = make_desk().client.get("/r/0/boxes", params={"path": "topics/010-new.yaml"})
    assert (answer.status_code, answer.json()) == (200, [])
