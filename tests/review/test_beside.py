"""Tracked changes beside notes, and in the captions of tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportgen.edit import Set, changed
from reportgen.review.proposals import Status
from reportgen.world import World
from tests.review.test_odt import INSERTION, added, applied, edited, regions


def with_purpose(make_report: Callable[..., Path], prose: str) -> Path:
    folder = make_report()
    path = folder / "report.yaml"
    text = changed(path.read_text("utf-8"), Set(("purpose",), {"prose": prose}))
    path.write_text(text, encoding="utf-8")
    return folder


def test_a_caption_of_a_table_is_changed_in_its_attribute(
    world: World, make_report: Callable[..., Path], tmp_path: Path
) -> None:
    """Its words stand in a cell, too, and signs of Markdown are none in an attribute."""
    table = '{#tbl-a caption="門檻的誤報"}\n| 門檻 | 誤報 |\n| --- | --- |\n| 一 | 二 |\n'
    folder = with_purpose(make_report, f"結果見[](#tbl-a)。\n\n{table}")
    end = "誤報<text:bookmark-end"  # not that of the list of tables
    new = f"門檻的{added(1, '3*4「甲」')}{end}"
    data = edited(world, folder, tmp_path, regions(INSERTION), (f"門檻的{end}", new))
    changes, _ = applied(world, folder, data)
    assert [change.status for change in changes] == [Status.APPLIED]
    assert 'caption="門檻的3*4「甲」誤報"' in (folder / "report.yaml").read_text("utf-8")


def test_a_paragraph_behind_one_with_a_note_leaves_the_note(
    world: World, make_report: Callable[..., Path], tmp_path: Path
) -> None:
    folder = with_purpose(make_report, "持續推動。[^a] 文末。\n\n第二段。\n\n[^a]: 註的文字。\n")
    start, end = (f'<text:change-{w} text:change-id="ct1"/>' for w in ("start", "end"))
    data = edited(
        world, folder, tmp_path, regions(INSERTION),
        (" 文末。", f" 文末。{start}</text:p><text:p text:style-name=\"prose\">另補一段。{end}"),
    )  # fmt: skip
    changes, _ = applied(world, folder, data)
    assert [(change.text.strip("\u2029"), change.status) for change in changes] == [
        ("另補一段。", Status.APPLIED)
    ]
