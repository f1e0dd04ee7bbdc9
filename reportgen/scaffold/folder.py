"""The folder of a new report, which appears on the disk whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reportgen.findings import say
from reportgen.places import label_of
from reportgen.read.merge import REPORT
from reportgen.scaffold.answers import Refused
from reportgen.whole import held, is_left_over

_MARK = ".reportgen-new-"


def must_be_free(folder: Path) -> None:
    """Refuse a *folder* that holds anything: nothing is ever overwritten."""
    if not os.path.lexists(folder):
        return
    label = label_of(folder)
    if not folder.is_dir():
        raise Refused(say("「{folder}」是檔案，不是資料夾。", folder=label))
    if (folder / f"{REPORT}.yaml").exists():
        raise Refused(
            say("「{folder}」已經是一份報告，不會覆寫。", folder=label),
            say("請換一個資料夾；沿用它的人員與機關，請用 --from-report。"),
        )
    if any(folder.iterdir()):
        raise Refused(
            say("「{folder}」裡面已有檔案，不會寫入。", folder=label),
            say("請換一個還沒有的資料夾。"),
        )


def create(folder: Path, fill: Callable[[Path], None]) -> None:
    """Make *folder* with what *fill* writes into the folder that it is given.

    That one stands beside and is renamed in the end. Raises ``OSError``; after any exception, an
    interrupt included, nothing is left, the parents that did not exist included.
    """
    with _parents(folder), _beside(folder) as draft:
        fill(draft)
        if folder.is_dir():
            _move_into(draft, folder)
        else:
            draft.rename(folder)


@contextmanager
def _parents(folder: Path) -> Iterator[None]:
    """The parents of *folder*, made where they are missing, and removed after an exception."""
    missing = [parent for parent in folder.absolute().parents if not parent.exists()]
    try:
        folder.absolute().parent.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for parent in missing:
            with suppress(OSError):
                parent.rmdir()
        raise


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """An empty folder beside *folder*; leftovers of killed commands are removed."""
    parent = folder.absolute().parent
    for path in parent.glob(f"*{_MARK}*"):
        with suppress(OSError):
            if is_left_over(path):
                shutil.rmtree(path)
    draft = parent / f".{folder.absolute().name[:40]}{_MARK}{os.urandom(4).hex()}"
    try:
        draft.mkdir()
        with held(draft):
            yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _move_into(draft: Path, folder: Path) -> None:
    """Move all of *draft* into the empty *folder*, or nothing."""
    moved = []
    try:
        for path in sorted(draft.iterdir()):
            moved.append(path.rename(folder / path.name))
    except BaseException:
        for path in moved:
            path.rename(draft / path.name)
        raise
