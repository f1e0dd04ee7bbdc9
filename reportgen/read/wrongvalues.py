"""Values that their field cannot read, in words: what is wrong, the right form, the likely meaning.

Each error type of ``reportgen.records`` has the function that makes its findings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from reportgen.findings import Finding, Message, say
from reportgen.places import Fields, place_of
from reportgen.read import forms, suggest
from reportgen.read.spot import Spot
from reportgen.records.moments import FIRST_YEAR, LAST_YEAR
from reportgen.rulebook.records import (
    CHART_NUMBER,
    COLOUR_FORM,
    COUNTRY_UNKNOWN,
    DATE_FORM,
    DATE_IMPOSSIBLE,
    DATE_YEAR,
    DOI_FORM,
    FLAG_FORM,
    ID_FORM,
    LANGUAGE_UNKNOWN,
    PERIOD_ORDER,
    SYSTEM_ID_FORM,
    TABLE_ROW,
    TEXT_LINES,
    TIME_FORM,
    TIME_ORDER,
    TITLE_LINES,
    TYPE_WRONG,
    URL_FORM,
)
from reportgen.rulebook.rule import Rule


def short(text: str) -> str:
    """*text*, short enough for a sentence."""
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:39] + "…"


_Suggest = Callable[[str], str]


def _value(
    rule: Rule, message: Message, form: Message | None, suggestion: _Suggest
) -> Callable[[Spot], Any]:
    """A reader of one kind of value: what is wrong, the right form, and what was likely meant."""

    def reading(spot: Spot) -> Iterator[Finding]:
        near = suggestion(spot.text)
        hints = [say("請改成「{near}」。", near=near)] if near else []
        if form:
            hints.append(form)
        filled = replace(message, values=(("value", short(spot.text)), *message.values))
        edit = spot.text.edit(0, len(spot.text), near) if near else None
        mend = rule.mend([edit] if edit else [])
        yield rule.finding(spot.place, filled, *hints, mend=mend)

    return reading


def _nothing(_text: str) -> str:
    return ""


def _slug_form(spot: Spot) -> Iterator[Finding]:
    if spot.key == "authority":
        message = say("「{value}」不是版型的代號。", value=short(spot.text))
        hint = say("請填代號，例如 executive-yuan、taipei；各機關的代號見 docs/authorities.md。")
        yield ID_FORM.finding(spot.place, message, hint)
        return
    near = suggest.an_id(spot.text)
    hints = [say("例如「{near}」。", near=near)] if near else []
    yield ID_FORM.finding(
        spot.place,
        say("「{value}」不能當代號。", value=short(spot.text)),
        *hints,
        say("代號只用小寫英文、數字與連字號，例如 lin-chu-sui。"),
    )


_one_date = _value(
    DATE_FORM,
    say("「{value}」不是可讀的日期。"),
    say("日期寫成西元「年-月-日」，例如 2016-12-07。"),
    suggest.a_date,
)


def _date_form(spot: Spot) -> Iterator[Finding]:
    """Also of two dates in one value, where the record has a field for the second."""
    hints: list[Message] = []
    if spot.key == "date" and any("until" in model.model_fields for model in spot.owners):
        if dates := forms.two_dates(spot.text):
            hints.append(say("跨日時分成兩個鍵：「date: {start}」與「until: {end}」。",
                             start=dates[0], end=dates[1]))  # fmt: skip
        elif forms.halves_of(spot.text) and not suggest.a_date(spot.text):
            hints.append(say("跨日時，第一天寫在 date，最後一天寫在 until。"))
    for finding in _one_date(spot):
        yield replace(finding, hints=(*hints, *finding.hints))


def _period_order(spot: Spot) -> Iterator[Finding]:
    fields = spot.value
    assert isinstance(fields, Fields)
    start, end = ("start", "end") if "end" in fields else ("date", "until")
    yield PERIOD_ORDER.finding(
        place_of(fields[end], fields.place),
        say("結束日 {end} 早於開始日 {start}。", start=str(fields[start]), end=str(fields[end])),
        say("請檢查兩個日期。"),
    )


def _whole(spot: Spot) -> Iterator[Finding]:
    limits = {"least": spot.context["least"], "most": spot.context["most"]}
    message = say("「{key}」要填整數，現在是「{value}」。", key=spot.key, value=short(spot.text))
    number = re.fullmatch(r"[共約等計]? ?(\d{1,5}) ?[人位名員]", spot.text)
    near = [say("請改成「{near}」。", near=number[1])] if number else []
    yield TYPE_WRONG.finding(spot.place, message, *near, say("請填 {least} 到 {most}。", **limits))


def _numbering(spot: Spot) -> Iterator[Finding]:
    message = say("「{value}」看不出是哪一種編號。", value=short(spot.text))
    hint = say("請照印出的樣子寫第一個，例如「壹、」「（一）」「1.」。")
    yield TYPE_WRONG.finding(spot.place, message, hint)


def _title_lines(spot: Spot) -> Iterator[Finding]:
    fields = spot.value
    assert isinstance(fields, Fields)
    yield TITLE_LINES.finding(
        place_of(fields["title_lines"], fields.place),
        say("封面標題的各行合起來不是報告名稱「{title}」。", title=spot.context["title"]),
        say("請照報告名稱斷行，不增減文字。"),
    )


def _table_rows(spot: Spot) -> Iterator[Finding]:
    fields = spot.value
    assert isinstance(fields, Fields)
    for number in spot.context["rows"]:
        row = fields["rows"][number]
        yield TABLE_ROW.finding(
            place_of(row, fields.place),
            say("這一列有 {cells} 格，欄名有 {columns} 個。",
                cells=len(row), columns=spot.context["width"]),
            say("請補齊或刪減；空格填「－」。"),
        )  # fmt: skip


def _chart_numbers(spot: Spot) -> Iterator[Finding]:
    fields = spot.value
    assert isinstance(fields, Fields)
    for cell in spot.context["cells"]:
        yield CHART_NUMBER.finding(
            place_of(cell, fields.place),
            say("要畫成統計圖的格子「{cell}」不是數字。", cell=str(cell)[:40]),
            say("請只寫數字，例如 1,234 或 12.5%，單位寫在欄名；沒有的填「－」；或拿掉 chart。"),
        )


def _chart_columns(spot: Spot) -> Iterator[Finding]:
    fields = spot.value
    assert isinstance(fields, Fields)
    yield CHART_NUMBER.finding(
        place_of(fields["chart"], fields.place),
        say("統計圖的表要有一欄名稱與一至四欄數字。"),
        say("請把其餘的欄移到另一張表，或拿掉 chart。"),
    )


REFUSALS: dict[str, Callable[[Spot], Iterator[Finding]]] = {
    "slug": _slug_form,
    "period_order": _period_order,
    "table_rows": _table_rows,
    "chart_numbers": _chart_numbers,
    "chart_columns": _chart_columns,
    "title_lines": _title_lines,
    "whole": _whole,
    "numbering": _numbering,
    "date_form": _date_form,
    "text_lines": _value(TEXT_LINES, say("這裡只能寫一行。"), say("請併成一行。"), _nothing),
    "date_year": _value(
        DATE_YEAR,
        say("「{value}」的年份不在 {first} 年到 {last} 年之間。", first=FIRST_YEAR, last=LAST_YEAR),
        say("年份請用西元，例如 2016-12-07。"),
        suggest.a_date,
    ),
    "date_impossible": _value(DATE_IMPOSSIBLE, say("沒有 {value} 這一天。"), None, _nothing),
    "time_form": _value(
        TIME_FORM,
        say("「{value}」不是可讀的時間。"),
        say("時間寫成 09:00 或 09:00-10:30，或上午、中午、下午、晚上、全日。"),
        suggest.a_time,
    ),
    "time_order": _value(
        TIME_ORDER,
        say("「{value}」的結束時間不在開始之後。"),
        say("請檢查起訖時間；到午夜為止寫 24:00。"),
        _nothing,
    ),
    "country": _value(
        COUNTRY_UNKNOWN,
        say("「{value}」不是國家代碼。"),
        say("請填 ISO 3166 的兩個大寫字母，例如 FR、GE。"),
        suggest.a_country,
    ),
    "language": _value(
        LANGUAGE_UNKNOWN,
        say("「{value}」不是語言代碼。"),
        say("請填 BCP 47 代碼，例如 en、fr、zh-Hant。"),
        suggest.a_language,
    ),
    "url": _value(
        URL_FORM,
        say("「{value}」不是完整的網址。"),
        say("網址以 https:// 或 http:// 開頭，中間沒有空白。"),
        suggest.a_web_address,
    ),
    "doi": _value(
        DOI_FORM,
        say("「{value}」不是 DOI。"),
        say("DOI 以 10. 開頭，例如 10.1115/1.4010337；前面的網址不必寫。"),
        suggest.a_doi,
    ),
    "colour": _value(
        COLOUR_FORM,
        say("「{value}」不是可讀的顏色。"),
        say('顏色寫成加引號的 #rrggbb，例如 "#2f6f9f"。'),
        suggest.a_colour,
    ),
    "flag": _value(
        FLAG_FORM,
        say("「{value}」不是 true 或 false。"),
        say("請填 true 或 false。"),
        suggest.a_flag,
    ),
    "system_id": _value(
        SYSTEM_ID_FORM,
        say("「{value}」不是系統識別號。"),
        say("系統識別號像 C10600437；縣市的號碼像 C114AB110。"),
        suggest.a_system_id,
    ),
}
