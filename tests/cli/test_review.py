"""``reportgen review``: changes and remarks listed, and put into the records where asked."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from reportgen.cli.main import run
from reportgen.edit import Set, changed
from reportgen.pipeline.editable import export_report
from reportgen.world import World
from tests.review.test_word import DEL, INS, RUN
from tests.review.wordmade import word_with, zipped

COMMENTS = (
    '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:comment w:id="7" w:author="林處長" w:date="2026-03-20T10:00:00Z"><w:p><w:r><w:t>請補充'
    "</w:t></w:r></w:p></w:comment></w:comments>"
)


@pytest.fixture
def trip(make_report: Callable[..., Path]) -> Path:
    folder = make_report()
    path = folder / "report.yaml"
    prose = {"prose": "持續推動開放資料。"}
    text = changed(path.read_text("utf-8"), Set(("purpose",), prose))
    path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def document(world: World, trip: Path, tmp_path: Path) -> Path:
    """The exported report with one change and one comment."""
    export_report(world, trip, tmp_path / "out", ["docx"])
    data = (tmp_path / "out" / f"{trip.name}.docx").read_bytes()
    new = (
        '<w:commentRangeStart w:id="7"/>' + RUN.format("持續") + '<w:commentRangeEnd w:id="7"/>'
        '<w:r><w:commentReference w:id="7"/></w:r>'
        + DEL.format("推動") + INS.format("深化") + RUN.format("開放資料。")
    )  # fmt: skip
    data = word_with(data, RUN.format("持續推動開放資料。"), new)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    path = tmp_path / "chief.docx"
    path.write_bytes(zipped({**parts, "word/comments.xml": COMMENTS.encode()}))
    return path


def test_a_list_changes_nothing(
    trip: Path, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (trip / "report.yaml").read_bytes()
    assert run(["review", str(trip), str(document)]) == 1
    shown = capsys.readouterr().out
    for words in (
        "report.yaml:",
        "- 推動",
        "+ 深化",
        "「持續」",
        "# 請補充",
        "1 處修改",
        "1 則意見",
    ):
        assert words in shown
    assert (trip / "report.yaml").read_bytes() == before
    assert not (trip / "review.yaml").exists()


def test_all_is_applied_and_remarks_are_kept_once(
    trip: Path, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (trip / "report.yaml").read_text("utf-8")
    assert run(["review", str(trip), str(document), "--apply", "all"]) == 0
    after = (trip / "report.yaml").read_text("utf-8")
    assert after == before.replace("持續推動開放資料", "持續深化開放資料")
    kept = (trip / "review.yaml").read_text("utf-8")
    assert re.search(r"who: 林處長\n", kept)
    assert "text: 請補充" in kept
    assert "file: report.yaml" in kept
    # The same file again: the record is another one by now, and the remark is there.
    assert run(["review", str(trip), str(document), "--apply", "all"]) == 1
    assert (trip / "report.yaml").read_text("utf-8") == after
    assert (trip / "review.yaml").read_text("utf-8") == kept
    capsys.readouterr()
    assert run(["check", str(trip)]) == 0
    shown = capsys.readouterr().out
    assert "林處長：請補充" in shown
    (trip / "review.yaml").write_text(kept.replace("state: open", "state: done"), "utf-8")
    assert run(["check", str(trip)]) == 0
    assert "請補充" not in capsys.readouterr().out


def test_json(trip: Path, document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["review", str(trip), str(document), "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    (change,) = data["changes"]
    assert (change["old"], change["new"], change["status"]) == ("推動", "深化", "ready")
    assert change["file"].endswith("report.yaml")
    assert change["key"] == "purpose.prose"
    (remark,) = data["remarks"]
    assert (remark["author"], remark["about"], remark["text"]) == ("林處長", "持續", "請補充")


@pytest.mark.parametrize(("answer", "status", "word"), [("y\n", 0, "深化"), ("n\n", 1, "推動")])
def test_each_is_asked_about(
    trip: Path,
    document: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    status: int,
    word: str,
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO(answer))
    assert run(["review", str(trip), str(document), "--apply", "ask"]) == status
    assert f"持續{word}開放資料" in (trip / "report.yaml").read_text("utf-8")


def test_what_cannot_be_read(
    trip: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.docx"
    assert run(["review", str(trip), str(path)]) == 2
    path.write_bytes(b"no document")
    assert run(["review", str(trip), str(path)]) == 2
    path.write_bytes(zipped({"word/document.xml": b"<x/>", "word/vbaProject.bin": b""}))
    assert run(["review", str(trip), str(path)]) == 2
    lines = capsys.readouterr().err.strip().split("\n")
    assert len(lines) == 3
    assert "巨集" in lines[2]
    assert run(["review", str(tmp_path), str(path)]) == 2
