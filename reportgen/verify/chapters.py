"""The chapters of a PDF that another program made: from its bookmarks, its tags, or its text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pypdf import PdfReader
from pypdf.generic import IndirectObject

from reportgen.debug import swallowed

FORMAL = "壹貳參肆伍陸柒捌玖拾"
_PLAIN = "一二三四五六七八九十"
_VARIANTS = str.maketrans("叁参弍貮陆零", "參參貳貳陸〇")
_CHAPTER = re.compile(
    rf"(?P<number>[{FORMAL}叁参弍貮陆]{{1,3}})[、．.，,\s　]\s*(?P<title>\S.*)"
    rf"|第(?P<ordinal>[{_PLAIN}]{{1,3}}|\d{{1,2}})章[、\s　:：]*(?P<named>\S.*)"
)
_LEADER = " \t\u3000.．…‥·・⋯_－-"
_PAGE_NUMBER = re.compile(r"(?<!\d)\d{1,4}\Z")
_SECTION = re.compile(
    rf"(?:[{_PLAIN}]{{1,3}}[、．.]|[（(][{_PLAIN}]{{1,3}}[)）])\s*(?P<title>\S.*)"
)

LONGEST_TITLE = 40
"""Characters of a heading in a text; a longer line that begins with a numeral is a sentence."""
_LONGEST_BOOKMARK = 300
"""Characters of a heading that is marked as one; titles with their original are long."""


class Origin(StrEnum):
    """Where the chapters were found."""

    BOOKMARKS = "bookmarks"
    TAGS = "tags"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter with its number from 1, 0 without a number, and the first page with its title."""

    number: int
    title: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Chapters:
    """The chapters, every heading below them, and where they were found; none where nothing was."""

    chapters: tuple[Chapter, ...]
    headings: tuple[str, ...]
    origin: Origin | None


def find_chapters(
    reader: PdfReader, pages: Sequence[Sequence[str]], tagged: Sequence[str] = ()
) -> Chapters:
    """The chapters by the most reliable source with any; *tagged* are the headings of the tags."""
    for origin, titles in (
        (Origin.BOOKMARKS, [(title, 0) for title in _bookmarks(reader)]),
        (Origin.TAGS, [(title, 0) for title in tagged]),
        (Origin.TEXT, [(line, n) for n, page in enumerate(pages, 1) for line in page]),
    ):
        longest = LONGEST_TITLE if origin is Origin.TEXT else _LONGEST_BOOKMARK
        chapters = tuple(_chapters(titles, longest))
        if len(chapters) >= 2:
            return Chapters(chapters, tuple(_sections(titles, chapters, longest)), origin)
    return Chapters((), (), None)


def _chapters(titles: Sequence[tuple[str, int]], longest: int) -> Iterator[Chapter]:
    """Each chapter once: a table of contents has its title, too."""
    seen: set[tuple[int, str]] = set()
    for line, page in titles:
        match = _CHAPTER.match(line)
        if match is None or len(line) > longest + 20:
            continue
        title = _plain(match["title"] or match["named"])
        number = ordinal(match["number"] or match["ordinal"])
        if title and len(title) <= longest and not title.endswith("。"):
            key = (number, title)
            if key not in seen:
                seen.add(key)
                yield Chapter(number, title, page)


def _sections(
    titles: Sequence[tuple[str, int]], chapters: Sequence[Chapter], longest: int
) -> Iterator[str]:
    yield from (chapter.title for chapter in chapters)
    for line, _ in titles:
        match = _SECTION.match(line)
        if match is not None and len(line) <= longest:
            yield _plain(match["title"])


def _plain(title: str) -> str:
    """A title without the leader and page number of a table of contents."""
    text = unicodedata.normalize("NFKC", title)
    return "".join(_PAGE_NUMBER.sub("", text).rstrip(_LEADER).split())


def ordinal(numeral: str) -> int:
    """The value of 參, 十二 or 3; 0 for what is no number."""
    if numeral.isdecimal():
        return int(numeral)
    text = numeral.translate(_VARIANTS).translate(str.maketrans(FORMAL, _PLAIN))
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _PLAIN.find(text) + 1 if len(text) == 1 else 0
    return (_PLAIN.find(tens) + 1 if tens else 1) * 10 + (_PLAIN.find(ones) + 1 if ones else 0)


# --- bookmarks


def _bookmarks(reader: PdfReader) -> Iterator[str]:
    def walk(items: object, depth: int) -> Iterator[str]:
        for item in items if isinstance(items, list) and depth < 20 else ():
            if isinstance(item, list):
                yield from walk(item, depth + 1)
            else:
                yield str(item.get("/Title", "")).strip()

    try:
        yield from walk(list(reader.outline), 0)
    except Exception as error:
        swallowed(error)


def resolved(value: object) -> object:
    """What *value* stands for, where it is a reference."""
    return value.get_object() if isinstance(value, IndirectObject) else value
