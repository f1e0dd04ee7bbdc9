"""Which reports a command line means, and what it says of those that it cannot mean."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.cli.paths import find_reports, of_one_name, take_pdfs
from tests.cli.conftest import Ran

Make = Callable[..., Path]
Run = Callable[..., Ran]


def make(folder: Path, name: str = "report.yaml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("title: x\n", encoding="utf-8")
    return folder


def test_pdfs_are_taken_whatever_the_case_of_their_ending(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.PDF", "c.txt"):
        (tmp_path / name).touch()
    (tmp_path / "d.pdf").mkdir()
    paths = [tmp_path / name for name in ("a.pdf", "b.PDF", "a.pdf", "c.txt", "d.pdf", "e.pdf")]
    pdfs, others = take_pdfs(paths)
    assert [path.name for path in pdfs] == ["a.pdf", "b.PDF"]
    assert [path.name for path in others] == ["c.txt", "d.pdf", "e.pdf"]


def test_a_report_is_found_once_however_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make(tmp_path / "content" / "b")
    make(tmp_path / "content" / "a")
    Path("link").symlink_to("content/a")
    ways = ["content", "content/a", "content/a/report.yaml", "./content/../content/b", "link"]
    found, findings = find_reports([Path(way) for way in ways])
    assert found == [Path("content/a"), Path("content/b")]
    assert findings == []


def test_hidden_folders_are_no_reports(tmp_path: Path) -> None:
    make(tmp_path / ".trash")
    make(tmp_path / "trip")
    assert find_reports([tmp_path])[0] == [tmp_path / "trip"]
    assert find_reports([tmp_path / ".trash"])[0] == [tmp_path / ".trash"]


@pytest.mark.parametrize("name", ["report.yaml.txt", "report.yml", "Report.YAML", "REPORT.yml.TXT"])
@pytest.mark.parametrize("above", [False, True])
def test_a_slip_in_the_records_name_is_named(tmp_path: Path, name: str, above: bool) -> None:
    folder = make(tmp_path / "trip", name)
    make(tmp_path / "sound")
    found, (finding,) = find_reports([tmp_path if above else folder])
    assert found == ([tmp_path / "sound"] if above else [])
    assert finding.code == "PATH-NO-REPORT"
    assert finding.place.file.endswith("trip")
    assert f"「{name}」" in finding.message.text()
    assert f"「{name}」改名為 report.yaml" in finding.hints[0].text()


@pytest.mark.parametrize("name", ["report.yaml.bak", "my-report.yaml", "report.txt"])
def test_other_names_are_no_slips(tmp_path: Path, name: str) -> None:
    _, (finding,) = find_reports([make(tmp_path / "trip", name)])
    assert "這裡找不到報告" in finding.message.text()


def test_a_link_that_leads_nowhere_is_a_report_to_be_told_of(tmp_path: Path) -> None:
    folder = tmp_path / "trip"
    folder.mkdir()
    (folder / "report.yaml").symlink_to("nowhere")
    assert find_reports([folder]) == ([folder], [])


def test_two_reports_of_one_name_are_2_and_neither_is_built(
    reportgen: Run, make_report: Make, tmp_path: Path
) -> None:
    text = (make_report() / "report.yaml").read_text("utf-8")
    for year in ("2016", "2017"):
        make(tmp_path / year / "trip")
        (tmp_path / year / "trip" / "report.yaml").write_text(text, encoding="utf-8")
    ran = reportgen("build", "2016/trip", "2017/trip", "--format", "json")
    assert ran.status == 2
    (finding,) = json.loads(ran.out)["findings"]
    assert (finding["code"], finding["file"]) == ("PATH-SAME-NAME", "2017/trip")
    assert "「2016/trip」" in finding["message"]
    assert "「trip.pdf」" in finding["message"]
    assert not (tmp_path / "build").exists()
    assert reportgen("check", "2016/trip", "2017/trip").status == 0


def test_each_report_after_the_first_of_a_name_is_found(tmp_path: Path) -> None:
    folders = [tmp_path / year / name for year in "123" for name in ("a", "b")]
    assert [f.place.file.rsplit("/", 2)[1:] for f in of_one_name(folders)] == [
        ["2", "a"], ["2", "b"], ["3", "a"], ["3", "b"],
    ]  # fmt: skip


def test_a_folder_of_pdfs_is_told_how_they_are_checked(tmp_path: Path) -> None:
    (tmp_path / "a.PDF").touch()
    _, (finding,) = find_reports([tmp_path])
    assert finding.code == "PATH-NO-REPORT"
    assert "a.PDF" in finding.hints[0].text()
    (tmp_path / "a.PDF").rename(tmp_path / "a.txt")
    _, (finding,) = find_reports([tmp_path])
    assert "content/" in finding.hints[0].text()
