"""Headings, by style or by number, and what stands under each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from reportgen.intake.blocks import Block, Paragraph, Role, Span
from reportgen.intake.ledger import core
from reportgen.intake.recognise.facts import in_line, label_of
from reportgen.intake.recognise.numbers import Kind, Number, number_of
from reportgen.intake.recognise.people import split_name

_LONGEST = 60
"""Characters of a heading without a style; a longer line is a sentence.

The original of a title, in brackets behind it, is not counted.
"""
_LONGEST_STYLED = 200
_ENDS = tuple("。；，、！？;")
_REMARK = re.compile(r"[（(][^（）()]*[）)]$")
"""Behind a sentence: 「……水廣場。（主辦機關：本分署）」."""
_LEAD_IN = tuple("：:")
_ALWAYS = frozenset((Kind.CHAPTER, Kind.FORMAL, Kind.SECTION, Kind.ANNEX))
_OFTEN = frozenset((Kind.COMMON, Kind.COMMON_BRACKETS))
_MEETING = re.compile(
    r"拜會|參訪|訪問|會談|座談|短講|演講|演說|工作坊|會議|典禮|開幕|閉幕|議程|大會|論壇|研討|課程|參觀|餐敘|晚宴|午宴"
)
_PAGE = re.compile(r"(?:[\s.．…‥·・_\-]{2,}|\t|(?<=\S) )\s*(?:\d{1,3}|[ivxIVX]{1,6})\s*$")
_CONTENTS = re.compile(r"(?:圖表?|表)?\s*目\s*[次錄](?:頁)?|(?:圖|表)次")


@dataclass(slots=True, eq=False)
class Node:
    """A heading with its blocks and the headings below it."""

    title: str
    heading: Paragraph | None = None
    number: Number | None = None
    blocks: list[Block] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    @property
    def prefix(self) -> str:
        """The words before the title, typed by hand: the number with its blanks."""
        if self.heading is None or self.number is None or self.heading.number:
            return ""
        return self.number.text

    def walk(self) -> Iterator[Node]:
        """The node itself and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class _Heading:
    paragraph: Paragraph
    rank: tuple[int, int]
    """Style level, or 0 and the form of the number."""
    number: Number | None
    title: str


def numbered(paragraph: Paragraph) -> Number | None:
    """The number of *paragraph*, made by the word processor or typed."""
    if paragraph.number:
        return number_of(paragraph.number + " ") or number_of(paragraph.number + "、")
    return number_of(paragraph.text)


def title_of(paragraph: Paragraph) -> str:
    """The text of *paragraph* on one line, without a number that was typed."""
    number = None if paragraph.number else number_of(paragraph.text)
    text = paragraph.text[len(number.text) :] if number else paragraph.text
    return " ".join(text.split())


def is_bold(paragraph: Paragraph) -> bool:
    """Whether all of its text is bold."""
    spans = [s for s in paragraph.content if isinstance(s, Span) and s.text.strip()]
    return bool(spans) and all(span.bold for span in spans)


def without_contents(blocks: Sequence[Block]) -> list[Block]:
    """*blocks* with the role of contents for every line of a table of contents."""
    marked: list[Block] = []
    later = Counter(core(b.line) for b in blocks if isinstance(b, Paragraph))
    inside = False
    for block in blocks:
        if not isinstance(block, Paragraph):
            inside = False
            marked.append(block)
            continue
        line = block.line
        later[core(line)] -= 1
        if not line or block.role is not Role.BODY:
            marked.append(block)
            continue
        if _CONTENTS.fullmatch(line):
            inside = True
            marked.append(replace(block, role=Role.CONTENTS, level=0))
            continue
        if inside:
            title = core(_PAGE.sub("", block.text))
            bare = re.sub(r"\d+$", "", core(line))
            if title and any(later[words] > 0 for words in (title, bare, core(line))):
                marked.append(replace(block, role=Role.CONTENTS, level=0))
                continue
            inside = False
        marked.append(block)
    return marked


def outline(
    blocks: Sequence[Block], is_chapter: Callable[[str], bool], is_label: Callable[[str], bool]
) -> tuple[list[Block], list[Node]]:
    """What stands before the first heading, and the tree of headings.

    *is_chapter* knows the titles of chapters, which are headings without any style or number;
    *is_label* the labels of facts, which stand below a heading only.
    """
    lines = [block for block in blocks if isinstance(block, Paragraph)]
    styled = sum(bool(p.level) for p in lines) >= 3
    front: list[Block] = []
    roots: list[Node] = []
    stack: list[tuple[tuple[int, int], Node]] = []
    lists = _Lists()
    for position, block in enumerate(blocks):
        heading = None
        if isinstance(block, Paragraph) and block.line and block.role is not Role.CONTENTS:
            after = blocks[position + 1] if position + 1 < len(blocks) else None
            facts = _has_facts(after, is_label)
            before = stack[-1][1].blocks if stack else front
            heading = _heading(block, before, after, facts, styled, is_chapter, lists, stack)
        if heading is None:
            (stack[-1][1].blocks if stack else front).append(block)
            continue
        node = Node(heading.title, heading.paragraph, heading.number)
        _pop(stack, heading.rank)
        (stack[-1][1].children if stack else roots).append(node)
        stack.append((heading.rank, node))
    return front, roots


class _Lists:
    """Numbers that belong to lists in prose: by their form, the last value."""

    def __init__(self) -> None:
        self.values: dict[Kind, int] = {}

    def goes_on(self, number: Number) -> bool:
        """Whether *number* is the next of a list that has begun."""
        if self.values.get(number.kind) == number.value - 1:
            self.values[number.kind] = number.value
            return True
        return False

    def begin(self, number: Number) -> None:
        self.values[number.kind] = number.value

    def end_below(self, kind: Kind) -> None:
        """A heading ends the lists of lower forms, and of its own."""
        self.values = {k: v for k, v in self.values.items() if k < kind}


def _heading(
    paragraph: Paragraph,
    before: list[Block],
    after: Block | None,
    facts: bool,
    styled: bool,
    is_chapter: Callable[[str], bool],
    lists: _Lists,
    stack: list[tuple[tuple[int, int], Node]],
) -> _Heading | None:
    number = numbered(paragraph)
    title = title_of(paragraph)
    if paragraph.level and title and len(title) <= _LONGEST_STYLED:
        return _Heading(paragraph, (paragraph.level, 0), number, title)
    if not title or _length(title) > _LONGEST or paragraph.pictures:
        if number is not None:
            lists.begin(number)
        return None
    if number is None:
        alone = is_chapter(title) and paragraph.role in {Role.BODY, Role.TITLE} and len(title) <= 12
        if alone and not styled and not title.endswith(_LEAD_IN):
            return _Heading(paragraph, (0, int(Kind.FORMAL)), None, title)
        return None
    if styled and not (number.kind in _ALWAYS and is_chapter(title)):
        return None
    if paragraph.role is Role.CAPTION:
        return None
    if number.kind not in _ALWAYS and lists.goes_on(number):
        return None
    sibling = any(rank == (0, int(number.kind)) for rank, _ in stack)
    if not _is_heading(paragraph, number, title, before, after, sibling, facts):
        lists.begin(number)
        return None
    lists.end_below(number.kind)
    depth = number.depth if number.kind is Kind.DECIMAL else 0
    rank = (1 if styled else 0, 0 if styled else int(number.kind) + depth * 100)
    return _Heading(paragraph, rank, number, title)


def _has_facts(block: Block | None, is_label: Callable[[str], bool]) -> bool:
    """Whether *block* is a fact, or a table of facts: 時間：…."""
    if isinstance(block, Paragraph):
        return in_line(block, is_label) is not None
    return (
        block is not None
        and bool(block.rows)
        and bool(block.rows[0])
        and (is_label(label_of(block.rows[0][0].text)))
    )


def _length(title: str) -> int:
    """Characters of *title* without its original in another language."""
    return len(split_name(title)[0]) if len(title) <= _LONGEST_STYLED else len(title)


def _is_heading(
    paragraph: Paragraph,
    number: Number,
    title: str,
    before: list[Block],
    after: Block | None,
    sibling: bool,
    facts: bool,
) -> bool:
    if _REMARK.sub("", title).endswith(_ENDS):
        return False
    if number.kind in _ALWAYS:
        return not title.endswith(_LEAD_IN)
    last = next((b for b in reversed(before) if isinstance(b, Paragraph) and b.line), None)
    if number.value == 1 and last is not None and last.line.endswith(_LEAD_IN):
        return False
    if number.value != 1 and not sibling:
        return False
    if number.kind in _OFTEN:
        return not title.endswith(_LEAD_IN)
    if title.endswith(_LEAD_IN):
        return False
    if is_bold(paragraph) or facts:
        return True
    return _MEETING.search(title) is not None and not (
        isinstance(after, Paragraph) and numbered(after) is not None
    )


def _pop(stack: list[tuple[tuple[int, int], Node]], rank: tuple[int, int]) -> None:
    """Leave only what is above a heading of *rank*.

    Styles order themselves. A number of a form that is open closes it; another one goes below.
    """
    for position, (open_rank, _) in enumerate(stack):
        if open_rank == rank or (rank[0] and open_rank[0] and open_rank[0] >= rank[0]):
            del stack[position:]
            return
        if not rank[0] and not open_rank[0] and open_rank[1] % 100 <= Kind.SECTION < 100 and (
            rank[1] <= Kind.FORMAL and open_rank[1] > rank[1]
        ):  # fmt: skip
            del stack[position:]
            return
