"""Remarks of superiors on the desk."""

from __future__ import annotations

from collections.abc import Callable

from tests.desk.conftest import Desk

Make = Callable[..., Desk]
REMARKS = """\
# 審閱意見
- id: a1
  who: 王處長
  text: 請補充依據
  file: report.yaml
  line: 1
- id: b2
  who: 王處長
  text: 整體不錯
"""


def test_a_remark_leads_to_its_place(make_desk: Make) -> None:
    client = make_desk(review=REMARKS).client
    place = client.get("/r/0/remark", params={"line": 2}).json()
    assert (place["path"], place["line"], place["keys"]) == ("report.yaml", 1, ["title"])
    assert client.get("/r/0/remark", params={"line": 7}).json() is None
    assert client.get("/r/0/remark", params={"line": 3}).json() is None


def test_a_remark_is_dealt_with_and_taken_back(make_desk: Make) -> None:
    desk = make_desk(review=REMARKS)
    file = desk.folder / "review.yaml"
    assert desk.client.post("/r/0/settle", json={"line": 7}).status_code == 200
    assert file.read_text("utf-8") == REMARKS + "  state: done\n"
    desk.client.post("/r/0/undo")
    assert file.read_text("utf-8") == REMARKS
    assert desk.client.post("/r/0/settle", json={"line": 4}).status_code == 422
    assert desk.client.post("/r/0/settle", json={"line": "2"}).status_code == 422


def test_remarks_are_no_record(make_desk: Make) -> None:
    desk = make_desk(review=REMARKS)
    assert [file["path"] for file in desk.report.files.listing()] == ["report.yaml"]
    assert desk.client.get("/r/0/remark", params={"line": 2}).status_code == 200
    (desk.folder / "review.yaml").unlink()
    assert desk.client.get("/r/0/remark", params={"line": 2}).status_code == 422
