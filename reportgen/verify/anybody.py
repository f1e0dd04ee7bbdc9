"""Checks of a PDF that another program made, and findings about what cannot be checked.

A PDF does not state whose rules it follows, so it is judged by what all authorities ask; only what
no authority would accept is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pypdf.generic import DictionaryObject

from reportgen.check.ask.deadline import term
from reportgen.debug import swallowed
from reportgen.findings import Finding, Message, say
from reportgen.places import Place
from reportgen.rulebook.verify import (
    PDF_DATE,
    PDF_FONT_NOT_EMBEDDED,
    PDF_METADATA,
    PDF_NUMBERING,
    PDF_PLACEHOLDER,
    PDF_SECTION,
    PDF_TAGS,
    PDF_UNKNOWN,
)
from reportgen.text import count_han
from reportgen.verify.chapters import Chapters, Origin, find_chapters
from reportgen.verify.fontlist import loose_fonts
from reportgen.verify.front import FRONT, examine_front
from reportgen.verify.opening import OpenPdf
from reportgen.verify.tags import tagged_headings

_WORDS = {
    "目的": "目的|緣起|宗旨|緣由|前言|背景|源起|purpose|objective|aim|background|introduction",
    "過程": "過程|經過|行程|紀要|會議|考察|參訪|訪問|內容|課程|議程|研習|研討|觀摩|實習"
    "|process|itinerary|visit|meeting|program|proceeding|course|training",
    "心得": "心得|感想|觀察|省思|收穫|發現|結論|結語"
    "|reflection|observation|finding|lesson|conclusion",
    "建議": "建議|後續|結論|檢討|recommendation|suggestion|follow-up|conclusion",
}
REQUIRED = tuple((title, re.compile(words, re.IGNORECASE)) for title, words in _WORDS.items())
"""Chapters that every known authority asks for, by the words that agencies use for them."""

_FEW = 30
"""Characters of a page below which its pictures are the page: a scan has no text, or its number."""

_PLACEHOLDER = re.compile(
    "(?<![A-Za-z])(?:TODO|TBD|FIXME)(?![A-Za-z])|[（(【〔](?:待補充?|待填|待確認|請填寫?|略)[)）】〕]"
    "|(?<![○〇◯])[○〇◯]{2,}(?=[年月日市縣部會局處])|＿{3,}"
)


def examine(pdf: OpenPdf, categories: Iterable[str] = ()) -> list[Finding]:
    """All findings about *pdf*; *categories* are those of all authorities."""
    findings = [*_made(pdf), *_fonts(pdf)]
    scanned = [n for n, page in enumerate(pdf.pages, 1) if n in pdf.pictured and _is_bare(page)]
    if not any(count_han(line) for page in pdf.pages for line in page) or len(scanned) == len(
        pdf.pages
    ):
        message = say("這個 PDF 幾乎沒有可讀的中文字（可能是掃描），章節、日期與用字無從檢查。")
        return [*findings, _unknown(pdf, message)]
    if scanned:
        pages = _ranges(scanned)
        message = say("第 {pages} 頁是影像，沒有文字（可能是掃描），這幾頁無從檢查。", pages=pages)
        findings.append(_unknown(pdf, message))
    headings, chapters = _sections(pdf)
    front = examine_front(pdf, headings, periods(pdf), categories)
    return [*findings, *chapters, *front, *_dates(pdf), *_placeholders(pdf)]


def _is_bare(page: Sequence[str]) -> bool:
    return sum(len("".join(line.split())) for line in page) < _FEW


def _ranges(numbers: Sequence[int]) -> str:
    """3, 5, 6, 7 as 3、5–7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _unknown(pdf: OpenPdf, message: Message) -> Finding:
    return PDF_UNKNOWN.finding(pdf.place, message)


# --- chapters


def _tagged(pdf: OpenPdf) -> list[str]:
    try:
        return tagged_headings(pdf.data)
    except Exception as error:
        swallowed(error)
        # The text is used instead; a finding warns that chapters found there may be incomplete.
        return []


def _sections(pdf: OpenPdf) -> tuple[Sequence[str], list[Finding]]:
    """The headings of *pdf*, and what is wrong with its chapters."""
    chapters = find_chapters(pdf.reader, pdf.pages, _tagged(pdf))
    return chapters.headings, list(_about_chapters(pdf, chapters))


def _about_chapters(pdf: OpenPdf, chapters: Chapters) -> Iterator[Finding]:
    yield _unknown(pdf, say("PDF 沒有記載依何機關的規定，章節只以各機關共同的要求檢查。"))
    if chapters.origin is None:
        yield _unknown(
            pdf, say("認不出章名（壹、一、第一章，或「目的」「過程」這類標題），章節無從檢查。")
        )
        return
    if chapters.origin is Origin.TEXT:
        yield _unknown(pdf, say("PDF 沒有書籤，章節是從內文認出來的，可能有遺漏。"))
    for title, words in REQUIRED:
        if not any(words.search(heading) for heading in chapters.headings):
            listed = tuple(chapter.title for chapter in chapters.chapters[:12])
            yield PDF_SECTION.finding(
                pdf.place,
                say("找不到「{title}」一章。", title=title),
                say("找到的章有：{listed}。", listed=listed),
            )
    if chapters.are_numbered:
        yield from _numbers(pdf.place, chapters)


def _numbers(place: Place, chapters: Chapters) -> Iterator[Finding]:
    """A number that is skipped, or that two chapters share."""
    titles: dict[int, set[str]] = {}
    for chapter in chapters.chapters:
        titles.setdefault(chapter.number, set()).add(chapter.title)
    titles.pop(0, None)
    numbers = sorted(titles)
    missing = sorted(set(range(1, max(numbers, default=0) + 1)) - set(numbers))
    if missing:
        yield PDF_NUMBERING.finding(
            place,
            say("章的編號跳號：缺第 {numbers} 章。", numbers=tuple(missing)),
        )
    if chapters.origin is Origin.TEXT:
        # A line of the text may be cut differently in the table of contents and in the body.
        return
    for number in numbers:
        if len(titles[number]) > 1:
            names = tuple(sorted(titles[number]))
            yield PDF_NUMBERING.finding(
                place,
                say("第 {number} 章有兩個名稱：{names}。", number=number, names=names),
            )


# --- dates

_DATE = re.compile(
    r"(?:民國|西元|公元)?(?P<year>\d{2,4})[年./-](?P<month>\d{1,2})[月./-](?P<day>\d{1,2})日?"
)
_SAME_YEAR = re.compile(r"(?P<year>)(?P<month>\d{1,2})[月./-](?P<day>\d{1,2})日?")
_PERIOD = re.compile("(?:出國期間|出國日期|期間|起訖日期)[：:]?")
_UNTIL = re.compile(r"(?:[（(][^()（）]{1,4}[)）])?(?:至|到|~|～|－|–|—|-|起至)")
_REPORTED = re.compile("報告日期[：:]?")
_WHEN = re.compile(r"[•●‧．·*-]{0,9}(?:時間|日期|會議時間|參訪時間|會議日期|參訪日期)[：:]")
"""For text without white space: patterns with it would try every way to split a run of it."""

_MONTHS = 3
"""After the return, in every rule with a term that was read: TIPO 3, Kinmen 5, Taoyuan 5."""
_LONGEST_LINE = 200
"""Characters of a line that may be an entry with a time; longer lines are running text."""


def _solid(page: Iterable[str]) -> str:
    """The text of *page* without white space."""
    return "".join("".join(page).split())


def periods(pdf: OpenPdf) -> list[tuple[int, tuple[date, date]]]:
    """出國期間 as each of the front pages prints it: first departure to last return."""
    trips = []
    for number, page in enumerate(pdf.pages[:FRONT], 1):
        text = _solid(page)
        for match in _PERIOD.finditer(text):
            stays = list(_stays(text, match.end()))
            if stays:
                trips.append((number, (stays[0][0], stays[-1][1])))
                break
    return trips


def _stays(text: str, index: int) -> Iterator[tuple[date, date]]:
    """The stays that follow each other from *index* on: a trip may have two."""
    while first := _DATE.match(text, index):
        until = _UNTIL.match(text, first.end())
        if until is None:
            return
        last = _DATE.match(text, until.end()) or _SAME_YEAR.match(text, until.end())
        start, end = _date(first), _date(last, first["year"])
        if last is None or not start or not end or start > end:
            return
        yield start, end
        index = last.end() + (text[last.end() : last.end() + 1] in "；;、及")


def _date(match: re.Match[str] | None, year: str = "") -> date | None:
    """The day of *match*, in *year* where it has none; a 民國 year has two or three digits."""
    if match is None:
        return None
    number = int(match["year"] or year)
    try:
        return date(
            number + 1911 if number < 1000 else number, int(match["month"]), int(match["day"])
        )
    except ValueError:
        return None


def _date_behind(pattern: re.Pattern[str], text: str) -> date | None:
    """The day that stands behind the first words of *pattern* that one follows."""
    days = (_date(_DATE.match(text, match.end())) for match in pattern.finditer(text))
    return next((day for day in days if day), None)


def _dates(pdf: OpenPdf) -> Iterator[Finding]:
    """The times of sessions that lie outside the trip, and a report date that cannot be."""
    trips = periods(pdf)
    if not trips:
        yield _unknown(pdf, say("封面與提要表讀不出出國期間，日期無從核對。"))
        return
    start, end = trips[0][1]
    yield from _reported(pdf, end)
    for number, page in enumerate(pdf.pages, 1):
        for line in page:
            text = "".join(line[:_LONGEST_LINE].split())
            match = _WHEN.match(text)
            day = _date(_DATE.match(text, match.end())) if match else None
            if day is not None and not start <= day <= end:
                yield PDF_DATE.finding(
                    pdf.place,
                    say("第 {page} 頁的日期 {day} 不在出國期間 {start} 至 {end} 之內：「{line}」",
                        page=number, day=day, start=start, end=end, line=line[:40]),
                )  # fmt: skip


def _reported(pdf: OpenPdf, returned: date) -> Iterator[Finding]:
    """The report date, where the front pages print it: before the return, or months after."""
    front = (_date_behind(_REPORTED, _solid(page)) for page in pdf.pages[:FRONT])
    day = next((day for day in front if day), None)
    if day is None:
        return
    if day < returned:
        yield PDF_DATE.finding(
            pdf.place,
            say("報告日期 {day} 早於返國日 {returned}。", day=day, returned=returned),
        )
        return
    owed = term(returned, _MONTHS, day)
    if owed is not None and day > owed.last:
        yield PDF_DATE.finding(
            pdf.place,
            say(
                "報告日期 {day} 已逾返國後 {months} 個月（{last}）。",
                day=day,
                months=_MONTHS,
                last=owed.last,
            ),
            say("讀過的各機關規定都是三個月；這份報告依何機關的規定，PDF 沒有記載。"),
        )


def _placeholders(pdf: OpenPdf) -> Iterator[Finding]:
    for number, page in enumerate(pdf.pages, 1):
        for line in page:
            match = _PLACEHOLDER.search(line)
            if match:
                yield PDF_PLACEHOLDER.finding(
                    pdf.place,
                    say("第 {page} 頁還有待填的「{mark}」：「{line}」",
                        page=number, mark=match.group(), line=line[:40]),
                )  # fmt: skip


# --- the file itself


def _made(pdf: OpenPdf) -> Iterator[Finding]:
    """Tags, language and title: what a reader of the file's own needs."""
    try:
        root, info = pdf.reader.root_object, pdf.reader.metadata
        marked = root.get("/MarkInfo")
        marked = marked.get_object() if marked is not None else None
        tagged = isinstance(marked, DictionaryObject) and bool(marked.get("/Marked"))
        has_tags = "/StructTreeRoot" in root and tagged
        language, title = str(root.get("/Lang") or ""), str((info and info.title) or "")
    except Exception as error:
        swallowed(error)
        yield _unknown(pdf, say("PDF 的屬性讀不出來，標記、語言與標題無從檢查。"))
        return
    if not has_tags:
        yield PDF_TAGS.finding(
            pdf.place,
            say("這個 PDF 沒有標記，報讀軟體讀不出標題與表格。"),
            say("請由原檔重新輸出，並選取「加上標記的 PDF」。"),
        )
    if not title.strip():
        yield PDF_METADATA.finding(pdf.place, say("PDF 的屬性沒有標題。"))
    if not language.strip():
        yield PDF_METADATA.finding(pdf.place, say("PDF 的屬性沒有語言，報讀軟體會唸錯。"))


def _fonts(pdf: OpenPdf) -> Iterator[Finding]:
    try:
        loose = loose_fonts(pdf.reader)
    except Exception as error:
        swallowed(error)
        yield _unknown(pdf, say("PDF 的字型資料讀不出來，是否嵌入無從檢查。"))
        return
    for name in loose:
        yield PDF_FONT_NOT_EMBEDDED.finding(
            pdf.place, say("字型「{name}」沒有嵌入 PDF。", name=name)
        )
