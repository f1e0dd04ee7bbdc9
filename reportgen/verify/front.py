"""Cover and 提要表 of anybody's PDF, compared with each other, with the file and with all lists.

A field is known by its label. Where cover and form give it twice, both are read; what no label
introduces is not guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from reportgen.findings import Finding, say
from reportgen.rulebook.verify import PDF_FRONT
from reportgen.text import count_han
from reportgen.verify.opening import OpenPdf

FRONT = 6
"""Pages on which cover and 提要表 stand."""

_LABELS = (
    "出國報告名稱|報告名稱|計畫名稱|報告書頁數|頁數|出國計畫主辦機關|主辦機關|聯絡人|電話|出國人員|姓名職稱|職稱姓名|服務機關"
    "|服務單位|出國類別|出國期間|出國地區|派赴國家|前往地區|報告日期|分類號|關鍵詞|內容摘要|含附[件錄]"
)
_CATEGORY = re.compile(
    rf"出國類別[：:]?(?P<value>(?:(?!{_LABELS})[^）)]|(?<=其他)[（(][^）)]*[）)]){{0,60}})"
)
_BOX = re.compile("[□☐■☑☒✓✔Ｖ]")
_TICKED = re.compile(r"[■☑☒✓✔Ｖ](?P<value>[^□☐■☑☒✓✔Ｖ\d]{1,12})")
_PAGES = re.compile(r"頁數[：:]?(?:共|計)?(?P<number>\d{1,4})頁?")
_WITH = re.compile(r"含附[件錄][：:]?(?P<answer>[■☑☒✓✔Ｖ]?[是否有無](?:[□☐■☑☒✓✔Ｖ][是否有無])?)")
_APPENDIX = re.compile("附[錄件]")
_ABSTRACT = re.compile(r"(?:內容|報告)摘要(?:[（(][^（）()]{0,30}[）)])?[：:]?(?P<text>.*)")
_ABSTRACT_END = re.compile("本文電子檔|目次|目錄|關鍵詞|電子檔已上傳|壹、|第一章")
_USUAL_HAN = range(200, 301)
"""Han of an abstract, as users of the Executive Yuan's rule report it; its article is unread."""
_ROW = re.compile(
    r"(?:[^/：:]{0,12}[：:])?(?:\d{1,2}[.、])?(?P<name>[\u4e00-\u9fff]{2,4})/[^/]{2,30}/"
)
"""Somebody in a form: 姓名/服務機關/…."""


def examine_front(
    pdf: OpenPdf,
    headings: Sequence[str],
    periods: Sequence[tuple[int, tuple[date, date]]],
    categories: Iterable[str],
) -> Iterator[Finding]:
    """What cover and form say in two ways, and what the file shows to be otherwise.

    *periods* are the trips with their pages; *categories* those of any authority.
    """
    pages = [_solid(page) for page in pdf.pages[:FRONT]]
    yield from _categories(pdf, pages, frozenset(categories))
    yield from _periods(pdf, periods)
    yield from _page_count(pdf, pages)
    yield from _appendices(pdf, pages, headings)
    yield from _people(pdf, pages)
    yield from _abstract(pdf, pages)


def _solid(page: Iterable[str]) -> str:
    """The text of *page* without white space."""
    return "".join("".join(page).split())


def _categories(pdf: OpenPdf, pages: Sequence[str], known: frozenset[str]) -> Iterator[Finding]:
    given: dict[str, int] = {}
    for number, text in enumerate(pages, 1):
        for match in _CATEGORY.finditer(text):
            value = _category(match["value"], known)
            if value:
                given.setdefault(value, number)
    if len(given) > 1:
        (first, page), (second, other), *_ = given.items()
        yield PDF_FRONT.finding(
            pdf.place,
            say(
                "出國類別在第 {page} 頁是「{first}」，在第 {other} 頁是「{second}」。",
                page=page,
                first=first,
                other=other,
                second=second,
            ),
            say("封面與提要表請寫同一個類別。"),
        )
    for value, page in given.items():
        if known and value not in known and not value.startswith("其他"):
            yield PDF_FRONT.finding(
                pdf.place,
                say(
                    "第 {page} 頁的出國類別「{value}」，任何機關的規定都沒有。",
                    page=page,
                    value=value,
                ),
                say("各機關可用的類別：{known}。", known=tuple(sorted(known))),
            )


def _category(words: str, known: frozenset[str]) -> str:
    """The category in *words*: what is ticked, or the longest known one that they begin with."""
    if _BOX.search(words):
        ticked = [match["value"] for match in _TICKED.finditer(words)]
        return ticked[0] if len(ticked) == 1 else ""
    opening = [category for category in known if words.startswith(category)]
    if opening:
        value = max(opening, key=len)
        note = re.match(r"[（(][^）)]{1,20}[）)]?", words[len(value) :])
        return value + (note[0].replace("(", "（").rstrip("）)") + "）" if note else "")
    return words if 0 < len(words) <= 8 else ""


def _periods(pdf: OpenPdf, periods: Sequence[tuple[int, tuple[date, date]]]) -> Iterator[Finding]:
    if not periods:
        return
    first, (start, end) = periods[0]
    for page, (other_start, other_end) in periods[1:]:
        if (other_start, other_end) != (start, end):
            yield PDF_FRONT.finding(
                pdf.place,
                say(
                    "出國期間：第 {first} 頁 {start} 至 {end}，第 {page} 頁 {from_} 至 {until}。",
                    first=first,
                    start=start,
                    end=end,
                    page=page,
                    from_=other_start,
                    until=other_end,
                ),
            )
            return


def _page_count(pdf: OpenPdf, pages: Sequence[str]) -> Iterator[Finding]:
    """頁數 of the form, where it is neither that of the file nor the last number printed."""
    count = len(pdf.pages)
    printed = {int(line) for line in pdf.pages[-1] if line.isascii() and line.isdigit()}
    for number, page in enumerate(pages, 1):
        match = _PAGES.search(page)
        if match is None:
            continue
        given = int(match["number"])
        answer = _WITH.search(page)
        if given in {count, *printed} or (given < count and answer and _is_no(answer["answer"])):
            return
        yield PDF_FRONT.finding(
            pdf.place,
            say(
                "第 {page} 頁的頁數填 {given}，檔案有 {count} 頁。",
                page=number,
                given=given,
                count=count,
            ),
        )
        return


def _is_no(answer: str) -> bool:
    """Whether 含附件 is answered with 否 or 無, ticked or alone."""
    ticked = _TICKED.search(answer)
    return (ticked["value"] if ticked else answer)[0] in "否無"


def _appendices(pdf: OpenPdf, pages: Sequence[str], headings: Sequence[str]) -> Iterator[Finding]:
    """含附件 of the form against the chapters; only where there are chapters."""
    if not headings:
        return
    has = any(_APPENDIX.match(heading) for heading in headings)
    for number, page in enumerate(pages, 1):
        match = _WITH.search(page)
        if match is None or ("□" in match["answer"] and not _TICKED.search(match["answer"])):
            continue
        if has and _is_no(match["answer"]):
            message = say("第 {page} 頁填不含附件，報告卻有附錄或附件一章。", page=number)
        elif not has and not _is_no(match["answer"]):
            message = say("第 {page} 頁填含附件，找不到附錄或附件一章。", page=number)
        else:
            return
        yield PDF_FRONT.finding(pdf.place, message)
        return


def _people(pdf: OpenPdf, pages: Sequence[str]) -> Iterator[Finding]:
    """Each person of the form who is not on a cover that gives names."""
    covers = [page for page in pages if "姓名" in page and "/" not in page]
    if not covers or re.search("等[0-9一二三四五六七八九十]{1,3}[人名位]", covers[0]):
        return
    for number, page in enumerate(pdf.pages[:FRONT], 1):
        rows = (_ROW.match("".join(line.split())) for line in page)
        for name in dict.fromkeys(row["name"] for row in rows if row):
            if name not in covers[0] and name != "姓名":
                yield PDF_FRONT.finding(
                    pdf.place,
                    say("第 {page} 頁的出國人員「{name}」不在封面上。", page=number, name=name),
                )


def _abstract(pdf: OpenPdf, pages: Sequence[str]) -> Iterator[Finding]:
    for number, page in enumerate(pages, 1):
        match = _ABSTRACT.search(page)
        if match is None:
            continue
        text = _ABSTRACT_END.split(match["text"], maxsplit=1)[0]
        han = count_han(text)
        if text.endswith(("。", "」")) and han and han not in _USUAL_HAN:
            yield PDF_FRONT.finding(
                pdf.place,
                say(
                    "第 {page} 頁的摘要有 {han} 字，通行的要求是 {shortest} 至 {longest} 字。",
                    page=number,
                    han=han,
                    shortest=_USUAL_HAN.start,
                    longest=_USUAL_HAN.stop - 1,
                ),
            )
        return
