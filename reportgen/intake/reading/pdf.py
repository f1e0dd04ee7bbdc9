"""PDFs: the records inside those of reportgen; of others, their text.

Lines have places on a page, so paragraphs are found by where their lines begin and end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from reportgen import limits
from reportgen.findings import say
from reportgen.intake.blocks import Document, Paragraph, Role, Span
from reportgen.intake.reading.lines import Line, blocks_of, cells, measure_of
from reportgen.intake.reading.refused import Refused, damaged, too_large
from reportgen.places import Place
from reportgen.rulebook.intake import IMPORT_ENCRYPTED, IMPORT_FORMAT, IMPORT_LOSSY

_LEAST = 30
"""Characters of a page, on average, below which a PDF is pictures of pages."""
_MARGIN = 3
"""Lines at the head and the foot of a page among which running heads are looked for."""
_NUMBER = re.compile(
    r"(?:[-–—]\s*)?(?:第\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*頁)?(?:\s*[-–—])?|\d+\s*/\s*\d+"
)


def read_pdf(data: bytes, name: str) -> Document:
    """The PDF in *data*, called *name*. Raises :class:`~.refused.Refused`."""
    records = _records(data, name)
    if records:
        return Document(name, (), records=records)
    pages = list(_pages(data))
    characters = sum(len(line.text) for page in pages for line in page)
    if characters < _LEAST * max(1, len(pages)):
        raise Refused(
            IMPORT_FORMAT,
            say("這個 PDF 是掃描的圖片，{n} 頁裡沒有文字可讀。", n=len(pages)),
            say("請改用原來的 Word 檔；若只有紙本，請先做文字辨識（OCR）並校對。"),
        )
    furniture = _furniture(pages)
    margins = [Paragraph((Span(text),), role=Role.MARGIN) for text in sorted(furniture)]
    body = [
        [line for line in page
         if line.text not in furniture and not _NUMBER.fullmatch(line.text)]
        for page in pages
    ]  # fmt: skip
    numbers = [line.text for page in pages for line in page if _NUMBER.fullmatch(line.text)]
    margins += [Paragraph((Span(text),), role=Role.MARGIN) for text in numbers]
    lines = [line for page in body for line in page]
    measure = measure_of(lines)
    step = _step(lines)
    blocks = blocks_of(lines, measure, step)
    lossy = IMPORT_LOSSY.finding(
        Place(name),
        say("PDF 只取得文字：表格的欄列、圖片、註腳與樣式都沒有匯入。"),
        say("若有 Word 檔，請改為匯入 Word 檔；否則請對照 PDF 逐項補上。"),
    )
    return Document(name, (*blocks, *margins), findings=(lossy,))


def _records(data: bytes, name: str) -> dict[str, bytes]:
    """The record files that reportgen has put into *data*."""
    import io

    from pypdf import PdfReader

    from reportgen.verify.attached import attached_records

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _encrypted()
        return attached_records(reader, Place(name))[0]
    except (Refused, MemoryError):
        raise
    except Exception as problem:
        if re.search("password|encrypt|cryptography", f"{type(problem).__name__} {problem}", re.I):
            raise _encrypted() from problem
        raise damaged() from problem


def _encrypted() -> Refused:
    return Refused(
        IMPORT_ENCRYPTED,
        say("這個檔案有密碼保護，讀不出內容。"),
        say("請提供沒有密碼的 PDF。"),
    )


def _pages(data: bytes) -> Iterator[list[Line]]:
    import pypdfium2  # type: ignore[import-untyped]

    try:
        document = pypdfium2.PdfDocument(data)
    except Exception as problem:
        raise damaged() from problem
    try:
        if len(document) > limits.PDF_PAGES:
            raise too_large(say("這個 PDF 超過 {n} 頁。", n=int(limits.PDF_PAGES)))
        for page in document:
            text_page = page.get_textpage()
            yield list(_lines(text_page))
            text_page.close()
            page.close()
    finally:
        document.close()


def _lines(page: Any) -> Iterator[Line]:
    """The lines of a page; what stands at one height is one line."""
    pieces: list[tuple[float, float, float, float, str]] = []
    for index in range(page.count_rects()):
        left, bottom, right, top = page.get_rect(index)
        text = page.get_text_bounded(left, bottom, right, top).strip()
        text = re.sub(r"[\r\n\x02\ufffe]+", "", text)
        if text:
            pieces.append((left, bottom, right, top, text))
    row: list[tuple[float, float, float, float, str]] = []
    for piece in pieces:
        if row and not _same_row(row[-1], piece):
            yield _line(row)
            row = []
        row.append(piece)
    if row:
        yield _line(row)


def _same_row(
    before: tuple[float, float, float, float, str], piece: tuple[float, float, float, float, str]
) -> bool:
    middle = (piece[1] + piece[3]) / 2
    return before[1] <= middle <= before[3] and piece[0] >= before[0]


def _line(row: Sequence[tuple[float, float, float, float, str]]) -> Line:
    text = ""
    end = row[0][0]
    for left, bottom, right, top, piece in row:
        gap = left - end
        wide = gap > (top - bottom) * 1.2
        text += ("\t" if wide else " " if gap > (top - bottom) * 0.15 else "") * bool(text) + piece
        end = right
    return Line(text, row[0][0], row[-1][2])


def _step(lines: Sequence[Line]) -> float:
    """The width of a wide character: what a full line of text takes, divided."""
    widths = sorted(2 * (line.right - line.left) / cells(line.text) for line in lines
                    if len(line.text) > 15)  # fmt: skip
    return widths[len(widths) * 3 // 4] if widths else 12.0


def _furniture(pages: Sequence[Sequence[Line]]) -> set[str]:
    """Lines that stand at the head or the foot of many pages."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({line.text for line in [*page[:_MARGIN], *page[-_MARGIN:]]})
    return {text for text, count in seen.items() if count >= max(3, len(pages) // 3)}
