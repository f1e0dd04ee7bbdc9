"""The form has the words of the authority, the values of the records, and nothing else."""

from __future__ import annotations

import re
import zipfile
from html import unescape
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest

from reportgen.export.blocks import read_blocks
from reportgen.export.odt import write_odt
from reportgen.findings import Finding, Severity, say
from reportgen.forms.review.filled import ReviewSheet, Version, review_sheet
from reportgen.forms.review.sheets import review_html
from reportgen.language import translator
from reportgen.places import NOWHERE
from reportgen.rulebook.rule import Grade
from tests.forms.conftest import ReadReport

VERSION = Version("trip.pdf", 12, "ab" * 32, errors=0)
THIN = Finding("SECTION-THIN", Severity.WARNING, NOWHERE, say("「目的」只有 <12> 字。"))
LATE = Finding("DEADLINE-PASSED", Severity.ERROR, NOWHERE, say("已逾期限。"))


def sheet(read_form: ReadReport, *findings: Finding) -> ReviewSheet:
    made = review_sheet(*read_form(), findings, frozenset(), VERSION)
    assert made is not None
    return made


def text(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html.partition("<body>")[2]))


def test_the_head_is_filled_from_the_records(read_form: ReadReport) -> None:
    assert dict(sheet(read_form).header) == {
        "報告名稱": "出席測試會議",
        "出國人姓名": "潘國才",
        "職稱": "處長",
        "服務單位": "國家發展委員會資訊管理處",
        "出國類別": "開會",
        "出國期間": "105 年 12 月 5 日至 12 月 6 日",
        "報告繳交日期": "106 年 1 月 20 日",
    }


def test_every_text_has_a_source(read_form: ReadReport) -> None:
    """What is left of the form without the authority's words and the report's is fixed."""
    filled = sheet(read_form)
    form, rest = filled.form, text(review_html(filled, str, fields=True)).partition("程式所見")[0]
    words = [
        *(value for pair in filled.header for value in pair),
        *(item.text for item in form.items),
        *(f"({n}){c.text}" for item in form.items for n, c in enumerate(item.choices, start=1)),
        *form.signatures, *form.columns, form.title,
        filled.source.title, filled.source.version, filled.source.address,
        VERSION.file, VERSION.digest,
    ]  # fmt: skip
    for word in sorted(map(str, words), key=len, reverse=True):
        assert word in rest or word == ""
        rest = rest.replace(word, "")
    rest = re.sub(r"\s", "", rest.replace("是", "").replace("否", ""))
    assert rest == (
        "審核項目項目依他人轉述，尚未核對原文：。所依版本：，12頁，SHA-256；由reportgen0.1.0填寫。"
    )


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_findings_stand_with_their_items(read_form: ReadReport, language: str) -> None:
    html = review_html(sheet(read_form, THIN, LATE), translator(language), fields=True)
    evidence = html.partition("<!-- flow -->")[2]
    rows = re.findall(r"<tr><th.*?</tr>", evidence, re.DOTALL)
    assert len(rows) == 11
    assert "DEADLINE-PASSED" in rows[1]
    assert "SECTION-THIN" in rows[4]
    assert "&lt;12&gt;" in rows[4]
    assert "(3)內容空洞或未涵蓋要項" in rows[8]
    assert sum("SECTION-THIN</code>" in row for row in rows) == 2


def test_a_rule_that_was_read_says_nothing_of_others(read_form: ReadReport) -> None:
    manuscript, layout = read_form()
    sources = layout.authority.sources
    read = sources["ey-form"].model_copy(update={"grade": Grade.CONFIRMED})
    authority = layout.authority.model_copy(update={"sources": {**sources, "ey-form": read}})
    object.__setattr__(layout, "authority", authority)
    made = review_sheet(manuscript, layout, (), frozenset(), VERSION)
    assert made is not None
    assert "轉述，尚未核對" not in text(review_html(made, str, fields=True))


def test_an_authority_without_known_items_has_no_form(read_form: ReadReport) -> None:
    report = read_form(("title: 出席", "authority: taoyuan\ntitle: 出席"))
    assert review_sheet(*report, (), frozenset(), VERSION) is None


def test_only_the_first_column_is_ticked(read_form: ReadReport) -> None:
    html = review_html(sheet(read_form, LATE), str, fields=True)
    ticked = re.findall(r"name=([\w-]+)&amp;value=(\w+)&amp;on=1", html)
    assert ticked == [("on-time-column-1", "no"), ("format-column-1", "yes")]
    boxes = re.findall(r"name=([\w-]+)-column-2&amp;value=(\w+)&amp;on=(\d)", html)
    assert len(boxes) == 20
    assert {on for *_, on in boxes} == {"0"}


def test_the_odt_shows_the_same(read_form: ReadReport) -> None:
    html = review_html(sheet(read_form, LATE), str, fields=False)
    data = write_odt(read_blocks(html, ()), {})
    assert data == write_odt(read_blocks(html, ()), {})
    with zipfile.ZipFile(BytesIO(data)) as archive:
        content = ET.fromstring(archive.read("content.xml"))
    words = "".join(content.itertext())
    assert "□是　■否" in words
    assert "■是　□否" in words
    assert words.count("■") == 2
    assert words.count("□") == 2 * 20 + 9 - 2
