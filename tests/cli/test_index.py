"""``reportgen index``: nothing is done twice, and a run that was killed goes on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.index import remote, work
from reportgen.many.work import Result
from reportgen.outcome import Advance
from reportgen.pipeline import first
from tests.cli.conftest import Ran
from tests.index.__main__ import write

Run = Callable[..., Ran]


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    write(tmp_path / "content", 12)
    return tmp_path


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the reports that are checked, in this process."""
    names: list[str] = []

    def counting(world: object, report: first.Read, earlier: object = None) -> object:
        names.append(report.folder.folder.name)
        return first.check_read(world, report, earlier)  # type: ignore[arg-type]

    monkeypatch.setattr(work, "check_read", counting)
    return names


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "build").iterdir()}


def test_every_report_is_listed_and_none_is_checked_twice(
    reportgen: Run, reports: Path, checked: list[str]
) -> None:
    ran = reportgen("index", "--jobs", "1")
    assert ran.status == 0
    data = json.loads((reports / "build/index.json").read_text("utf-8"))
    assert len(data["reports"]) == 12
    assert data["states"] == {"clean": 11, "draft": 1}
    first_files = files(reports)
    assert set(first_files) == {"index.html", "index.json"}
    checked.clear()
    assert reportgen("index", "--jobs", "1").status == 0
    assert checked == []
    assert files(reports) == first_files
    record = reports / "content/trip-00003/report.yaml"
    record.write_text(record.read_text("utf-8").replace("第 3 次", "第三次"), "utf-8")
    assert reportgen("index", "--jobs", "1").status == 0
    assert "第三次" in (reports / "build/index.html").read_text("utf-8")


def test_a_run_that_was_killed_goes_on_where_it_stopped(
    reportgen: Run, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each outcome is stored at once; the page is written whole or not at all."""
    monkeypatch.setattr("reportgen.cli.index.PORTION", 4)
    done: list[str] = []
    original = first.check_read

    def killed(world: object, report: first.Read, earlier: object = None) -> object:
        if len(done) == 7:
            raise KeyboardInterrupt
        done.append(report.folder.folder.name)
        return original(world, report, earlier)  # type: ignore[arg-type]

    monkeypatch.setattr(work, "check_read", killed)
    assert reportgen("index", "--jobs", "1").status == 130
    assert not [*reports.glob("build/*")]
    again: list[str] = []

    def counting(world: object, report: first.Read, earlier: object = None) -> object:
        again.append(report.folder.folder.name)
        return original(world, report, earlier)  # type: ignore[arg-type]

    monkeypatch.setattr(work, "check_read", counting)
    assert reportgen("index", "--jobs", "1").status == 0
    assert len(done) == 7
    assert sorted(done + again) == [f"trip-{number:05}" for number in range(12)]


def test_processes_and_portions_change_nothing(
    reportgen: Run, reports: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert reportgen("index", "--jobs", "1").status == 0
    alone = files(reports)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another"))
    monkeypatch.setattr("reportgen.cli.index.PORTION", 5)
    assert reportgen("index", "--jobs", "2").status == 0
    assert files(reports) == alone


def test_a_cluster_checks_what_is_not_stored(
    reportgen: Run, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert reportgen("index", "--jobs", "1").status == 0
    alone = files(reports)
    record = reports / "content/trip-00005/report.yaml"
    record.write_text(record.read_text("utf-8") + "\n", "utf-8")
    sent: list[str] = []

    def away(checking: object, paths: list[Path], address: str, advance: Advance) -> Result:
        sent.extend(path.name for path in paths)
        return Result([checking.do(path, lambda _: None) for path in paths])  # type: ignore[attr-defined]

    monkeypatch.setattr(remote, "check_over_cluster", away)
    assert reportgen("index", "--scheduler", "tcp://127.0.0.1:1").status == 0
    assert sent == ["trip-00005"]
    assert files(reports) == alone


def test_what_cannot_be_read_is_listed_and_told(reportgen: Run, reports: Path) -> None:
    (reports / "content/trip-00004/report.yaml").write_text("title: [", encoding="utf-8")
    ran = reportgen("index")
    assert ran.status == 1
    data = json.loads((reports / "build/index.json").read_text("utf-8"))
    assert [r["name"] for r in data["reports"] if r["state"] == "unreadable"] == ["trip-00004"]
    assert reportgen("index", "nowhere").status == 2
