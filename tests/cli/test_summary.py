"""The last lines of a build."""

from __future__ import annotations

import signal
from dataclasses import replace
from pathlib import Path

from reportgen.cli.progress import SCREENFUL
from reportgen.cli.screen import Paint
from reportgen.cli.summary import NAMED, summary
from reportgen.findings import Finding, Severity, say
from reportgen.language import translator
from reportgen.many.lost import worker_ended
from reportgen.outcome import Outcome
from reportgen.places import NOWHERE

WRONG = (Finding("CATEGORY-UNKNOWN", Severity.ERROR, NOWHERE, say("不對")),)


def outcomes(pdf: Path, *, built: int, drafts: int, unwritten: int, lost: int) -> list[Outcome]:
    pdf.write_bytes(b"%PDF")
    return [
        *(Outcome(f"built-{n}", (), pdf=pdf) for n in range(built)),
        *(Outcome(f"draft-{n}", WRONG, pdf=pdf) for n in range(drafts)),
        *(Outcome(f"unwritten-{n}", WRONG) for n in range(unwritten)),
        *(worker_ended(Path(f"lost-{n}"), -signal.SIGKILL) for n in range(lost)),
    ]


def lines(of: list[Outcome], language: str = "zh-Hant") -> list[str]:
    return list(summary(of, translator(language), Paint(False)))


def test_few_have_a_line_each(tmp_path: Path) -> None:
    few = outcomes(tmp_path / "x.pdf", built=SCREENFUL - 3, drafts=1, unwritten=1, lost=1)
    said = lines(few)
    assert [line[0] for line in said] == ["✓"] * (SCREENFUL - 3) + ["◐", "✗", "✗"]


def test_of_many_those_that_failed_are_named_and_all_are_counted(tmp_path: Path) -> None:
    many = outcomes(tmp_path / "x.pdf", built=90, drafts=3, unwritten=2, lost=1)
    many[0] = replace(many[0], unchanged=True)
    *named, last = lines(many)
    assert [line.split("：")[0] for line in named[:3]] == [
        "✗ lost-0",
        "✗ unwritten-0",
        "✗ unwritten-1",
    ]
    assert [line[0] for line in named] == ["✗"] * 3 + ["◐"] * 3
    assert (
        last == "共 96 份：完成 90，草稿 3，未寫出 2，失去 1（其中 1 份沒有變動，沿用上次的結果）"
    )
    english = lines(many, "en")[-1]
    assert english == (
        "96 reports: built 90, drafts 3, not written 2, lost 1"
        " (1 of them unchanged: the last result still stands)"
    )


def test_where_all_went_well_there_is_one_line(tmp_path: Path) -> None:
    assert lines(outcomes(tmp_path / "x.pdf", built=50, drafts=0, unwritten=0, lost=0)) == [
        "共 50 份：完成 50"
    ]


def test_where_most_failed_it_stays_short(tmp_path: Path) -> None:
    said = lines(outcomes(tmp_path / "x.pdf", built=1, drafts=500, unwritten=0, lost=1))
    assert said[0].startswith("✗ lost-0")
    assert len(said) == NAMED + 2
    assert said[-2] == f"……以及另外 {501 - NAMED} 份"
