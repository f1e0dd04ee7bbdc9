"""``reportgen import``: the table, the folder, the exit status."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran
from tests.intake.wordfiles import docx, p

BODY = (
    p("出席測試會議")
    + p("服務機關：國家發展委員會")
    + p("姓名職稱：潘國才處長")
    + p("派赴國家：法國巴黎")
    + p("出國期間：105 年 12 月 5 日至 12 月 11 日")
    + p("壹、目的")
    + p("為了解各國作法，派員出席。")
)


def test_a_word_file_becomes_a_report(reportgen: Callable[..., Ran], tmp_path: Path) -> None:
    original = docx(BODY)
    (tmp_path / "a.docx").write_bytes(original)
    ran = reportgen("import", "a.docx", "--out", "trip", "--keep-original")
    assert ran.status == 0, ran.out
    assert "purpose.yaml" in ran.out
    assert "100.0%" in ran.out
    assert (tmp_path / "trip/import.md").exists()
    assert (tmp_path / "trip/.original/a.docx").read_bytes() == original
    assert not (tmp_path / "trip/unplaced.md").exists()


def test_what_is_in_doubt_is_one(reportgen: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(p("出國期間：某年某月") + BODY))
    assert reportgen("import", "a.docx", "--out", "trip").status == 1
    assert "某年某月" in (tmp_path / "trip/unplaced.md").read_text("utf-8")


def test_nothing_is_written_over(reportgen: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(BODY))
    (tmp_path / "trip").mkdir()
    (tmp_path / "trip/mine.txt").write_text("x")
    ran = reportgen("import", "a.docx", "--out", "trip")
    assert ran.status == 2
    assert [path.name for path in (tmp_path / "trip").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("name", ["a.doc", "a.docx", "a.pdf"])
def test_what_cannot_be_read_leaves_no_folder(
    reportgen: Callable[..., Ran], tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    ran = reportgen("import", name, "--out", "trip")
    assert ran.status == 2
    assert "IMPORT-" in ran.out
    assert not (tmp_path / "trip").exists()


def test_an_unknown_authority_is_wrong_use(reportgen: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(BODY))
    ran = reportgen("import", "a.docx", "--out", "trip", "--authority", "taipie")
    assert ran.status == 2
    assert "taipei" in ran.out


def test_messages_are_english_for_who_asks(reportgen: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(BODY))
    ran = reportgen("--lang", "en", "import", "a.docx", "--out", "trip")
    assert "Imported into trip" in ran.out
