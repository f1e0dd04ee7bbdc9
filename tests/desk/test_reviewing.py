"""A document that superiors sent back, on the desk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportgen import limits
from reportgen.edit import Set, changed
from reportgen.pipeline.editable import export_report
from reportgen.world import World
from tests.desk.conftest import Desk
from tests.review.test_word import DEL, INS, RUN
from tests.review.wordmade import word_with

Make = Callable[..., Desk]
DATE = 'w:date="2026-03-20T10:00:00Z"'
SENTENCE = "持續推動開放資料。"


def sent_back(world: World, folder: Path, out: Path) -> bytes:
    """The report in *folder* as Word, with two tracked changes of one sentence."""
    path = folder / "report.yaml"
    prose = Set(("purpose",), {"prose": SENTENCE})
    path.write_text(changed(path.read_text("utf-8"), prose), encoding="utf-8")
    export_report(world, folder, out, ["docx"])
    new = DEL.format("持續") + INS.format("穩健") + RUN.format("推動")
    new += DEL.format("開放") + INS.format("公開") + RUN.format("資料。")
    new = new.replace("<w:del ", f"<w:del {DATE} ")
    data = (out / f"{folder.name}.docx").read_bytes()
    return word_with(data, RUN.format(SENTENCE), new)


def send(desk: Desk, data: bytes, name: str = "長官.docx") -> Any:
    return desk.client.post("/r/0/review", params={"name": name}, content=data)


def prose(desk: Desk) -> str:
    text = (desk.folder / "report.yaml").read_text("utf-8")
    return text[text.index("purpose:") :].split("prose:")[1].split("\n")[0].strip()


@pytest.fixture
def back(world: World, make_desk: Make, tmp_path: Path) -> tuple[Desk, dict[str, Any]]:
    """A desk, and what it shows of a document."""
    desk = make_desk()
    answer = send(desk, sent_back(world, desk.folder, tmp_path / "out"))
    assert answer.status_code == 200, answer.text
    return desk, answer.json()


def test_each_change_has_author_place_and_texts(back: tuple[Desk, dict[str, Any]]) -> None:
    desk, shown = back
    assert prose(desk) == SENTENCE
    first, second = shown["changes"]
    assert (first["old"], first["new"]) == ("持續", "穩健")
    assert (second["old"], second["new"]) == ("開放", "公開")
    for change in (first, second):
        assert change["author"]
        assert change["date"] == "2026-03-20 10:00"
        assert change["file"] == "report.yaml"
        assert change["line"]
        assert change["status"] == "ready"
        assert change["sure"]
    assert desk.client.get("/r/0/review").json() == shown


def test_what_is_accepted_is_written_and_taken_back(back: tuple[Desk, dict[str, Any]]) -> None:
    desk, shown = back
    before = (desk.folder / "report.yaml").read_bytes()
    body = {"changes": [shown["changes"][1]["id"]]}
    done = desk.client.post("/r/0/accept", json=body).json()
    assert [change["status"] for change in done["changes"]] == ["ready", "applied"]
    assert prose(desk) == "持續推動公開資料。"
    assert desk.client.get("/r/0/review").json() is None
    desk.client.post("/r/0/undo")
    assert (desk.folder / "report.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "mine", "status", "then"),
    [
        ("agency: 國家發展委員會", "agency: 外交部", 200, "穩健推動公開資料。"),
        (SENTENCE, "一再推動開放資料。", 409, "一再推動開放資料。"),
    ],
)
def test_records_that_changed_meanwhile_are_asked_about(
    back: tuple[Desk, dict[str, Any]], words: str, mine: str, status: int, then: str
) -> None:
    """What others wrote elsewhere stays; where they wrote over a change, the list comes again."""
    desk, shown = back
    path = desk.folder / "report.yaml"
    path.write_text(path.read_text("utf-8").replace(words, mine), encoding="utf-8")
    names = [change["id"] for change in shown["changes"]]
    assert desk.client.post("/r/0/accept", json={"changes": names}).status_code == status
    assert prose(desk) == then
    again = desk.client.get("/r/0/review").json()
    if status == 200:
        assert again is None
        assert mine in path.read_text("utf-8")
    else:
        assert {change["status"] for change in again["changes"]} == {"conflict"}


@pytest.mark.parametrize("names", [["x"], ["x", 3], "x", None])
def test_changes_that_are_none_are_refused(
    back: tuple[Desk, dict[str, Any]], names: object
) -> None:
    desk, _ = back
    before = (desk.folder / "report.yaml").read_bytes()
    assert desk.client.post("/r/0/accept", json={"changes": names}).status_code in (409, 422)
    assert (desk.folder / "report.yaml").read_bytes() == before


def test_a_document_is_laid_aside(back: tuple[Desk, dict[str, Any]]) -> None:
    desk, shown = back
    desk.client.post("/r/0/aside")
    assert desk.client.get("/r/0/review").json() is None
    names = [change["id"] for change in shown["changes"]]
    assert desk.client.post("/r/0/accept", json={"changes": names}).status_code == 422
    assert prose(desk) == SENTENCE


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"PK\x03\x04" + b"\0" * 40, b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0" * 9]
)
def test_what_cannot_be_read_is_refused_in_one_sentence(make_desk: Make, data: bytes) -> None:
    desk = make_desk()
    answer = send(desk, data, "壞.docx")
    assert answer.status_code == 422
    assert "壞.docx" in answer.json()["problem"]
    assert desk.client.get("/r/0/review").json() is None


def test_too_large_a_document_is_not_read_to_its_end(
    make_desk: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "UPLOAD_BYTES", 1000)
    assert send(make_desk(), b"x" * 1001).status_code == 422


def test_remarks_are_kept_and_taken_back_with_the_changes(
    back: tuple[Desk, dict[str, Any]],
) -> None:
    desk, _ = back
    report = (desk.folder / "report.yaml").read_bytes()
    texts = {"report.yaml": (report, report.decode().replace("持續", "穩健"))}
    desk.report.files.adopt(texts, "- text: 請補充\n")
    assert (desk.folder / "review.yaml").exists()
    desk.client.post("/r/0/undo")
    assert (desk.folder / "report.yaml").read_bytes() == report
    assert not (desk.folder / "review.yaml").exists()
