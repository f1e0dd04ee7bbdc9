"""PDFs: the records inside those of reportgen; of others, their text.

Lines have places on a page, so paragraphs are found by where their lines begin and end, and tables
by the lines that are drawn around their cells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from reportgen import limits
from reportgen.findings import say
from reportgen.intake.blocks import Block, Document, Paragraph, Role, Span, paragraphs
from reportgen.intake.reading.columns import blocks_of
from reportgen.intake.reading.lines import Line, cells, measure_of_pages
from reportgen.intake.reading.refused import Refused, damaged, too_large
from reportgen.intake.reading.ruled import Piece, Ruled, beside, ruled_tables, with_next
from reportgen.places import Place
from reportgen.rulebook.intake import IMPORT_ENCRYPTED, IMPORT_FORMAT, IMPORT_LOSSY

_LEAST = 30
"""Characters of a page, on average, below which a PDF is pictures of pages."""
_MARGIN = 3
"""Lines at the head and the foot of a page among which running heads are looked for."""
_TAB = 1.2
"""A gap of this part of a line's height is a tabulator."""
_NUMBER = re.compile(
    r"(?:[-–—]\s*)?(?:第\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*頁)?(?:\s*[-–—])?|\d+\s*/\s*\d+"
)


def read_pdf(data: bytes, name: str) -> Document:
    """The PDF in *data*, called *name*. Raises :class:`~.refused.Refused`."""
    records = _records(data, name)
    if records:
        return Document(name, (), records=records)
    pages = list(_pages(data))
    lines = [[part for part in page if isinstance(part, Line)] for page in pages]
    inside = sum(len(p.text) for page in pages for part in page if isinstance(part, Ruled)
                 for p in paragraphs((part.table,)))  # fmt: skip
    characters = inside + sum(len(line.text) for page in lines for line in page)
    if characters < _LEAST * max(1, len(pages)):
        raise Refused(
            IMPORT_FORMAT,
            say("這個 PDF 是掃描的圖片，{n} 頁裡沒有文字可讀。", n=len(pages)),
            say("請改用原來的 Word 檔；若只有紙本，請先做文字辨識（OCR）並校對。"),
        )
    furniture = _furniture(lines)
    numbers = [line.text for page in lines for line in page if _NUMBER.fullmatch(line.text)]
    margins = [Paragraph((Span(text),), role=Role.MARGIN)
               for text in (*sorted(furniture), *numbers)]  # fmt: skip
    body = [
        part for page in pages for part in page
        if isinstance(part, Ruled)
        or (part.text not in furniture and not _NUMBER.fullmatch(part.text))
    ]  # fmt: skip
    blocks = _blocks(body)
    lossy = IMPORT_LOSSY.finding(
        Place(name),
        say("PDF 只取得文字與畫了框線的表格：圖片、註腳與樣式都沒有匯入。"),
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


def _pages(data: bytes) -> Iterator[list[Line | Ruled]]:
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
            pieces = list(_pieces(text_page))
            yield list(_parts(pieces, ruled_tables(page, text_page, pieces)))
            text_page.close()
            page.close()
    finally:
        document.close()


def _pieces(page: Any) -> Iterator[Piece]:
    """The text of a page, a piece for each stretch that the PDF sets at once."""
    for index in range(page.count_rects()):
        left, bottom, right, top = page.get_rect(index)
        text = page.get_text_bounded(left, bottom, right, top)
        text = re.sub(r"[\r\n\x02\ufffe]+", "", text)
        if text.strip():
            yield Piece(left, bottom, right, top, text)


def _parts(pieces: Sequence[Piece], tables: Sequence[Ruled]) -> Iterator[Line | Ruled]:
    """The lines of a page and its tables; what stands at one height is one line."""
    row: list[Piece] = []
    shown: set[int] = set()
    for piece in pieces:
        table = next((table for table in tables if table.holds(piece)), None)
        if row and (table is not None or not _same_row(row[-1], piece)):
            yield _line(row)
            row = []
        if table is None:
            row.append(piece)
        elif id(table) not in shown:
            shown.add(id(table))
            yield table
    if row:
        yield _line(row)


def _blocks(parts: Sequence[Line | Ruled]) -> Iterator[Block]:
    """Paragraphs of the lines, and the tables between them; one over two pages is one."""
    lines = [part for part in parts if isinstance(part, Line)]
    step = _step(lines)
    measure = measure_of_pages(lines, step)
    waiting: list[Line] = []
    table: Ruled | None = None
    for part in parts:
        if isinstance(part, Line):
            if table is not None:
                yield table.table
                table = None
            waiting.append(part)
            continue
        yield from blocks_of(waiting, measure, step)
        waiting = []
        whole = with_next(table, part) if table is not None else None
        if table is not None and whole is None:
            yield table.table
        table = whole or part
    if table is not None:
        yield table.table
    yield from blocks_of(waiting, measure, step)


def _same_row(before: Piece, piece: Piece) -> bool:
    middle = (piece.bottom + piece.top) / 2
    return before.bottom <= middle <= before.top and piece.left >= before.left


def _line(row: Sequence[Piece]) -> Line:
    text, end = row[0].text, row[0].right
    for piece in row[1:]:
        if piece.left - end > (piece.top - piece.bottom) * _TAB:
            text = f"{text.rstrip()}\t{piece.text}"
        else:
            text = beside(text, end, piece)
        end = piece.right
    return Line(text.strip(), row[0].left, row[-1].right)


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
