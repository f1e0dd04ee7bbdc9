"""The glossary: strictly read, from every place that it may stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportgen.pipeline import check_report
from reportgen.world import World

TERM = "terms:\n- {term: 推動委員會, foreign: Steering Committee, avoid: [指導委員會]}\n"
PROSE = ("需要了解各國如何訂定", "拜會指導委員會，了解各國如何訂定")


def codes(world: World, folder: Path) -> list[str]:
    return [finding.code for finding in check_report(world, folder).findings]


def test_stands_beside_the_reports_or_in_one(
    world: World, make_report: Callable[..., Path]
) -> None:
    folder = make_report(PROSE)
    assert "GLOSSARY-TERM" not in codes(world, folder)
    beside = folder.parent.parent / "glossary.yaml"
    beside.write_text(TERM, encoding="utf-8")
    assert "GLOSSARY-TERM" in codes(world, folder)
    (folder / "glossary.yaml").write_text("terms:\n- {term: 推動委員會}\n", encoding="utf-8")
    assert "GLOSSARY-TERM" not in codes(world, folder)
    assert "FILE-UNKNOWN" not in codes(world, folder)


def test_is_read_strictly_and_shown(world: World, make_report: Callable[..., Path]) -> None:
    folder = make_report(PROSE)
    path = folder / "glossary.yaml"
    path.write_text("terms:\n- {term: 推動委員會, avoids: [指導委員會]}\n", encoding="utf-8")
    outcome = check_report(world, folder)
    (unknown,) = [finding for finding in outcome.findings if finding.code == "KEY-UNKNOWN"]
    assert unknown.place[1:3] == (2, 17)
    assert unknown.place.file in outcome.sources
