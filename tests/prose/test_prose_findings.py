"""Each slip, at its own line and column of the record."""

from __future__ import annotations

import pytest

from reportgen.findings import Finding
from reportgen.places import NOWHERE
from reportgen.prose import Captions, Labels, Target, parse
from tests.prose.harness import both_passes, findings_of, in_record

OK = '![甲](a.jpg){#fig-a alt="x"}'

SLIPS = {
    "unknown reference": (
        f"前言。\n\n見[](#fig-a)與[文](#fig-b)\n及[](#fig-b)。\n\n{OK}",
        [("REFERENCE-UNKNOWN", 4, 19, "#fig-b"), ("REFERENCE-UNKNOWN", 5, 7, "#fig-b")],
    ),
    "in a quote in a list": (
        "- 甲\n  > 乙\n  > 見[](#no)。",
        [("REFERENCE-UNKNOWN", 4, 11, "#no")],
    ),
    "in the right cell": (
        "| 甲 | 乙 |\n|--|--|\n| a\\|b | [](#no) |\n| | a\\|[](#no) |",
        [("REFERENCE-UNKNOWN", 4, 15, "#no"), ("REFERENCE-UNKNOWN", 5, 13, "#no")],
    ),
    "in a note": (
        "甲[^1]\n\n[^1]: 見[](#no)",
        [("REFERENCE-UNKNOWN", 4, 13, "#no")],
    ),
    "in a caption": ("![甲[乙](ftp://x)](a.jpg){alt=x}", [("LINK-FORM", 2, 10, "ftp://x")]),
    "label twice": (f"{OK}\n\n{OK}", [("LABEL-DUPLICATE", 4, 3, OK)]),
    "link": (
        "[a](javascript:b) [c](figures/d.pdf) [e]()",
        [
            ("LINK-FORM", 2, 7, "javascript:b"),
            ("LINK-FORM", 2, 25, "figures/d.pdf"),
            ("LINK-FORM", 2, 40, "[e]()"),
        ],
    ),
    "file and data addresses": (
        "[a](file:///etc/passwd) <data:text/html,x>",
        [("LINK-FORM", 2, 7, "file:///etc/passwd"), ("LINK-FORM", 2, 28, "data:text/html,x")],
    ),
    "link without words": ("[](https://a.b)", [("LINK-EMPTY", 2, 6, "https://a.b")]),
    "link with a title": ('[a](https://a.b "題")', [("LINK-TITLE", 2, 20, "題")]),
    "full-width parenthesis": ("[a]（https://a.b）", [("LINK-BROKEN", 2, 5, "]（")]),
    "space in a file name": ("![a](b c.jpg)", [("LINK-BROKEN", 2, 6, "](")]),
    "brackets of ordinary text": ("[1]（見下）", []),
    "definition that nothing uses": ("甲\n\n[備註]: 明天", [("LINK-UNUSED", 4, 3, "[備註]: 明天")]),
    "image in text": ("甲![乙](a.jpg){alt=x}", [("FIGURE-INLINE", 2, 4, "![乙](a.jpg){alt=x}")]),
    "image without words": (
        "![](a.jpg)",
        [("ALT-MISSING", 2, 3, "![](a.jpg)"), ("CAPTION-MISSING", 2, 3, "![](a.jpg)")],
    ),
    "image from elsewhere": (
        "![甲](https://a.b/c.jpg){alt=x}\n\n![甲](/etc/x.jpg){alt=x}",
        [("FIGURE-FILE", 2, 8, "https://a.b/c.jpg"), ("FIGURE-FILE", 4, 8, "/etc/x.jpg")],
    ),
    "table without caption": (
        "{#tbl-a}\n| a |\n|--|",
        [("CAPTION-MISSING", 2, 3, "{#tbl-a}")],
    ),
    "attributes of nothing": (
        '甲\n\n{#tbl-a caption="乙"}\n\n- 丙',
        [("ATTRIBUTE-LOOSE", 4, 3, '{#tbl-a caption="乙"}')],
    ),
    "attributes on the next line": (
        "![甲](a.jpg)\n{alt=x}",
        [("ALT-MISSING", 2, 3, "![甲](a.jpg)"), ("ATTRIBUTE-LOOSE", 3, 3, "{alt=x}")],
    ),
    "full-width quotes": ("![甲](a.jpg){alt=「x」}", [("ATTRIBUTE-FORM", 2, 15, "a")]),
    "full-width quotes of a table": ("{caption=“x”}\n| a |\n|--|", [("ATTRIBUTE-FORM", 2, 4, "c")]),
    "attributes that are not for it": (
        "![甲](a.jpg){alt=x onclick=y style=z .big}\n\n[b]{#c lang=F}",
        [
            ("ATTRIBUTE-UNKNOWN", 2, 21, "onclick=y"),
            ("ATTRIBUTE-UNKNOWN", 2, 31, "style=z"),
            ("ATTRIBUTE-UNKNOWN", 2, 39, ".big"),
            ("ATTRIBUTE-UNKNOWN", 4, 7, "#c"),
            ("ATTRIBUTE-VALUE", 4, 10, "lang=F"),
        ],
    ),
    "values": (
        "![甲](a.jpg){#Fig_A alt=x width=5%}\n\n![甲](a.jpg){alt=x width=300mm}",
        [
            ("ATTRIBUTE-VALUE", 2, 15, "#Fig_A"),
            ("ATTRIBUTE-VALUE", 2, 28, "width=5%"),
            ("ATTRIBUTE-VALUE", 4, 21, "width=300mm"),
        ],
    ),
    "page of a link with words": (
        f"[甲](#fig-a){{.page}}\n\n{OK}",
        [("ATTRIBUTE-UNKNOWN", 2, 15, ".page")],
    ),
    "long row": ("| a |\n|--|\n| b | c |", [("TABLE-CELLS", 4, 3, "| b | c |")]),
    "rule of too few columns": ("| a | b |\n|--|", [("TABLE-FORM", 3, 3, "|--|")]),
    "rule of full-width lines": ("｜a｜b｜\n｜--｜--｜", [("TABLE-FORM", 3, 3, "｜--｜--｜")]),
    "rows out of a spreadsheet": (
        "如下：\n年度\t人次\n 112\t18\n113\t21\n\n甲\t乙\n\n- 甲\n  丙\t丁\t\n\t戊",
        [("TABLE-FORM", 3, 3, "年度\t人次")],
    ),
    "headings": (
        "# 甲\n\n乙\n---",
        [("HEADING-IN-PROSE", 2, 3, "# 甲"), ("HEADING-IN-PROSE", 4, 3, "乙")],
    ),
    "tag": ("甲<br>乙", [("HTML-IN-PROSE", 2, 4, "<br>")]),
    "typed numbers": (
        "如下：\n一、甲\n二、乙\n\n三、丙",
        [("LIST-FORM", 3, 3, "一、"), ("LIST-FORM", 4, 3, "二、")],
    ),
    "items in brackets": (
        "(1)甲\n(2)乙\n　(3)丙",
        [("LIST-FORM", 3, 3, "(2)"), ("LIST-FORM", 4, 4, "(3)")],
    ),
    "items by letters and signs": (
        "如下：\n①甲\n②乙\n\nA.甲\nB.乙\n\n・甲\n・乙\n\n＊甲\n＊乙\n\n1）甲\n2）乙\n\n甲、子\n乙、丑",
        [
            ("LIST-FORM", 3, 3, "①"),
            ("LIST-FORM", 4, 3, "②"),
            ("LIST-FORM", 7, 3, "B."),
            ("LIST-FORM", 10, 3, "・"),
            ("LIST-FORM", 13, 3, "＊"),
            ("LIST-FORM", 16, 3, "2）"),
            ("LIST-FORM", 19, 3, "乙、"),
        ],
    ),
    "initials at the beginnings of lines": ("由\nJ. Jensen 與\nA. Smith 說明。", []),
    "items by letters on the first line": (
        "A. 甲\nB. 乙\nC. 丙",
        [("LIST-FORM", 3, 3, "B."), ("LIST-FORM", 4, 3, "C.")],
    ),
    "items without a blank": (
        "-甲\n\n1.乙\n2)丙\n\n*丁\n*戊*己\n\n+庚",
        [
            ("LIST-FORM", 2, 3, "-"),
            ("LIST-FORM", 4, 3, "1."),
            ("LIST-FORM", 5, 3, "2)"),
            ("LIST-FORM", 7, 3, "*"),
            ("LIST-FORM", 10, 3, "+"),
        ],
    ),
    "no items": ("-5°C 時，1.5 公尺。\n2016.12 起\n—甲", []),
    "headings without a blank": (
        "#標題\n\n##Title\n\n#開放 #政府\n\n#1 號\n\n＃ 標題\n\n＃１ 號",
        [
            ("HEADING-IN-PROSE", 2, 3, "#"),
            ("HEADING-IN-PROSE", 4, 3, "##"),
            ("HEADING-IN-PROSE", 10, 3, "＃ "),
        ],
    ),
    "numbers that are not printed": (
        "2. 甲\n4. 乙\n5. 丙\n\n段\n\n1. 丁\n1. 戊\n\n段\n\n- 己\n  1. 庚\n  1. 辛\n  2. 壬",
        [("LIST-NUMBER", 3, 3, "4."), ("LIST-NUMBER", 15, 5, "1.")],
    ),
    "marks of a note": (
        "甲［^1］乙[^2]\n\n[^1]：丙\n\n[^2] : 丁",
        [
            ("FOOTNOTE-MARKS", 2, 4, "［^1］"),
            ("FOOTNOTE-MARKS", 4, 3, "[^1]："),
            ("FOOTNOTE-MARKS", 6, 3, "[^2] :"),
        ],
    ),
    "bold that is none": ("甲** 重點 **。\n\n`**`", [("EMPHASIS-FORM", 2, 10, "**")]),
    "sign of comparison": (">90% 的讀者", [("QUOTE-TIGHT", 2, 3, ">")]),
    "notes": (
        "甲[^x]\n\n[^y]: 乙[^y]\n\n[^y]: 丙\n\n丁[^z]\n\n[^z]: - 戊",
        [
            ("FOOTNOTE-UNKNOWN", 2, 4, "[^x]"),
            ("FOOTNOTE-UNUSED", 4, 3, "[^y]: 乙[^y]"),
            ("FOOTNOTE-NESTED", 4, 10, "[^y]"),
            ("FOOTNOTE-DUPLICATE", 6, 3, "[^y]: 丙"),
            ("FOOTNOTE-FORM", 10, 3, "[^z]: - 戊"),
        ],
    ),
    "control character": ("甲\x0c乙", [("CHARACTER-REFUSED", 2, 4, "\x0c")]),
}


@pytest.mark.parametrize(("markdown", "expected"), SLIPS.values(), ids=SLIPS.keys())
def test_slip(markdown: str, expected: list[tuple[str, int, int, str]]) -> None:
    assert findings_of(markdown) == expected


def test_every_message_can_be_read() -> None:
    sentences = 0
    for markdown, _ in SLIPS.values():
        for finding in both_passes(markdown)[2]:
            for message in (finding.message, *finding.hints):
                assert "{" not in message.template or message.text() != message.template
                sentences += 1
    assert sentences > 50


def test_nearest_label_is_named() -> None:
    (finding,) = both_passes(f"見[](#fig-aa)。\n\n{OK}")[2]
    assert [hint.text() for hint in finding.hints] == ["是不是「#fig-a」？"]


@pytest.mark.parametrize(
    ("markdown", "hint"),
    [
        ("面積 5 m<sup>2</sup>。", "上標、下標請寫成公式，例如 $m^2$、$x_1$。"),
        ("<u>重點</u>。", "醒目的字請寫 **粗體**；沒有底線。"),
        ("甲<br/>乙", "換行請在行末加反斜線「\\」。"),
        ("一、甲\n二、乙", "若是小標題，請寫成下一層的 topics 或 sessions，號碼由程式印出。"),
        ("甲\t乙\n1\t2", "表格以直線分欄：「| 甲 | 乙 |」，下一行是「|---|---|」，其後一列一行。"),
    ],
)
def test_hint_shows_what_to_write(markdown: str, hint: str) -> None:
    findings = both_passes(markdown)[2]
    assert findings
    assert all(hint in [written.text() for written in f.hints] for f in findings)


def test_tag_without_a_counterpart_has_no_hint() -> None:
    (finding,) = both_passes("甲<sub-x>乙")[2]
    assert finding.hints == ()


def test_numbers_and_labels_run_through_the_report() -> None:
    findings: list[Finding] = []
    first = parse(
        in_record("甲[^1] 見[](#sec-b)與[](#fig-a)。\n\n![甲](a.jpg){alt=x}\n\n[^1]: 一"), findings
    )
    second = parse(in_record(f"乙[^1]\n\n{OK}\n\n[^1]: 二"), findings)
    labels = Labels(Captions(figure="Figure {n}", separator=". "))
    for parsed in (first, second):
        labels.add(parsed, findings)
    labels.define("sec-b", Target("貳、一", "sec-b"), NOWHERE, findings)
    labels.check(first, findings)
    assert findings == []
    assert [labels.name(f) for f in (*first.figures, *second.figures)] == ["Figure 1", "Figure 2"]
    assert labels.number(second.footnotes[0]) == 2
    assert labels.target("fig-a") == Target("Figure 2", "fig-a")
    assert labels.take("figure") == 3

    labels.define("fig-a", Target("參", "fig-a"), NOWHERE, findings)
    assert [finding.code for finding in findings] == ["LABEL-DUPLICATE"]
    assert labels.target("fig-a") == Target("Figure 2", "fig-a")
