"""Fixtures of rules: a fragment of report.yaml, completed with what every report must have."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import yaml

from reportgen.check.similarity import Earlier
from reportgen.findings import Finding
from reportgen.pipeline import check_report
from reportgen.world import World, shipped_templates

TODAY = date(2017, 2, 1)

BASE = {
    "title": "title: 出席測試會議\n",
    "category": "category: 開會\n",
    "agency": "agency: 國家發展委員會\n",
    "destinations": "destinations: [{country: FR, cities: [巴黎]}]\n",
    "period": "period: {start: 2016-12-05, end: 2016-12-11}\n",
    "roster": (
        "roster:\n- {id: pan, name: 潘國才, agency: 國家發展委員會, unit: 資訊管理處, post: 處長,"
        ' phone: "02-23165300", role: reporter}\n'
    ),
}
"""Keys that every report must have; a fixture that has one keeps its own."""

_EXPECT = re.compile(r"^# expect: ([A-Z-]+) (\d+):(\d+)(?:-(\d+))?$", re.MULTILINE)


def check_fixture(fixture: Path, folder: Path) -> list[Finding]:
    """Check the report that *fixture* completes to, written into *folder*.

    Files beside the fixture that begin with its stem and ``@`` are put into the report:
    ``err@figures@a.png`` becomes ``figures/a.png``; ``err@@earlier@x.yaml`` is put into a folder
    beside it, ``earlier``, which holds the reports to compare with.
    """
    text = fixture.read_text(encoding="utf-8")
    given = yaml.load(text, Loader=yaml.BaseLoader) or {}
    rest = "".join(value for key, value in BASE.items() if key not in given)
    folder.mkdir(parents=True)
    (folder / "report.yaml").write_text(text + rest, encoding="utf-8")
    for extra in fixture.parent.glob(f"{fixture.stem}@*"):
        parts = extra.name.split("@")[1:]
        target = folder.joinpath(*parts) if parts[0] else folder.parent.joinpath(*parts[1:])
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(extra.read_bytes())
    world = World(shipped_templates(), folder.parent / "cache", TODAY)
    beside = folder.parent / "earlier"
    earlier = Earlier(beside, "earlier") if beside.is_dir() else None
    return list(check_report(world, folder, earlier=earlier).findings)


def expected(fixture: Path) -> list[tuple[str, int, int]]:
    """The findings that the head of *fixture* asks for: ``# expect: CODE line:column``."""
    text = fixture.read_text(encoding="utf-8")
    return [(m[1], int(m[2]), int(m[3])) for m in _EXPECT.finditer(text)]
