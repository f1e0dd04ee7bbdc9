"""The files of ``kind: pages``, looked at before anything is composed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from reportgen import limits
from reportgen.check.ask.picturefile import read_head
from reportgen.facsimile.ranges import page_numbers
from reportgen.filestate import open_regular
from reportgen.findings import Finding, Message, say
from reportgen.isolate.bounds import Done, Reason, bounded
from reportgen.manuscript.facsimiles import Facsimile, Facsimiles
from reportgen.places import Place
from reportgen.read.folder import RecordFolder
from reportgen.records import Records
from reportgen.records.appendices import PageFile, Pages
from reportgen.rulebook.records import PAGES_ACTIVE, PAGES_FILE, PAGES_RANGE
from reportgen.text import REFUSED

_UNPRINTED = re.compile(f"[{REFUSED}\ufffe]")
_MM = 25.4 / 72
_A4 = (210.0, 297.0)


def look(records: Records, folder: RecordFolder) -> tuple[Facsimiles, list[Finding]]:
    """What the files of *records* have, and what is wrong with them."""
    findings: list[Finding] = []
    pages: dict[int, tuple[Facsimile, ...]] = {}
    for appendix in records.appendices:
        for file in appendix.files if isinstance(appendix, Pages) else ():
            path = folder.find(file.file)
            if isinstance(path, Path):
                pages[id(file)] = tuple(_pages(file, path, findings))
    return pages, findings


def _pages(file: PageFile, path: Path, findings: list[Finding]) -> Iterator[Facsimile]:
    try:
        with open_regular(path) as opened:
            data = opened.read(limits.PICTURE_BYTES + 1)
    except OSError:
        return  # a finding of those that make pictures ready
    if not data.startswith(b"%PDF"):
        if file.pages is not None:
            findings.append(_refused(file.pages.place, say("只有 PDF 有頁次；圖檔請刪去 pages。")))
        width, height = _of_picture(path)
        yield Facsimile(0, width, height)
        return
    place = file.file.place
    if len(data) > limits.PICTURE_BYTES:
        most = int(limits.PICTURE_BYTES / limits.MIB)
        findings.append(_refused(place, say("這個 PDF 超過 {most} MB。", most=most)))
        return
    from reportgen.facsimile.pdf import Refusal, pages_of

    outcome = bounded(pages_of, data)
    if not isinstance(outcome, Done):
        slow = outcome.reason in {Reason.TIME, Reason.MEMORY}
        findings.append(
            _refused(
                place,
                say("這個 PDF 太複雜，無法在限度內讀完。") if slow else say("這個 PDF 已損壞。"),
                say("請由原檔重新輸出，或將各頁存成圖檔。"),
            )
        )
        return
    if isinstance(outcome.value, Refusal):
        findings.append(_of(outcome.value, place))
        return
    yield from _wanted(file, outcome.value, findings)


def _of_picture(path: Path) -> tuple[float, float]:
    """A4 as the picture lies."""
    head = read_head(path)
    return _A4 if head.width <= head.height else (_A4[1], _A4[0])


def _wanted(
    file: PageFile, sizes: list[tuple[float, float, str]], findings: list[Finding]
) -> Iterator[Facsimile]:
    """The pages that *file* asks for, of those that its PDF has."""
    numbers = list(range(1, len(sizes) + 1))
    if file.pages is not None:
        asked = page_numbers(file.pages, len(sizes))
        if asked is None:
            findings.append(
                PAGES_RANGE.finding(
                    file.pages.place,
                    say("頁次「{pages}」不對；這個 PDF 有 {count} 頁。",
                        pages=str(file.pages), count=len(sizes)),
                    say("請寫成 {example}。", example="1-3,5"),
                )
            )  # fmt: skip
            return
        numbers = asked
    for number in numbers[: limits.FACSIMILES]:
        width, height, text = sizes[number - 1]
        yield Facsimile(number, width * _MM, height * _MM, clean(text))
    if len(numbers) > limits.FACSIMILES:
        findings.append(
            _refused(
                file.file.place,
                say("一個檔案最多印 {most} 頁，這裡有 {count} 頁。",
                    most=limits.FACSIMILES, count=len(numbers)),
                say("請以 pages 選出要印的頁。"),
            )
        )  # fmt: skip


def clean(text: str) -> str:
    """*text* of a page as words on one line, without what no page of a report can hold."""
    return " ".join(_UNPRINTED.sub(" ", text).split())[: limits.FACSIMILE_TEXT]


def _of(refusal: str, place: Place) -> Finding:
    if refusal == "active":
        return PAGES_ACTIVE.finding(
            place,
            say("這個 PDF 含有開啟時會執行的內容（程式、啟動外部檔案或送出表單）。"),
            say("請確認來源，並另印成 PDF 或存成圖檔。"),
        )
    if refusal == "encrypted":
        return _refused(place, say("這個 PDF 有密碼保護。"), say("請提供未加密的 PDF。"))
    return _refused(
        place,
        say("這個 PDF 的頁數或尺寸超過限度。") if refusal == "large" else say("這個 PDF 已損壞。"),
        say("請由原檔重新輸出，或將各頁存成圖檔。"),
    )


def _refused(place: Place, message: Message, *hints: Message) -> Finding:
    return PAGES_FILE.finding(place, message, *hints)
