"""The checks of phase 5; each reads the written file and returns findings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from reportgen.compose.expected import Expected, Wording
from reportgen.findings import Finding, say
from reportgen.places import NOWHERE, Place
from reportgen.rulebook.verify import (
    PDF_ATTACHMENT,
    PDF_CONFORMANCE,
    PDF_CONTENTS,
    PDF_EDGE,
    PDF_FONT,
    PDF_OUTLINE,
    PDF_OVERPRINT,
    PDF_PAGE_COUNT,
    PDF_TEXT,
)
from reportgen.text import fold, is_reordered, unmarked
from reportgen.verify.compared import Lost, lost_blocks, substitutes
from reportgen.verify.origins import Located
from reportgen.verify.wanted import SOFT_HYPHEN, Block, blocks
from reportgen.verify.written import Mark, Written, open_written

_SUBSET = re.compile(r"[A-Z]{6}\+")
Locate = Callable[[], Located | None]

_MOST_LOST = 20
"""Findings about lost text of a PDF, at most; with more, it must be another report's PDF."""
_FEW = 12
"""Characters that are enough to find a text in the prose around it."""
_NUMBER = re.compile(r"[.…·]*(\d+)")
"""A page number, behind its leader."""


def verify(
    pdf: bytes,
    name: str,
    expected: Expected,
    records: Mapping[str, bytes] | None = None,
    processes: int = 1,
    locate: Locate | None = None,
) -> list[Finding]:
    """Findings where the file *name*, with the bytes *pdf*, is not as *expected*.

    *records* are the files that it must carry; ``None`` where it need not carry any. Up to
    *processes* processes read pages; *locate* composes the report again, to find the place in the
    records of a text that the pages lack.
    """
    return verify_written(open_written(pdf, processes), name, expected, records, locate)


def verify_written(
    written: Written,
    name: str,
    expected: Expected,
    records: Mapping[str, bytes] | None = None,
    locate: Locate | None = None,
) -> list[Finding]:
    """The same for a file that has been opened."""
    place = Place(name)
    expected = _with_substitutes(expected, written)
    printed = list(blocks(expected.html))
    return [
        *_outline(written, place, expected),
        *_contents(written, place, expected),
        *_page_count(written, place, expected),
        *_fonts(written, place),
        *_edges(written, place),
        *_overprints(written, place),
        *_wordings(place, expected, printed),
        *lost_text(written, place, printed, locate),
        *_records(written, place, records),
        *_identity(written, place, expected),
    ]


def _with_substitutes(expected: Expected, written: Written) -> Expected:
    """*expected*, its titles with 〓 where no font had a character."""
    printed = [fold(mark.bookmark.title) for mark in written.marks]
    table = substitutes((fold(mark.title) for mark in expected.outline), printed)
    if not table:
        return expected
    return expected._replace(
        outline=tuple(
            mark._replace(title=mark.title.translate(table)) for mark in expected.outline
        ),
        listed=tuple(title.translate(table) for title in expected.listed),
    )


def _outline(written: Written, place: Place, expected: Expected) -> Iterator[Finding]:
    if len(_chapters(written, expected)) == len(expected.outline):
        return
    titles = [fold(mark.bookmark.title) for mark in written.marks]
    required = [fold(mark.title) for mark in expected.outline]
    missing = next((title for title in required if title not in titles), "")
    yield PDF_OUTLINE.finding(
        place,
        say("PDF 的書籤與權責機關的章節不一致（缺「{missing}」）。", missing=missing)
        if missing
        else say("PDF 的書籤與權責機關的章節順序不一致。"),
    )


def _chapters(written: Written, expected: Expected) -> list[Mark]:
    """The bookmarks of the expected headings, in their order.

    Others may stand between them: of front pages, of the sheets of a timetable.
    """
    titles = [fold(mark.bookmark.title) for mark in written.marks]
    chapters, position = [], 0
    for heading in expected.outline:
        if (title := fold(heading.title)) in titles[position:]:
            position = titles.index(title, position) + 1
            chapters.append(written.marks[position - 1])
    return chapters


def _contents(written: Written, place: Place, expected: Expected) -> Iterator[Finding]:
    """The page numbers that the 目次 prints against the pages on which the chapters begin."""
    chapters = _chapters(written, expected)
    marks = [mark for mark in chapters if mark.bookmark.level <= expected.contents_depth]
    if not marks:
        return
    first = marks[0].page
    listed = dict(zip((b.title for b in expected.outline), expected.listed, strict=False))
    titles = [fold(listed.get(m.bookmark.title, m.bookmark.title)) for m in marks]
    # The first chapter of a short report may follow 目次 on its page.
    above = fold(written.pages[first]).rpartition(fold(marks[0].bookmark.title))[0]
    front = fold("".join(written.pages[:first])) + above
    for mark, title, following in zip(marks, titles, [*titles[1:], ""], strict=True):
        page = mark.page - first + 1 if expected.numbered_from_body else mark.page + 1
        printed = _printed_numbers(title, following, front)
        # Where a number may stand before its title, the comparison of the text covers the titles.
        digits = str(page)
        if is_reordered(front) and (not printed or any(str(n).startswith(digits) for n in printed)):
            continue
        if printed and page not in printed:
            yield PDF_CONTENTS.finding(
                place,
                say(
                    "目次說「{title}」在第 {said} 頁，實際在第 {page} 頁。",
                    title=mark.bookmark.title,
                    said=printed[0],
                    page=page,
                ),
            )
        elif not printed:
            yield PDF_CONTENTS.finding(
                place,
                say("目次沒有列出「{title}」。", title=mark.bookmark.title),
            )


def _printed_numbers(title: str, following: str, front: str) -> list[int]:
    """The numbers that stand behind *title* in the 目次, its leader dots left out.

    More than one where two chapters are called alike. A *following* title may begin with a digit.
    """
    numbers: list[int] = []
    place = front.find(title)
    while title and place >= 0:
        if printed := _NUMBER.match(front, place + len(title)):
            digits, begin = printed[1], printed.start(1)
            ends = range(1, len(digits)) if following[:1].isdigit() else ()
            cut = next((end for end in ends if front.startswith(following, begin + end)), None)
            numbers.append(int(digits[:cut]))
        place = front.find(title, place + len(title))
    return numbers


def _page_count(written: Written, place: Place, expected: Expected) -> Iterator[Finding]:
    """頁數 of the 提要表 against the number of pages there are."""
    if not expected.page_count_label:
        return
    label, unit = fold(expected.page_count_label), fold(expected.page_count_unit)
    printed = re.compile(f"{re.escape(label)}(\\d+){re.escape(unit)}")
    match = next((m for page in written.pages[:5] if (m := printed.search(fold(page)))), None)
    real = len(written.pages)
    if match is None:
        yield PDF_PAGE_COUNT.finding(place, say("PDF 的提要表沒有印出頁數。"))
    elif int(match[1]) != real:
        yield PDF_PAGE_COUNT.finding(
            place,
            say("提要表印的頁數是 {said}，PDF 實際有 {real} 頁。", said=match[1], real=real),
        )


def _fonts(written: Written, place: Place) -> Iterator[Finding]:
    for font in written.fonts:
        if not font.embedded:
            yield PDF_FONT.finding(place, say("字型「{name}」沒有嵌入 PDF。", name=font.name))
        elif not _SUBSET.match(font.name):
            yield PDF_FONT.finding(place, say("字型「{name}」整套嵌入，未裁切。", name=font.name))
    if written.lacking:
        yield PDF_FONT.finding(place, say("PDF 裡有字型沒有的字，印成空框。"))


_NAMED_PAGES = 5
"""Pages whose numbers a finding lists."""


def _edges(written: Written, place: Place) -> Iterator[Finding]:
    """One finding for all pages: they have one cause, a style sheet or a word that is too long."""
    if not written.strays:
        return
    pages = tuple(str(page + 1) for page in written.strays[:_NAMED_PAGES])
    count = len(written.strays)
    yield PDF_EDGE.finding(
        place,
        say("第 {pages} 頁有內容超出紙邊，會被切掉。", pages=pages)
        if count <= _NAMED_PAGES
        else say("第 {pages} 頁等 {count} 頁有內容超出紙邊，會被切掉。", pages=pages, count=count),
        say("請縮短過長而不能斷行的文字，或調整該頁的表格與圖片。"),
    )


def _overprints(written: Written, place: Place) -> Iterator[Finding]:
    """One finding for all pages."""
    if not written.overprinted:
        return
    pages = tuple(str(page + 1) for page in written.overprinted[:_NAMED_PAGES])
    count = len(written.overprinted)
    yield PDF_OVERPRINT.finding(
        place,
        say("第 {pages} 頁有文字疊在文字上。", pages=pages)
        if count <= _NAMED_PAGES
        else say("第 {pages} 頁等 {count} 頁有文字疊在文字上。", pages=pages, count=count),
        say("請縮短該處的文字；自訂的版型請改用不重疊的位置。"),
    )


def lost_text(
    written: Written, place: Place, printed: list[Block], locate: Locate | None = None
) -> Iterator[Finding]:
    """Text of the document, in *printed*, that the pages do not show, or not in its place."""
    if not written.shown.text:
        return
    lost = list(islice(lost_blocks(printed, written.shown), _MOST_LOST))
    if not lost:
        return
    located = locate() if locate else None
    if located:
        lost = list(islice(lost_blocks(located.blocks, written.shown), _MOST_LOST))
    seen: set[Place] = set()
    for item in lost:
        where = located.place(item.block, item.start, item.end) if located else NOWHERE
        if where not in seen or where is NOWHERE:
            seen.add(where)
            yield _lost(item, place if where is NOWHERE else where)


def _lost(item: Lost, place: Place) -> Finding:
    text = unmarked(item.block.raw).strip()[:40]
    hints = (say("這裡印的是「{text}」。", text=item.instead[:40]),) if item.instead else ()
    return PDF_TEXT.finding(place, say("記錄裡的「{text}」沒有印在 PDF 上。", text=text), *hints)


def _wordings(place: Place, expected: Expected, printed: list[Block]) -> Iterator[Finding]:
    """Texts of the records that the document, and so the PDF, leaves out."""
    if not expected.wordings:
        return
    whole = "".join(block.text for block in printed).replace(SOFT_HYPHEN, "")
    wordings = list(dict.fromkeys(expected.wordings))
    # Folded together, and looked for in their order, as there are a thousand of them.
    position = 0
    for wording, text in zip(wordings, _folded([w.text for w in wordings]), strict=True):
        index = whole.find(text, position)
        if index >= 0:
            position = index
        elif text not in whole:
            yield PDF_TEXT.finding(
                _place_of(wording, place),
                say("記錄裡的「{text}」沒有印在 PDF 上。", text=wording.text.strip()[:40]),
            )


def _folded(texts: Sequence[str]) -> list[str]:
    return fold("\0".join(texts)).split("\0") if texts else []


def _place_of(wording: Wording, default: Place) -> Place:
    """Where *wording* stands in its record: its first line, where that can be found."""
    record, start = wording.record, wording.record.find(wording.text[:_FEW])
    place = record.at(start, start + len(wording.text)) if start >= 0 else record.place
    return default if place is NOWHERE else place


def _records(
    written: Written, place: Place, records: Mapping[str, bytes] | None
) -> Iterator[Finding]:
    """The record files that the PDF carries against those that it was made from."""
    for name, data in (records or {}).items():
        if written.attachments.get(name) != data:
            yield PDF_ATTACHMENT.finding(
                place, say("PDF 附的記錄「{name}」與原檔不同。", name=name)
            )


def _identity(written: Written, place: Place, expected: Expected) -> Iterator[Finding]:
    """Tags, and the identifier by which an archive knows the file."""
    if not expected.archival:
        return
    if not written.tagged:
        yield PDF_CONFORMANCE.finding(place, say("這個 PDF 沒有標記，報讀軟體讀不出標題與表格。"))
    if not written.identified:
        yield PDF_CONFORMANCE.finding(place, say("PDF 的屬性沒有載明 PDF/A 的部分。"))
