"""Changes of records: what is written, and what is not."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.desk.conftest import Desk

Make = Callable[..., Desk]

TITLE = [{"kind": "set", "keys": ["title"], "value": "出席另一個會議"}]


def change(desk: Desk, changes: Any, path: str = "report.yaml", version: str = "") -> Any:
    version = version or desk.file(path)["version"]
    body = {"path": path, "version": version, "changes": changes}
    return desk.client.post("/r/0/change", json=body)


def test_a_change_touches_its_line_alone(make_desk: Make) -> None:
    desk = make_desk()
    before = (desk.folder / "report.yaml").read_text(encoding="utf-8")
    answer = change(desk, TITLE)
    assert answer.status_code == 200
    after = (desk.folder / "report.yaml").read_text(encoding="utf-8")
    assert after == before.replace("出席測試會議", "出席另一個會議")
    assert answer.json()["text"] == after
    assert answer.json()["version"] == desk.file()["version"]


def test_who_comes_second_gets_both_texts(make_desk: Make) -> None:
    desk = make_desk()
    version = desk.file()["version"]
    file = desk.folder / "report.yaml"
    theirs = file.read_text(encoding="utf-8") + "# 別人寫的\n"
    file.write_text(theirs, encoding="utf-8")
    answer = change(desk, TITLE, version=version)
    assert answer.status_code == 409
    both = answer.json()
    assert both["now"]["text"] == theirs
    assert both["mine"] == theirs.replace("出席測試會議", "出席另一個會議")
    assert file.read_text(encoding="utf-8") == theirs
    body = {"path": "report.yaml", "version": both["now"]["version"], "text": both["mine"]}
    again = desk.client.post("/r/0/write", json=body)
    assert again.status_code == 200
    assert file.read_text(encoding="utf-8") == both["mine"]


def test_whole_texts_conflict_alike(make_desk: Make) -> None:
    desk = make_desk()
    body = {"path": "report.yaml", "version": "old", "text": "title: x\n"}
    answer = desk.client.post("/r/0/write", json=body)
    assert answer.status_code == 409
    assert answer.json()["mine"] == "title: x\n"


def test_text_that_is_no_yaml_is_kept_as_typed(make_desk: Make) -> None:
    desk = make_desk()
    body = {"path": "report.yaml", "version": desk.file()["version"], "text": "title: [\n"}
    answer = desk.client.post("/r/0/write", json=body)
    assert answer.status_code == 200
    assert not answer.json()["readable"]
    assert (desk.folder / "report.yaml").read_text() == "title: [\n"


@pytest.mark.parametrize(
    "path",
    ["../secret.yaml", "/etc/passwd", "figures/a.yaml", "notes.txt", "reportgen.yaml", "",
     "sessions/../../secret.yaml", "link.yaml", "sessions/link.yaml", "glossary.yaml", "sessions"],
)  # fmt: skip
def test_only_records_of_the_folder_are_read_and_written(make_desk: Make, path: str) -> None:
    desk = make_desk()
    outside = desk.folder.parent / "secret.yaml"
    outside.write_text("title: 秘密\n", encoding="utf-8")
    (desk.folder / "sessions").mkdir()
    for link in ("link.yaml", "sessions/link.yaml"):
        (desk.folder / link).symlink_to(outside)
    (desk.folder / "reportgen.yaml").write_text("fail_level: none\n")
    before = outside.read_bytes()
    assert desk.client.get("/r/0/file", params={"path": path}).status_code == 422
    body = {"path": path, "version": "", "text": "title: x\n"}
    assert desk.client.post("/r/0/write", json=body).status_code in {409, 422}
    assert outside.read_bytes() == before
    assert (desk.folder / "reportgen.yaml").read_text() == "fail_level: none\n"


def test_a_folder_that_is_a_link_is_not_written_into(make_desk: Make) -> None:
    desk = make_desk()
    outside = desk.folder.parent / "elsewhere"
    outside.mkdir()
    (desk.folder / "sessions").symlink_to(outside)
    body = {"record": "sessions", "item": {"title": "待填"}}
    assert desk.client.post("/r/0/add", json=body).status_code == 422
    assert not list(outside.iterdir())


BROKEN: list[Any] = [
    None, "x", 3, {}, [None], [{}], [{"kind": "set"}], [{"kind": "set", "keys": []}],
    [{"kind": "set", "keys": [True], "value": "x"}], [{"kind": "set", "keys": [["a"]]}],
    [{"kind": "insert", "keys": [], "position": "1"}], [{"kind": "delete", "keys": ["nothing"]}],
    [{"kind": "move", "keys": ["roster"], "start": 0}],
    [{"kind": "set", "keys": ["roster", 9, "post"], "value": "x"}],
]  # fmt: skip


@pytest.mark.parametrize("changes", BROKEN)
def test_a_change_that_is_none_changes_nothing(make_desk: Make, changes: Any) -> None:
    desk = make_desk()
    before = (desk.folder / "report.yaml").read_bytes()
    assert change(desk, changes).status_code in {200, 422}
    assert (desk.folder / "report.yaml").read_bytes() == before


@pytest.mark.parametrize("body", [b"", b"[", b"[]", b"3", b"[" * 100_000, b"\xff"])
def test_a_body_that_is_no_mapping_is_refused(make_desk: Make, body: bytes) -> None:
    desk = make_desk()
    for path in ("write", "change", "add", "mend"):
        assert desk.client.post(f"/r/0/{path}", content=body).status_code == 422


def test_a_body_without_end_is_refused(make_desk: Make) -> None:
    desk = make_desk()
    answer = desk.client.post("/r/0/write", content=(b" " * 65536 for _ in range(80)))
    assert answer.status_code == 422


def test_undo_gives_back_the_bytes(make_desk: Make) -> None:
    desk = make_desk()
    file = desk.folder / "report.yaml"
    before = file.read_bytes()
    change(desk, TITLE)
    change(desk, [{"kind": "set", "keys": ["agency"], "value": "外交部"}])
    assert desk.client.post("/r/0/undo").json()["undo"] == "report.yaml"
    assert desk.client.post("/r/0/undo").json()["undo"] == ""
    assert file.read_bytes() == before
    assert desk.client.post("/r/0/undo").json() is None


def test_undo_does_not_overwrite_what_came_after(make_desk: Make) -> None:
    desk = make_desk()
    change(desk, TITLE)
    file = desk.folder / "report.yaml"
    theirs = file.read_bytes() + b"# later\n"
    file.write_bytes(theirs)
    assert desk.client.post("/r/0/undo").status_code == 409
    assert file.read_bytes() == theirs


def test_typing_in_one_field_is_one_step_back(make_desk: Make) -> None:
    desk = make_desk()
    before = (desk.folder / "report.yaml").read_bytes()
    for title in ("出", "出席", "出席大會"):
        change(desk, [{"kind": "set", "keys": ["title"], "value": title}])
    desk.client.post("/r/0/undo")
    assert (desk.folder / "report.yaml").read_bytes() == before


def test_windows_line_ends_stay(make_desk: Make) -> None:
    desk = make_desk()
    file = desk.folder / "report.yaml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    before = file.read_bytes()
    change(desk, TITLE)
    assert file.read_bytes() == before.replace("出席測試會議".encode(), "出席另一個會議".encode())


def test_a_full_disk_is_told_and_loses_nothing(
    make_desk: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk()
    before = (desk.folder / "report.yaml").read_bytes()
    version = desk.file()["version"]

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    answer = change(desk, TITLE, version=version)
    assert answer.status_code == 507
    assert "No space" in answer.json()["problem"]
    assert (desk.folder / "report.yaml").read_bytes() == before
    assert not list(desk.folder.glob(".new-*"))


def test_a_folder_that_is_gone_is_told(make_desk: Make) -> None:
    desk = make_desk()
    version = desk.file()["version"]
    desk.folder.rename(desk.folder.parent / "moved")
    assert change(desk, TITLE, version=version).status_code in {409, 422}
    assert not desk.folder.exists()


def test_a_session_is_added_behind_the_others(make_desk: Make, tmp_path: Path) -> None:
    desk = make_desk()
    for expected in ("sessions/010-new.yaml", "sessions/020-new.yaml"):
        item = {"title": "待填", "prose": "待填\n"}
        answer = desk.client.post("/r/0/add", json={"record": "sessions", "item": item})
        assert answer.json()["path"] == expected
    assert answer.json()["text"] == "title: 待填\nprose: |\n  待填\n"
    for record in ("purpose", "../x", "roster", ""):
        body = {"record": record, "item": {"title": "待填"}}
        assert desk.client.post("/r/0/add", json=body).status_code == 422
    assert not list(tmp_path.glob("**/x*"))


def test_what_was_added_or_removed_is_taken_back(make_desk: Make) -> None:
    desk = make_desk()
    body = {"record": "sessions", "item": {"title": "待填"}}
    new = desk.client.post("/r/0/add", json=body).json()
    file = desk.folder / new["path"]
    removed = {"path": new["path"], "version": new["version"]}
    assert desk.client.post("/r/0/remove", json={**removed, "version": "x"}).status_code == 409
    assert desk.client.post("/r/0/remove", json=removed).json()["gone"] == new["path"]
    assert not file.exists()
    assert desk.client.post("/r/0/undo").json()["text"] == "title: 待填\n"
    assert file.exists()
    assert desk.client.post("/r/0/undo").json()["gone"] == new["path"]
    assert not file.exists()
    whole = {"path": "report.yaml", "version": desk.file()["version"]}
    assert desk.client.post("/r/0/remove", json=whole).status_code == 422
    assert (desk.folder / "report.yaml").exists()


def test_a_record_that_is_nowhere_yet_is_added_once(make_desk: Make) -> None:
    desk = make_desk()
    files = desk.report.files
    assert "process" in files.growing()
    assert {"purpose", "roster"}.isdisjoint(files.growing())
    body = {"record": "process", "item": {"prose": "待填\n"}}
    assert desk.client.post("/r/0/add", json=body).json()["path"] == "process.yaml"
    assert (desk.folder / "process.yaml").read_text("utf-8") == "prose: |\n  待填\n"
    assert desk.client.post("/r/0/add", json=body).status_code == 422
    desk.client.post("/r/0/undo")
    assert not (desk.folder / "process.yaml").exists()
