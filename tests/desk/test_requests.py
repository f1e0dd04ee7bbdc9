"""Requests that no window of the desk sends are refused, each in its answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from reportgen.limits import RECORD_DEPTH
from tests.desk.conftest import Desk

Make = Callable[..., Desk]

TITLE = {"kind": "set", "keys": ["title"], "value": "甲"}


def nested(levels: int) -> str:
    return "[" * levels + "]" * levels


@pytest.mark.parametrize("order", [5, True, {"a": 1}, "title", ["title", 5, None]])
def test_an_order_that_is_none_is_no_order(make_desk: Make, order: Any) -> None:
    desk = make_desk()
    body = {"path": "report.yaml", "changes": [{**TITLE, "order": order}]}
    body["version"] = desk.file()["version"]
    assert desk.client.post("/r/0/change", json=body).status_code == 200
    assert "title: 甲\n" in desk.file()["text"]


@pytest.mark.parametrize("levels", [RECORD_DEPTH + 2, 470, 100_000])
def test_values_deeper_than_records_are_not_written(make_desk: Make, levels: int) -> None:
    desk = make_desk()
    before = desk.file()
    body = json.dumps({"path": "report.yaml", "version": before["version"], "changes": [TITLE]})
    deep = body.replace('"\\u7532"', nested(levels))
    assert deep != body
    answer = desk.client.post("/r/0/change", content=deep)
    assert 400 <= answer.status_code < 500
    item = f'{{"record": "sessions", "item": {{"title": {nested(levels)}}}}}'
    assert 400 <= desk.client.post("/r/0/add", content=item).status_code < 500
    assert desk.file() == before
    assert [path.name for path in desk.folder.rglob("*.yaml")] == ["report.yaml"]


@pytest.mark.parametrize(
    ("address", "body"),
    [
        ("change", {"path": "report.yaml", "changes": [{**TITLE, "value": "\ud800"}]}),
        ("change", {"path": "report.yaml", "changes": [{**TITLE, "keys": ["\ud800"]}]}),
        ("change", {"path": "\ud800", "changes": [TITLE]}),
        ("write", {"path": "report.yaml", "text": "\udfff"}),
        ("add", {"record": "sessions", "item": {"\ud800": "a"}}),
    ],
)
def test_half_a_surrogate_pair_is_no_text(make_desk: Make, address: str, body: Any) -> None:
    desk = make_desk()
    before = desk.file()
    answer = desk.client.post(
        f"/r/0/{address}", content=json.dumps({**body, "version": before["version"]})
    )
    assert 400 <= answer.status_code < 500
    assert desk.file() == before


def test_a_file_deeper_than_records_is_shown_as_text(make_desk: Make) -> None:
    desk = make_desk()
    text = "".join(" " * level + "a:\n" for level in range(900))
    body = {"path": "report.yaml", "version": desk.file()["version"], "text": text}
    assert desk.client.post("/r/0/write", json=body).status_code == 200
    shown: dict[str, Any] = dict(desk.file())
    assert (shown["readable"], shown["data"], shown["text"]) == (False, None, text)
    assert desk.client.get("/r/0/names").status_code == 200
    assert desk.client.get("/reports.json").status_code == 200


@pytest.mark.parametrize("name", ["x" * 5000, "a/b", "%00", "%2e%2e", "%2e%2e%2fapp.py", "app.py"])
def test_files_that_the_desk_does_not_have(make_desk: Make, name: str) -> None:
    assert make_desk().client.get(f"/static/{name}").status_code == 404
