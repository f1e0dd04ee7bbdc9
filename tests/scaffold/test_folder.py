"""A new folder is there whole or not at all."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.scaffold.answers import Refused
from reportgen.scaffold.folder import create, must_be_free

OLD = 1_000_000_000


def fill(draft: Path) -> None:
    (draft / "figures").mkdir()
    (draft / "report.yaml").write_text("title: 甲\n", encoding="utf-8")


def interrupted(draft: Path) -> None:
    fill(draft)
    raise KeyboardInterrupt


def full(draft: Path) -> None:
    fill(draft)
    raise OSError(28, "No space left on device")


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


@pytest.mark.parametrize("where", ["trip", "content/2025/trip", "."])
def test_made(where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    create(Path(where), fill)
    assert names(tmp_path / where) == ["figures", "report.yaml"]


@pytest.mark.parametrize("failing", [interrupted, full])
@pytest.mark.parametrize("where", ["trip", "content/2025/trip", "empty"])
def test_nothing_is_left(failing: Callable[[Path], None], where: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises((KeyboardInterrupt, OSError)):
        create(tmp_path / where, failing)
    assert names(tmp_path) == ["empty"]


def test_a_move_that_fails_half_way_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    rename = Path.rename

    def fails_once(path: Path, target: Path) -> Path:
        if target == folder / "report.yaml":
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fails_once)
    with pytest.raises(OSError, match="No space"):
        create(folder, fill)
    assert names(tmp_path) == ["empty"]


def test_leftovers_of_killed_commands_go(tmp_path: Path) -> None:
    left = tmp_path / ".trip.reportgen-new-0123abcd"
    left.mkdir()
    (left / "report.yaml").touch()
    os.utime(left, (OLD, OLD))
    create(tmp_path / "other", fill)
    assert not left.exists()


def test_one_that_is_being_made_stays(tmp_path: Path) -> None:
    def another_at_the_same_time(draft: Path) -> None:
        os.utime(draft, (OLD, OLD))
        create(tmp_path / "second", fill)
        fill(draft)

    create(tmp_path / "first", another_at_the_same_time)
    assert time.time() > OLD
    assert names(tmp_path / "first") == names(tmp_path / "second") == ["figures", "report.yaml"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("report", "「report」已經是一份報告，不會覆寫。"),
        ("other", "「other」裡面已有檔案，不會寫入。"),
        ("file", "「file」是檔案，不是資料夾。"),
        ("broken", "「broken」是檔案，不是資料夾。"),
    ],
)
def test_nothing_is_overwritten(
    path: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("report").mkdir()
    Path("report/report.yaml").touch()
    Path("other").mkdir()
    Path("other/.git").touch()
    Path("file").touch()
    Path("broken").symlink_to("nowhere")
    must_be_free(Path("new"))
    with pytest.raises(Refused) as refused:
        must_be_free(Path(path))
    assert refused.value.message.text() == message
