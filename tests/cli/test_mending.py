"""``check --fix``, ``--diff`` and ``--unsafe-fixes``: what is written, shown, and returned."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran
from tests.rules.harness import BASE

Run = Callable[..., Ran]

TEXT = (
    "".join(BASE.values())
    + "purpose:  # 註解\n  prose: |\n    本平台推動資料開放,並與民間合作。。各國能移植嗎。\n"
)


@pytest.fixture
def trip(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "trip"
    folder.mkdir(parents=True)
    (folder / "report.yaml").write_text(TEXT, encoding="utf-8")
    return folder


def text(folder: Path) -> str:
    return (folder / "report.yaml").read_text(encoding="utf-8")


def test_fix_writes_what_is_certain_and_reports_it(reportgen: Run, trip: Path) -> None:
    ran = reportgen("check", "--fix", trip, "--format", "json")
    certain = "    本平臺推動資料開放，並與民間合作。各國能移植嗎。\n"
    assert text(trip) == TEXT[: TEXT.index("    本平台")] + certain
    assert "content/trip：修正 3 處。" in ran.err
    assert "PUNCTUATION-HALF-WIDTH 1（report.yaml:10）" in ran.err
    assert "另有 1 處要加 --unsafe-fixes" in ran.err
    codes = {finding["code"] for finding in json.loads(ran.out)["findings"]}
    assert "QUESTION-STOP" in codes
    assert "PUNCTUATION-DOUBLED" not in codes


def test_the_status_is_that_of_the_check_afterwards(reportgen: Run, trip: Path) -> None:
    before = reportgen("check", trip, "--fail-level", "warning").status
    assert before == 1
    assert reportgen("check", "--fix", trip, "--fail-level", "none").status == 0
    assert reportgen("check", "--fix", trip).status == reportgen("check", trip).status
    assert "沒有可以自動修正之處" in reportgen("check", "--fix", trip).err


def test_unsafe_fixes_are_made_on_demand(reportgen: Run, trip: Path) -> None:
    reportgen("check", "--fix", "--unsafe-fixes", trip)
    assert "各國能移植嗎？\n" in text(trip)


def test_diff_shows_and_writes_nothing(reportgen: Run, trip: Path, tmp_path: Path) -> None:
    ran = reportgen("check", "--diff", trip)
    assert ran.status == 1
    assert text(trip) == TEXT
    assert "會修正 3 處；沒有寫入。" in ran.err
    patch = tmp_path / "trip.patch"
    patch.write_text(ran.out, encoding="utf-8")
    subprocess.run(["git", "apply", str(patch)], cwd=tmp_path, check=True)
    assert "本平臺推動資料開放，並與民間合作。" in text(trip)
    again = reportgen("check", "--diff", trip)
    assert (again.status, again.out) == (0, "")


def test_diff_of_a_file_without_a_last_line_feed(
    reportgen: Run, trip: Path, tmp_path: Path
) -> None:
    (trip / "report.yaml").write_text(TEXT.rstrip("\n"), encoding="utf-8")
    patch = tmp_path / "trip.patch"
    patch.write_text(reportgen("check", "--diff", trip).out, encoding="utf-8")
    subprocess.run(["git", "apply", str(patch)], cwd=tmp_path, check=True)
    assert text(trip).endswith("各國能移植嗎。")


def test_diff_wins_over_fix(reportgen: Run, trip: Path) -> None:
    assert reportgen("check", "--fix", "--diff", trip).status == 1
    assert text(trip) == TEXT


def test_wrong_use(reportgen: Run, trip: Path, tmp_path: Path) -> None:
    assert reportgen("check", "--unsafe-fixes", trip).status == 2
    (tmp_path / "trip.pdf").write_bytes(b"%PDF-1.7\n")
    ran = reportgen("check", "--fix", tmp_path / "trip.pdf")
    assert ran.status == 2
    assert "PDF 不能修正" in ran.err


def test_a_file_that_cannot_be_written_is_reported(reportgen: Run, trip: Path) -> None:
    (trip / "purpose.yaml").symlink_to("text.txt")
    (trip / "text.txt").write_text("prose: 平台。\n", encoding="utf-8")
    (trip / "report.yaml").write_text("".join(BASE.values()), encoding="utf-8")
    ran = reportgen("check", "--fix", trip)
    assert ran.status == 2
    assert "「purpose.yaml」不是這份報告的記錄檔。" in ran.err
    assert "平台" in (trip / "text.txt").read_text(encoding="utf-8")


def test_fix_with_changed_files(reportgen: Run, trip: Path) -> None:
    reportgen("check", "--fix", "--changed", trip / "report.yaml")
    assert "本平臺" in text(trip)


def test_explain_says_which_rules_mend(reportgen: Run) -> None:
    assert "reportgen check --fix 能改正" in reportgen("explain", "DASH-ELLIPSIS-FORM").out
    assert "--unsafe-fixes" in reportgen("explain", "WORD-DOUBLED").out
    assert "自動修正" not in reportgen("explain", "SECTION-THIN").out
