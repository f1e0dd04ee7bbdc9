"""The hook: changed files lead to the reports that they concern, wherever these stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.cli.changed import reports_of
from tests.cli.conftest import Ran


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with reports at three depths."""
    for folder in ("content/甲", "出國 報告/114 年/乙", "丙"):
        (tmp_path / folder / "sessions").mkdir(parents=True)
        (tmp_path / folder / "report.yaml").write_text("title: 題\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "reports"),
    [
        ("content/甲/roster.yaml", ["content/甲"]),
        ("content/甲/report.yaml", ["content/甲"]),
        ("出國 報告/114 年/乙/sessions/010.yaml", ["出國 報告/114 年/乙"]),
        ("丙/figures/會談.jpg", ["丙"]),
        ("丙/scan.pdf", ["丙"]),
        ("README.md", []),
        (".github/workflows/reports.yml", []),
        ("reportgen.yaml", ["丙", "content/甲"]),
        ("content/glossary.yaml", ["content/甲"]),
        ("出國 報告/reportgen.yaml", ["出國 報告/114 年/乙"]),
        ("templates/city/authority.yaml", ["丙", "content/甲"]),
        ("templates/city/style.css", ["丙", "content/甲"]),
    ],
)
def test_a_file_leads_to_its_reports(tree: Path, file: str, reports: list[str]) -> None:
    assert sorted(map(str, reports_of([Path(file)]))) == sorted(reports)


def test_each_report_once(tree: Path) -> None:
    files = [Path("丙/a.yaml"), Path("丙/b.yaml"), tree / "丙/c.yaml"]
    assert len(reports_of(files)) == 1


def test_the_hook_sees_a_slip_outside_content(tree: Path, reportgen: Callable[..., Ran]) -> None:
    file = "出國 報告/114 年/乙/report.yaml"
    ran = reportgen("check", "--changed", "README.md", file)
    assert ran.status == 1
    assert f"{file}:1:1" in ran.out
    assert "甲" not in ran.out


def test_files_of_no_report_are_no_fault(tree: Path, reportgen: Callable[..., Ran]) -> None:
    ran = reportgen("check", "--changed", "README.md", ".gitignore")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "這些檔案不屬於任何報告。\n"
