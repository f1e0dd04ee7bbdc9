"""Fixtures of rules: a fragment of report.yaml, completed with what every report must have.

``python -m tests.rules.harness`` writes again what the fixtures expect.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from reportgen.check.ask.similarity import Earlier
from reportgen.findings import Finding
from reportgen.pipeline import check_report
from reportgen.rules import all_rules
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

_EXPECTED = re.compile(r"\A(?:# expect: .*\n(?:#   .*\n)*)+")


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


def expected(fixture: Path) -> str:
    """The head of *fixture*: what is to be found in it, in the words of :func:`description`."""
    head = _EXPECTED.match(fixture.read_text(encoding="utf-8"))
    return head[0] if head else ""


def description(findings: Iterable[Finding], fixture: Path) -> str:
    """*findings* as comments: severity, place, marked text, message, hints, mend, other source.

    ::

        # expect: warning 7:14-17 ‹...›
        #   「...」應為刪節號「……」（六點，占兩字）。
        #   → 請統一。
    """
    lines = fixture.read_text(encoding="utf-8").split("\n")
    return "".join(f"# {line}\n" for finding in findings for line in _described(finding, lines))


def _described(finding: Finding, lines: list[str]) -> Iterator[str]:
    place = finding.place
    end = f"-{place.end_line}:{place.end_column}"
    marked = ""
    if place.line == place.end_line and place.file.endswith("report/report.yaml"):
        end = f"-{place.end_column}"
        line = lines[place.line - 1] if place.line <= len(lines) else ""
        text = line[place.column - 1 : place.end_column - 1]
        marked = f" ‹{text if len(text) < 40 else f'{text[:20]}…{text[-12:]}'}›"
    file = "" if place.file.endswith("report/report.yaml") else f"{place.file.split('/')[-1]} "
    yield f"expect: {finding.severity} {file}{place.line}:{place.column}{end}{marked}"
    yield f"  {_plain(finding.message.text())}"
    for hint in finding.hints:
        at = f" ({hint.place.line}:{hint.place.column})" if hint.place else ""
        yield f"  → {_plain(hint.text())}{at}"
    if finding.mend is not None:
        sign = "✎" if finding.mend.certain else "✎?"
        edits = (f"{e.place.line}:{e.place.column} ‹{e.text}›" for e in finding.mend.edits)
        yield f"  {sign} {' '.join(edits)}"
    if finding.reference != all_rules()[finding.code].reference:
        yield f"  § {finding.reference or '－'}"


def _plain(text: str) -> str:
    """*text* without the path of the folder that the report was written into."""
    return re.sub(r"\S*/(?=(?:report|earlier)\b)", "", text).replace("\n", "⏎")


def found(fixture: Path, folder: Path) -> list[Finding]:
    """The findings of the fixture's own rule, which its folder is called by."""
    return [f for f in check_fixture(fixture, folder) if f.code == fixture.parent.name]


def main() -> None:
    """Write the head of every fixture again: read the difference before it is kept."""
    for fixture in sorted(Path(__file__).with_name("fixtures").glob("*/err*.yaml")):
        if "@" in fixture.name:
            continue
        for _ in range(2):  # the head moves the lines below it
            with TemporaryDirectory() as folder:
                head = description(found(fixture, Path(folder) / "report"), fixture)
            body = _EXPECTED.sub("", fixture.read_text(encoding="utf-8"))
            fixture.write_text(head + body, encoding="utf-8")


if __name__ == "__main__":
    main()
