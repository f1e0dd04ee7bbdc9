"""``reportgen diff``: folders, PDFs and revisions; formats; exit status."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pypdf import PdfReader

from reportgen.cli.main import run
from reportgen.edit import Set, changed

CONTENT = Path(__file__).parents[2] / "content"
WORD = "副執行長"


@pytest.fixture
def trip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    ignored = shutil.ignore_patterns("figures")
    return Path(shutil.copytree(CONTENT / "2018-ogp-tbilisi", "trip", ignore=ignored))


def edit(folder: Path, post: str) -> None:
    path = folder / "roster.yaml"
    path.write_text(changed(path.read_text("utf-8"), Set((0, "post"), post)), encoding="utf-8")


def git(*arguments: str) -> None:
    environ = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    author = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *author, *arguments], check=True, capture_output=True, env=environ)


@pytest.fixture
def committed(trip: Path) -> Path:
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    edit(trip, "執行長")
    return trip


@pytest.mark.parametrize(
    "arguments", [("HEAD", "trip"), ("trip",), ("HEAD:trip",), ("HEAD:trip", "trip")]
)
def test_a_revision(
    committed: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert run(["diff", *arguments]) == 1
    shown = capsys.readouterr().out
    assert "修改 人員名單〔吳銘軒〕 › 職稱  trip/roster.yaml:8:9" in shown
    assert f"  - {WORD}\n  + 執行長\n" in shown
    assert shown.rstrip().endswith("1 處不同：修改 1")
    git("commit", "-qam", "second")
    assert run(["diff", *arguments]) == 0


def test_inside_the_report(committed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(committed)
    assert run(["diff", "HEAD"]) == 1
    git("commit", "-qam", "second")
    assert run(["diff", "HEAD"]) == 0
    assert run(["diff", "HEAD~1"]) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("HEAD~9", "trip"),
        ("--", "-x", "trip"),
        ("HEAD:nowhere", "trip"),
        ("nowhere", "trip"),
        ("HEAD",),
        ("notes.txt", "trip"),
    ],
)
def test_no_such_version(
    committed: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    Path("notes.txt").write_text("x", encoding="utf-8")
    assert run(["diff", *arguments]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err
    assert "Traceback" not in shown.err


def test_no_git(trip: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert run(["diff", "HEAD", "trip"]) == 2


def test_broken_records(trip: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(trip, "later")
    Path("later/report.yaml").write_text("title: [", encoding="utf-8")
    assert run(["diff", "trip", "later"]) == 2
    assert "later" in capsys.readouterr().err


def test_a_pdf(make_report: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    report = make_report()
    monkeypatch.chdir(report.parent)
    run(["build", str(report), "--out", "out"])
    (pdf,) = Path("out").glob("*.pdf")
    assert run(["diff", str(pdf), str(report)]) == 0
    path = report / "report.yaml"
    path.write_text(
        changed(path.read_text("utf-8"), Set(("report_date",), "2017-03-01")), encoding="utf-8"
    )
    assert run(["diff", str(pdf), str(report)]) == 1


def test_json(committed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", "trip", "--format", "json"]) == 1
    document = json.loads(capsys.readouterr().out)
    (difference,) = document["differences"]
    assert difference["path"] == ["roster", 0, "post"]
    assert (difference["old"], difference["new"]) == (WORD, "執行長")
    assert (difference["file"], difference["line"]) == ("trip/roster.yaml", 8)
    assert document["summary"] == {"changed": 1, "added": 0, "removed": 0, "moved": 0}


def test_findings_that_came(committed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(committed, "副執行長。。")
    run(["diff", "trip", "--format", "json"])
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert findings["came"]
    assert findings["went"] == []


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen.append(tag)


def test_html_needs_nothing_else(committed: Path) -> None:
    edit(committed, "<b>執行長</b>")
    assert run(["diff", "trip", "--format", "html", "--output", "diff.html"]) == 1
    page = Path("diff.html").read_text("utf-8")
    tags = Tags()
    tags.feed(page)
    assert {"del", "ins", "dl"} <= set(tags.seen)
    assert set(tags.seen).isdisjoint({"b", "script", "link", "img"})
    assert "http" not in page


def test_markdown(committed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(committed, "*執行長*")
    run(["diff", "trip", "--format", "markdown"])
    assert "<del>副執行長</del><ins>*執行長*</ins>" in capsys.readouterr().out


def test_english(committed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["--lang", "en", "diff", "trip"])
    assert "1 difference" in capsys.readouterr().out


def test_a_redline(trip: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = Path(shutil.copytree(trip, "old"))
    edit(trip, "執行長")
    assert run(["diff", "old", "trip", "--pdf", "red.pdf"]) == 1
    first = Path("red.pdf").read_bytes()
    pages = [page.extract_text() for page in PdfReader("red.pdf").pages]
    assert "修訂對照" in pages[0]
    assert all("修訂對照" in text for text in pages)
    assert not PdfReader("red.pdf").attachments
    assert run(["diff", str(old), "trip", "--pdf", "red.pdf"]) == 1
    assert Path("red.pdf").read_bytes() == first
    capsys.readouterr()
    assert run(["diff", "old", "trip", "--only", "moved"]) == 0
    assert "沒有要列的這一種" in capsys.readouterr().err
    assert run(["diff", "old", "trip", "--only", "changed", "--only", "moved"]) == 1


def test_git_is_told_how_to_compare(trip: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", "--git-setup"]) == 0
    shown = capsys.readouterr().out
    assert "git config diff.reportgen.textconv 'reportgen diff --as-text'" in shown
    assert run(["diff", "--as-text", str(trip)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert f"人員名單〔吳銘軒〕 › 職稱：{WORD}" in lines
    assert len(lines) > 50
    assert run(["diff"]) == 2
