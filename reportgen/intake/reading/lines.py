"""Lines as they end on a page, joined to paragraphs again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import quantiles
from unicodedata import east_asian_width

from reportgen.intake.blocks import Block, Paragraph, Span
from reportgen.text import is_wide

_NUMBER = (
    r"\s*(?:[壹貳參肆伍陸柒捌玖拾]{1,3}\s*、|[一二三四五六七八九十]{1,3}\s*、"
    r"|[（(]\s*[一二三四五六七八九十\d]{1,3}\s*[）)]|\d{1,2}\s*[.．、](?!\d)"
    r"|[甲乙丙丁戊己庚辛壬癸]\s*、|[IVX]{1,4}\.\s|[A-Ha-h]\s*[.、]\s?(?=[^\x00-\x7f])|第\s*[一二三四五六七八九十\d]{1,3}\s*[章節]"
    r"|[•●○◆◇■□▪·➢]|(?:圖|表|照片)\s*\d{1,3}\s*[：:. ]|附[件錄]"
)
_NUMBERED = re.compile(_NUMBER + ")")
BEGINS = re.compile(
    _NUMBER + r"|(?:資料)?來源\s*[：:]|[^\s：:，。（）()]{2,8}\s*[：:](?!//)"
    r"|[^\s：:，。]{2,12}／[^\s：:，。]{2,24}[：:])"
)
_SENTENCE_ENDS = tuple("。！？：；」）)")
_LIKELY = 0.6
"""A line of this part of the measure goes on where it ends in the middle of a sentence."""
_FULL = 0.86
"""A line of this part of the measure goes on in the next one: kinsoku leaves a few cells free."""
_NARROWEST = 15
"""Wide characters of a line of printed text, at least."""
_WIDEST = 160
"""Cells of a line beyond which a text has no measure: its lines are paragraphs."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with where it begins and ends, in any unit that is the same for all lines."""

    text: str
    left: float
    right: float


def cells(text: str) -> int:
    """Cells of a fixed-width screen that *text* takes."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def measured(lines: Sequence[str]) -> list[Line]:
    """*lines* of a text file; blanks before a line are its indent."""
    return [
        Line(line.strip(), cells(line) - cells(line.lstrip()), cells(line.rstrip()))
        for line in lines
    ]


def single_spaced(lines: Sequence[str]) -> list[str]:
    """*lines* without the empty one behind every line that some converters write."""
    filled = [n for n, line in enumerate(lines) if line.strip()]
    alone = sum(n + 1 >= len(lines) or not lines[n + 1].strip() for n in filled)
    width = _usual([cells(lines[n].rstrip()) for n in filled])
    long = sum(cells(lines[n].rstrip()) > width * _FULL for n in filled)
    if not filled or alone < len(filled) * 0.8 or long < len(filled) * 0.2 or width > _WIDEST:
        return list(lines)
    kept: list[str] = []
    skip = False
    for line in lines:
        if skip and not line.strip():
            skip = False
            continue
        kept.append(line)
        skip = bool(line.strip())
    return kept


def _usual(ends: Sequence[float]) -> float:
    """Where the longer lines end; a web address may run beyond it."""
    return quantiles(ends, n=20)[-2] if len(ends) > 1 else max(ends, default=0)


def measure_of(lines: Sequence[Line]) -> float:
    """Where full lines end; 0 for a text whose lines are paragraphs."""
    ends = [line.right for line in lines if line.text]
    if len(ends) < 5:
        return 0
    measure = _usual(ends)
    near = sum(end >= measure * _FULL for end in ends)
    return measure if near >= len(ends) * 0.15 else 0


def measure_of_pages(lines: Sequence[Line], step: float) -> float:
    """Where full lines of a printed text end, which may be few; 0 for a text of short lines.

    *step* is the width of a wide character. Two lines or more that end where the widest does are
    full, if they are no column of short words.
    """
    least = min((line.left for line in lines if line.text), default=0) + _NARROWEST * step
    ends = sorted((line.right for line in lines if line.text), reverse=True)
    pairs = (end for end, other in pairwise(ends) if end - other < step)
    return next((end for end in (measure_of(lines), *pairs) if end > least), 0)


def paragraphs_of(lines: Sequence[Line], measure: float, step: float = 2) -> Iterator[str]:
    """The paragraphs of *lines*, the widest of which end at *measure*.

    *step* is the width of a wide character, by which a first line is indented.
    """
    current = ""
    last: Line | None = None
    for line in lines:
        if not line.text:
            if current:
                yield current
            current, last = "", None
            continue
        if current and last is not None and _goes_on(last, line, measure, step):
            current = joined(current, line.text)
        else:
            if current:
                yield current
            current = line.text
        last = line
    if current:
        yield current


def _goes_on(last: Line, line: Line, measure: float, step: float) -> bool:
    """Whether *line* goes on with the paragraph of *last*: its first word found no room there."""
    word = re.match(r"[!-~]+", line.text)
    room = step * 1.5 + (len(word[0]) * step / 2 if word else step * 1.3)
    if not measure:
        return False
    if last.right < measure - room and (
        line.left >= last.left + step * 1.5
        or last.right < measure * _LIKELY
        or last.text.endswith(_SENTENCE_ENDS)
        or "／" in last.text
        or _NUMBERED.match(last.text)
    ):
        return False
    begins = BEGINS.match(line.text)
    if begins and not (_is_cut(last, measure) and _is_end_of_sentence(line, begins)):
        return False
    return line.left < last.left + step * 1.5 or bool(BEGINS.match(last.text))


def _is_cut(line: Line, measure: float) -> bool:
    """Whether *line* is full and ends in the middle of a sentence."""
    return line.right >= measure * _FULL and not line.text.endswith(_SENTENCE_ENDS)


def _is_end_of_sentence(line: Line, begins: re.Match[str]) -> bool:
    """Whether *line* is 「議題交換意見：」, which looks like a label without a value."""
    return begins.end() == len(line.text) and not _NUMBERED.match(line.text)


def unbroken(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """*blocks* of a word processor in which every line of the page is a paragraph, joined.

    Others come back as they are: where paragraphs are paragraphs, few end at one measure.
    """
    plain = [b for b in blocks if isinstance(b, Paragraph) and _is_plain(b) and b.line]
    widths = [cells(b.text.rstrip()) for b in plain]
    if len(plain) < 20 or max(widths) > _WIDEST:
        return tuple(blocks)
    measure = measure_of([Line(b.text, 0, w) for b, w in zip(plain, widths, strict=True)])
    long = sum(width > measure + 4 for width in widths)
    if not measure or measure < 40 or long > len(plain) * 0.05:
        return tuple(blocks)
    made: list[Block] = []
    tail: Line | None = None
    for block in blocks:
        last = made[-1] if made else None
        line = None
        if isinstance(block, Paragraph) and _is_plain(block) and block.line:
            line = _line_of(block)
        if line and tail and isinstance(last, Paragraph) and _goes_on(tail, line, measure, 2):
            assert isinstance(block, Paragraph)
            gap = joined(last.line[-1], block.line[0])[1:-1]
            between = (Span(gap),) if gap else ()
            content = (*last.content, *between, *block.content)
            made[-1] = replace(last, content=content, comments=last.comments + block.comments)
        else:
            made.append(block)
        tail = line
    return tuple(made)


def _is_plain(paragraph: Paragraph) -> bool:
    return not (paragraph.level or paragraph.number or paragraph.depth or paragraph.role
                or paragraph.pictures)  # fmt: skip


def _line_of(paragraph: Paragraph) -> Line:
    """*paragraph*, which is a line of the page."""
    text = paragraph.text.rstrip()
    return Line(paragraph.line, cells(text) - cells(text.lstrip()), cells(text))


def joined(before: str, after: str) -> str:
    """Two lines as one, with a blank between them where words are parted by blanks."""
    if re.search(r"https?://\S+$", before) and re.match(r"[\w=&%/?.#-]+", after, re.ASCII):
        return before + after
    if is_wide(before[-1]) or is_wide(after[0]):
        return before + after
    return f"{before} {after}"
