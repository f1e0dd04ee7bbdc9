"""Exit statuses are truthful: 0 sound, 1 findings, 2 wrong use or unreadable, in every format."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.cli.formats import FORMATS
from tests.cli.conftest import Ran

Make = Callable[..., Path]
Run = Callable[..., Ran]

UNKNOWN = ("category: 開會", "category: 旅遊")
WARNED = ("category: 開會\n", "category: 開會  # reportgen: ignore URL-BARE 沒有對象\n")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("change", "level", "status"),
    [
        (None, "error", 0),
        (UNKNOWN, "error", 1),
        (UNKNOWN, "none", 0),
        (WARNED, "error", 0),
        (WARNED, "warning", 1),
        (WARNED, "note", 1),
    ],
)
def test_check(
    reportgen: Run, make_report: Make, form: str, change: tuple[str, str], level: str, status: int
) -> None:
    folder = make_report(*([change] if change else []))
    assert reportgen("check", folder, "--format", form, "--fail-level", level).status == status


@pytest.mark.parametrize("form", FORMATS)
def test_a_path_without_a_report_is_2(reportgen: Run, form: str) -> None:
    ran = reportgen("check", "nowhere", "--format", form, "--fail-level", "none")
    assert ran.status == 2
    assert "PATH-NO-REPORT" in ran.out


@pytest.mark.parametrize("form", FORMATS)
def test_output_goes_to_a_file(
    reportgen: Run, make_report: Make, form: str, tmp_path: Path
) -> None:
    target = tmp_path / "deep" / "findings.txt"
    ran = reportgen("check", make_report(UNKNOWN), "--format", form, "--output", target)
    assert ran.status == 1
    assert ran.out == ""
    assert "CATEGORY-UNKNOWN" in target.read_text("utf-8")


def test_without_a_path_content_is_meant(reportgen: Run, make_report: Make) -> None:
    make_report(UNKNOWN)
    assert reportgen("check").status == 1


def test_without_content_it_is_2(reportgen: Run) -> None:
    assert reportgen("check").status == 2


def test_the_reports_own_fail_level_holds_until_the_command_line_says_otherwise(
    reportgen: Run, make_report: Make
) -> None:
    folder = make_report(WARNED)
    (folder / "reportgen.yaml").write_text("fail_level: warning\n", encoding="utf-8")
    assert reportgen("check", folder).status == 1
    assert reportgen("check", folder, "--fail-level", "error").status == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--format", "xml"),
        ("check", "--no-such-option"),
        ("no-such-verb",),
        ("explain", "NO-SUCH-CODE"),
    ],
)
def test_wrong_use_is_2(reportgen: Run, arguments: tuple[str, ...]) -> None:
    ran = reportgen(*arguments)
    assert ran.status == 2
    assert ran.err


@pytest.mark.parametrize(
    "arguments", [("--help",), ("--version",), ("check", "--help"), ("schema",)]
)
def test_asking_is_0(reportgen: Run, arguments: tuple[str, ...]) -> None:
    ran = reportgen(*arguments)
    assert ran.status == 0
    assert ran.out


def test_output_to_a_pipe_does_not_replace_it(
    reportgen: Run, make_report: Make, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert reportgen("check", make_report(), "--output", pipe).status == 0
        assert os.read(reader, 1000).decode() == "1 份報告，沒有發現問題。\n"
    finally:
        os.close(reader)
    assert pipe.is_fifo()


def test_output_that_cannot_be_written_is_2(
    reportgen: Run, make_report: Make, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    target = tmp_path / "file" / "below.txt"
    ran = reportgen("check", make_report(), "--output", target)
    assert ran.status == 2
    assert "Traceback" not in ran.err


def test_build_is_1_with_an_error_and_writes_a_draft(
    reportgen: Run, make_report: Make, tmp_path: Path
) -> None:
    ran = reportgen("build", make_report(UNKNOWN), "--out", tmp_path / "out", "--format", "json")
    assert ran.status == 1
    assert (tmp_path / "out" / "trip.pdf").is_file()


def test_build_final_is_1_with_an_error_and_writes_nothing(
    reportgen: Run, make_report: Make, tmp_path: Path
) -> None:
    ran = reportgen("build", make_report(UNKNOWN), "--out", tmp_path / "out", "--final")
    assert ran.status == 1
    assert not (tmp_path / "out").exists()


def test_the_process_ends_with_the_status(make_report: Make) -> None:
    """The function's value is not enough: what the shell sees is the process's own."""
    program = [sys.executable, "-m", "reportgen", "check", str(make_report(UNKNOWN))]
    assert subprocess.run(program, capture_output=True, check=False).returncode == 1


def test_the_schemas_are_written(reportgen: Run, tmp_path: Path) -> None:
    assert reportgen("schema", "--out", tmp_path / "schemas").status == 0
    documented = Path(__file__).parents[2] / "docs" / "schemas"
    names = sorted(path.name for path in documented.iterdir())
    assert "report.schema.json" in names
    assert sorted(path.name for path in (tmp_path / "schemas").iterdir()) == names
