"""``reportgen doctor``: a line for each thing, and what to run where it is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reportgen.cli import doctor, outcome
from reportgen.cli.bugs import bug_report
from reportgen.world import World
from tests.cli.conftest import Ran

Run = Callable[..., Ran]


def test_a_machine_that_is_ready(reportgen: Run, tmp_path: Path) -> None:
    ran = reportgen("doctor")
    lines = ran.out.splitlines()
    for begin in ("✓ Python 3.", "✓ WeasyPrint ", "✓ Pango ", "✓ HarfBuzz ", "✓ 字型 body：TW-Kai"):
        assert any(line.startswith(begin) for line in lines), begin
    assert any(f"快取 {tmp_path}/cache/reportgen：" in line for line in lines)
    assert any("檔名編碼 utf-8" in line for line in lines)
    assert any(line.startswith("✓ 空間 ") for line in lines)
    assert ran.status == 0
    assert "✗" not in ran.out


def test_without_pango_it_is_1_with_the_line_to_run(
    reportgen: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise OSError("cannot load library 'libpango-1.0.so.0': no such file\nmore")

    monkeypatch.setattr("reportgen.typeset.engine._weasyprint", missing)
    ran = reportgen("doctor")
    assert ran.status == 1
    assert "✗ Pango：找不到，WeasyPrint 無法排版\n  → " in ran.out
    assert "apt-get install libpango" in ran.out


def test_without_fonts_it_is_1_with_a_line_for_each(
    reportgen: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportgen.typeset.materials.system_font_folders", lambda: ())
    ran = reportgen("doctor")
    assert ran.status == 1
    assert "  → Debian／Ubuntu 請安裝：apt-get install fonts-cns11643-kai\n" in ran.out


def test_a_cache_that_others_may_write_is_told(reportgen: Run, tmp_path: Path) -> None:
    cache = tmp_path / "cache" / "reportgen"
    cache.mkdir(parents=True)
    cache.chmod(0o777)
    ran = reportgen("doctor")
    assert ran.status == 0
    assert f"△ 快取 {cache}：他人可以寫入，不使用\n  → 請執行：rm -r {cache}\n" in ran.out


def test_a_part_that_fails_is_told_and_the_others_follow(
    reportgen: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: World) -> Iterator[doctor.State]:
        raise ZeroDivisionError("by nothing")
        yield

    monkeypatch.setattr(doctor, "_PARTS", (fails, doctor._python))
    ran = reportgen("doctor")
    assert ran.status == 1
    assert ran.out.startswith("✗ 查不出來：ZeroDivisionError: by nothing\n")
    assert "✓ Python" in ran.out


def test_a_library_that_cannot_be_loaded_is_no_file_that_cannot_be_read() -> None:
    said = outcome.refused(OSError("cannot load library 'x'\nmore"), str)
    assert said == "無法載入系統元件：cannot load library 'x'。請執行 reportgen doctor。"
    assert outcome.refused(OSError(28, "full", "a\nb"), str) == "無法讀寫「a·b」：full"
    assert outcome.refused(OSError(28, "full"), str) == "無法寫出結果：full"


def test_an_internal_error_that_cannot_be_kept_is_shown_by_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(**_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("tempfile.mkstemp", full)
    said = bug_report(str, ["Traceback\n  File x\nKeyError: 'a\x1b'\n"] * 2)
    assert said.count("KeyError") == 1
    assert "Traceback" not in said
    assert "\x1b" not in said
