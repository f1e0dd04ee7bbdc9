"""What stands before the first chapter: which lines are the title."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.intake.blocks import Block, Document, Paragraph, Span
from reportgen.intake.ledger import Ledger
from reportgen.intake.recognise.front import Front
from reportgen.intake.recognise.prose import Writer
from reportgen.intake.recognise.roster import Roster


def front(*lines: str) -> dict[str, Any]:
    blocks: tuple[Block, ...] = tuple(Paragraph((Span(line),)) for line in lines)
    front = Front(Writer(Document("a.txt", blocks), Ledger()), Roster(), "a.txt")
    front.read(blocks)
    return front.report


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("出國報告（出國類別：考察）", "赴日本", "考察圖書館"), ["赴日本", "考察圖書館"]),
        (("赴日本考察圖書館", "本次考察共五日，拜會三個機關。", "行程緊湊"), "赴日本考察圖書館"),
        (("本報告記載考察的經過。", "赴日本考察圖書館"), "赴日本考察圖書館"),
        (("赴日本考察圖書館", "服務機關：國家圖書館", "館員雜記", "其二"), "赴日本考察圖書館"),
        (tuple(f"第{n}行雜記" for n in "一二三四五六七八九"), "第一行雜記"),
    ],
)
def test_the_lines_of_a_title(lines: tuple[str, ...], title: str | list[str]) -> None:
    """One block of a few lines that are no sentences, not whatever stands before the chapters."""
    report = front(*lines)
    whole = title if isinstance(title, str) else "".join(title)
    assert report["title"] == whole
    assert report.get("title_lines", whole) == title
