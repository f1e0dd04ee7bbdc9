"""Opening a PDF of any origin: a finding where it cannot be read, never a traceback."""

from __future__ import annotations

import io
import logging
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pypdfium2  # type: ignore[import-untyped]
from pypdf import PdfReader

from reportgen import limits
from reportgen.debug import swallowed
from reportgen.findings import Finding, say
from reportgen.isolate.bounds import Done, Reason, bounded
from reportgen.places import Place
from reportgen.rulebook.verify import PDF_ENCRYPTED, PDF_TOO_LARGE, PDF_UNREADABLE
from reportgen.verify.shown import LINE_END_HYPHENS

Result = TypeVar("Result")

# What pypdf mends in silence is no finding, and must not stand between findings on the screen.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class OpenPdf:
    """A PDF that could be read: its bytes, its objects, and the lines of each page."""

    name: str
    data: bytes
    reader: PdfReader
    pages: tuple[tuple[str, ...], ...]
    pictured: frozenset[int] = frozenset()
    """Numbers from 1 of the pages of which a picture covers half or more."""

    @property
    def place(self) -> Place:
        """The file as a whole; a page of it stands in the message."""
        return Place(self.name)


def in_child(work: Callable[..., Result], *arguments: Any, place: Place) -> Result | Finding:
    """The result of *work* on the PDF at *place*, done in a child; a finding where there is none.

    A PDF can keep the libraries busy for ever, take all memory, or crash them. Raises what *work*
    raises; it must turn exceptions of the libraries into findings.
    """
    result = bounded(work, *arguments)
    if isinstance(result, Done):
        return result.value
    if result.error is not None:
        raise result.error
    if result.reason is Reason.TIME:
        message = say("這個 PDF 太複雜，{n} 秒內檢查不完。", n=int(limits.CHILD_SECONDS))
    elif result.reason is Reason.MEMORY:
        memory = limits.CHILD_MEMORY / 1024**3
        message = say("這個 PDF 太複雜，檢查要用的記憶體超過 {n:.1f} GiB。", n=memory)
    else:
        return _unreadable(place)
    return PDF_TOO_LARGE.finding(place, message, say("請由原檔重新輸出，不要經過其他程式轉換。"))


def _unreadable(place: Place) -> Finding:
    return PDF_UNREADABLE.finding(
        place,
        say("這個 PDF 已損壞或不完整，讀不出內容。"),
        say("請重新輸出或重新下載。"),
    )


def open_pdf(path: Path, name: str) -> OpenPdf | Finding:
    """The PDF at *path*, called *name*, or a finding why it cannot be read."""
    place = Place(name)
    try:
        status = path.stat()
        size = status.st_size
        ordinary = stat.S_ISREG(status.st_mode)
        data = path.read_bytes() if ordinary and size <= limits.PDF_BYTES else b""
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        return PDF_UNREADABLE.finding(
            place, say("作業系統無法開啟這個檔案：{problem}。", problem=reason)
        )
    if size > limits.PDF_BYTES:
        return PDF_TOO_LARGE.finding(
            place,
            say("這個 PDF 有 {size:.0f} MB，超過可檢查的 {limit:.0f} MB。",
                size=size / 1024 / 1024, limit=limits.PDF_BYTES / 1024 / 1024),
            say("請降低照片的解析度後重新輸出。"),
        )  # fmt: skip
    if b"%PDF-" not in data[:1024]:
        return PDF_UNREADABLE.finding(
            place,
            say("這個檔案不是 PDF。"),
            say("請指定 PDF 檔；Word 檔請先另存為 PDF。"),
        )
    return _opened(name, data)


def _opened(name: str, data: bytes) -> OpenPdf | Finding:
    place = Place(name)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return _encrypted(place)
        pages, pictured = _read(data)
    except _TooManyPages as many:
        return PDF_TOO_LARGE.finding(
            place,
            say(
                "這個 PDF 有 {pages} 頁，超過可檢查的 {limit} 頁。",
                pages=many.args[0],
                limit=limits.PDF_PAGES,
            ),
            say("請只檢查出國報告本身。"),
        )
    except MemoryError:
        raise  # the bound of the child
    except Exception as problem:
        # Whatever a broken file makes the libraries raise, a person can do one thing about it.
        if re.search("password|encrypt|cryptography", f"{type(problem).__name__} {problem}", re.I):
            return _encrypted(place)
        swallowed(problem)
        return _unreadable(place)
    return OpenPdf(name, data, reader, pages, pictured)


class _TooManyPages(Exception):  # noqa: N818
    """The number of pages that a file has."""


def _encrypted(place: Place) -> Finding:
    return PDF_ENCRYPTED.finding(
        place,
        say("這個 PDF 有密碼保護，無法檢查。"),
        say("請提供未加密的 PDF；公開的報告不應加密。"),
    )


def _read(data: bytes) -> tuple[tuple[tuple[str, ...], ...], frozenset[int]]:
    """The lines of each page, as they can be copied, and the pages that are pictures."""
    document = pypdfium2.PdfDocument(data)
    try:
        if len(document) > limits.PDF_PAGES:
            raise _TooManyPages(len(document))
        pages, pictured = [], set()
        for number, page in enumerate(document, 1):
            text_page = page.get_textpage()
            text = text_page.get_text_range().translate(LINE_END_HYPHENS)
            pages.append(tuple(line.strip() for line in re.split(r"[\r\n]+", text) if line.strip()))
            text_page.close()
            if len(text) < _LITTLE_TEXT and _is_covered(page):
                pictured.add(number)
            page.close()
        return tuple(pages), frozenset(pictured)
    finally:
        document.close()


_LITTLE_TEXT = 200
"""Characters of a page with more than a number; whether it is a picture is asked of the others."""


def _is_covered(page: Any) -> bool:
    """Whether a picture covers half of *page* or more."""
    width, height = page.get_size()
    for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        if abs((right - left) * (top - bottom)) * 2 >= width * height:
            return True
    return False
