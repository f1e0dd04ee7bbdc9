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
    rf"(?P<number>[{FORMAL}叁参弍貮陆]{{1,3}})[、．.，,\s　]\s{{0,9}}(?P<title>\S.*)"
    rf"|第(?P<ordinal>[{_PLAIN}]{{1,3}}|\d{{1,2}})章[、\s　:：]{{0,9}}(?P<named>\S.*)"
)
_PLAIN_CHAPTER = re.compile(
    rf"(?P<number>[{_PLAIN}]{{1,3}}|\d{{1,2}})[、．.]\s{{0,9}}(?P<title>\S.*)"
)
_USUAL = re.compile(
    "目的|緣起|前言|過程|經過|行程|心得|建議|結論|附錄|附件"
    "|purpose|introduction|process|itinerary|reflection|recommendation|conclusion",
    re.IGNORECASE,
)
"""Words in the titles of chapters that most reports have."""
_BARE = "目的|緣起|前言|過程|經過|行程|內容|心得|感想|建議事項|建議|結論|附錄|附件"
_NO_NUMBER = re.compile(
    rf"(?P<title>(?:出國|考察|參訪|研習|實習|會議|訪問|研究|進修)?(?:{_BARE})(?:[與及和暨](?:{_BARE}))?)"
    r"[ \t\u3000.．…‥·・]{0,200}\d{0,4}\s{0,9}$"
)
"""A line that is the title of a chapter and nothing else."""
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
    are_numbered: bool = False
    """Whether the numbers are those of chapters alone: 壹、 and 第一章, not 一、."""


def find_chapters(
    reader: PdfReader, pages: Sequence[Sequence[str]], tagged: Sequence[str] = ()
) -> Chapters:
    """The chapters by the most reliable source with any; *tagged* are the headings of the tags."""
    places: tuple[tuple[Origin, list[tuple[str, int]]], ...] = (
        (Origin.BOOKMARKS, [(title, 0) for title in _bookmarks(reader)]),
        (Origin.TAGS, [(title, 0) for title in tagged]),
        (Origin.TEXT, [(line, n) for n, page in enumerate(pages, 1) for line in page]),
    )
    for numbered in (_CHAPTER, _PLAIN_CHAPTER, _NO_NUMBER):
        for origin, titles in places:
            longest = LONGEST_TITLE if origin is Origin.TEXT else _LONGEST_BOOKMARK
            chapters = tuple(_chapters(titles, longest, numbered))
            if len(chapters) >= 2 and (numbered is _CHAPTER or _are_usual(chapters)):
                sections = tuple(_sections(titles, chapters, longest))
                return Chapters(chapters, sections, origin, numbered is _CHAPTER)
    return Chapters((), (), None)


def _are_usual(chapters: Sequence[Chapter]) -> bool:
    """Whether two titles are those of chapters: 一、 begins many an item, too."""
    return sum(_USUAL.search(chapter.title) is not None for chapter in chapters) > 1


def _chapters(
    titles: Sequence[tuple[str, int]], longest: int, numbered: re.Pattern[str]
) -> Iterator[Chapter]:
    """Each chapter once: a table of contents has its title, too."""
    seen: set[tuple[int, str]] = set()
    for line, page in titles:
        match = numbered.match(line)
        if match is None or len(line) > longest + 20:
            continue
        parts = match.groupdict("")
        title = _plain(parts["title"] or parts.get("named", ""))
        number = ordinal(parts.get("number") or parts.get("ordinal") or "-")
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
