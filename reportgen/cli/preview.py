"""``reportgen preview``: the desk, in the browser."""

from __future__ import annotations

import gc
import os
import webbrowser
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from reportgen.cli.context import Session
from reportgen.cli.paths import DEFAULT, RECORD
from reportgen.cli.screen import remark
from reportgen.world import World

USAGE = 2


def run(
    session: Session, folders: tuple[Path, ...], port: int, no_browser: bool, read_only: bool
) -> int:
    """Show the reports in *folders* in the browser until Ctrl-C; return 0."""
    translate = session.translate
    if not all(find_spec(name) for name in ("starlette", "uvicorn")):
        remark(translate("預覽要另裝套件：{command}").format(
            command='pip install "taiwan-mission-report[preview]"'))  # fmt: skip
        return USAGE
    places = folders or (_default(),)
    reports = list(_reports(places))
    home = next((place for place in places if not (place / RECORD).is_file()), None)
    if not reports and (read_only or home is None):
        remark(translate("找不到報告：資料夾裡沒有 report.yaml。建立新報告請用 reportgen new。"))
        return USAGE
    from reportgen.desk.serve import AlreadyOpen, serve

    def opened(address: str) -> None:
        remark(translate("預覽在 {address}").format(address=address))
        remark(translate("網址只能用一次；按 Ctrl-C 結束。"))
        if not no_browser:
            webbrowser.open(address)

    gc.enable()  # it runs for hours
    try:
        serve(
            reports, port, translate, session.language, opened,
            state=World.here().cache, home=home, read_only=read_only,
        )  # fmt: skip
    except AlreadyOpen as already:
        remark(translate("這份報告已經開著：{address}").format(address=already.address))
        return USAGE
    return 0


def _default() -> Path:
    return Path() if Path(RECORD).is_file() else Path(DEFAULT)


def _reports(folders: Sequence[Path]) -> Iterator[Path]:
    """The reports that *folders* are, or that stand in them."""
    seen: set[str] = set()
    for folder in folders:
        inside = (path.parent for path in sorted(folder.glob(f"*/{RECORD}")))
        for report in (folder,) if (folder / RECORD).is_file() else inside:
            real = os.path.realpath(report)
            if real not in seen:
                seen.add(real)
                yield report
