"""Cover and 提要表 of a PDF that another program made; chapters in any form; scanned pages."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from pathlib import Path

import pytest
import weasyprint
from PIL import Image

from reportgen.recheck import check_pdf
from reportgen.world import World

WORDS = "本次考察旨在了解各地水資源管理與節水推廣之作法，作為本縣推動之參考，並與主管單位交換意見。"
COVER = (
    "出國報告（出國類別：開會）",
    "姓名職稱：王小明處長",
    "出國期間：112 年 5 月 1 日至 5 月 6 日",
    "報告日期：112 年 6 月 1 日",
)
FORM = (
    "行政院及所屬各機關出國報告提要",
    "頁數：5　含附件：否",
    "出國人員姓名/服務機關/單位/職稱/電話",
    "王小明/青川縣政府/水利處/處長/02-55550123",
    "出國類別：開會",
    "出國期間：112 年 5 月 1 日至 112 年 5 月 6 日",
    f"內容摘要：{WORDS * 5}",
)
CHAPTERS = ("壹、目的", "貳、過程", "參、心得及建議")

Print = Callable[..., list[str]]


def _picture() -> str:
    file = io.BytesIO()
    Image.new("RGB", (60, 80), (200, 210, 220)).save(file, "PNG")
    data = base64.b64encode(file.getvalue()).decode()
    return f'<img style="width:100%;height:240mm" src="data:image/png;base64,{data}">'


PICTURE = _picture()


@pytest.fixture
def messages(world: World, tmp_path: Path) -> Print:
    """What is found in a PDF of *pages*, by the code."""

    def find(code: str, *pages: str | tuple[str, ...], chapters: tuple[str, ...]) -> list[str]:
        sheets = [
            "".join(f"<p>{line}</p>" for line in p) if isinstance(p, tuple) else p for p in pages
        ]
        sheets += [f"<h1>{title}</h1><p>{WORDS * 3}</p>" for title in chapters]
        style = "section{break-before:page} h1{bookmark-level:none}"
        body = "".join(f"<section>{sheet}</section>" for sheet in sheets)
        weasyprint.HTML(string=f"<html><style>{style}</style>{body}").write_pdf(tmp_path / "a.pdf")
        findings = check_pdf(world, tmp_path / "a.pdf").findings
        return [f.message.text() for f in findings if f.code == code]

    return find


def test_a_cover_and_a_form_that_agree(messages: Print) -> None:
    assert messages("PDF-FRONT", COVER, FORM, chapters=CHAPTERS) == []


@pytest.mark.parametrize(
    ("line", "other", "message"),
    [
        (
            "出國類別：開會",
            "出國類別：其他（出席會議）",
            "出國類別在第 1 頁是「開會」，在第 2 頁是「其他（出席會議）」。",
        ),
        (
            "出國期間：112 年 5 月 1 日至 112 年 5 月 6 日",
            "出國期間：112/5/1-112/5/7",
            "出國期間：第 1 頁 2023-05-01 至 2023-05-06，第 2 頁 2023-05-01 至 2023-05-07。",
        ),
        ("頁數：5　含附件：否", "頁數：43　含附件：否", "第 2 頁的頁數填 43，檔案有 5 頁。"),
        (
            "頁數：5　含附件：否",
            "頁數：5　含附件：■是□否",
            "第 2 頁填含附件，找不到附錄或附件一章。",
        ),
        (
            "王小明/青川縣政府/水利處/處長/02-55550123",
            "李大同/青川縣政府/水利處/科員/02-55550124",
            "第 2 頁的出國人員「李大同」不在封面上。",
        ),
        (
            f"內容摘要：{WORDS * 5}",
            f"內容摘要：{WORDS}",
            "第 2 頁的摘要有 42 字，通行的要求是 200 至 300 字。",
        ),
    ],
)
def test_a_form_that_differs(messages: Print, line: str, other: str, message: str) -> None:
    form = tuple(other if entry == line else entry for entry in FORM)
    assert form != FORM
    assert messages("PDF-FRONT", COVER, form, chapters=CHAPTERS) == [message]


def test_appendices_that_the_form_denies(messages: Print) -> None:
    form = tuple(line.replace("頁數：5", "頁數：6") for line in FORM)
    chapters = (*CHAPTERS, "肆、附錄")
    said = messages("PDF-FRONT", COVER, form, chapters=chapters)
    assert said == ["第 2 頁填不含附件，報告卻有附錄或附件一章。"]


def test_a_category_of_no_authority(messages: Print) -> None:
    cover = ("出國類別：旅遊", *COVER[1:])
    assert messages("PDF-FRONT", cover, chapters=CHAPTERS) == [
        "第 1 頁的出國類別「旅遊」，任何機關的規定都沒有。"
    ]


def test_a_box_that_is_ticked(messages: Print) -> None:
    form = ("出國類別：□考察 ■開會 □研究 □其他", *COVER[1:])
    assert messages("PDF-FRONT", COVER, form, chapters=CHAPTERS) == []


@pytest.mark.parametrize(
    "chapters",
    [
        ("一、目的", "二、過程", "三、心得及建議"),
        ("第一章 目的", "第二章 過程", "第三章 心得", "第四章 建議"),
        ("考察目的", "過程", "心得與建議"),
        ("1. 目的", "2. 過程", "3. 心得", "4. 建議"),
    ],
)
def test_chapters_in_any_form(messages: Print, chapters: tuple[str, ...]) -> None:
    assert messages("PDF-SECTION", COVER, chapters=chapters) == []
    assert "無從檢查" not in "".join(messages("PDF-UNKNOWN", COVER, chapters=chapters))
    said = messages("PDF-SECTION", COVER, chapters=chapters[:-1])
    assert "找不到「建議」一章。" in said


def test_scanned_pages_are_counted_one_by_one(messages: Print) -> None:
    pages = (COVER, PICTURE, PICTURE, FORM, PICTURE)
    said = "".join(messages("PDF-UNKNOWN", *pages, chapters=CHAPTERS))
    assert "第 2–3、5 頁是影像" in said
    assert "幾乎沒有" not in said


def test_a_scan_without_text(messages: Print) -> None:
    said = messages("PDF-UNKNOWN", PICTURE, PICTURE, chapters=())
    assert said == ["這個 PDF 幾乎沒有可讀的中文字（可能是掃描），章節、日期與用字無從檢查。"]


def test_a_short_report_is_no_scan(messages: Print) -> None:
    said = "".join(messages("PDF-UNKNOWN", ("壹、目的", "貳、過程", "參、心得及建議"), chapters=()))
    assert "掃描" not in said
