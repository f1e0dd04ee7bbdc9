"""How a line fills its measure: in place of WeasyPrint's ``text_align`` and ``justify_line``.

The order is that of clreq: word spaces first, then the gaps between Han and Latin, then those
between full-width characters; in several turns, so that no kind of gap has all of the slack. Each
has a cap; a line that would need more stays ragged, for a torn line is worse than a short one.
分散對齊 (``text-align-last: justify``) knows no caps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]

from reportgen.typeset.linesetting.characters import (
    is_beside_mark,
    letter_gaps,
    script_changes,
    wide_gaps,
)
from reportgen.typeset.linesetting.choosing import LOUD, QUIET
from reportgen.typeset.linesetting.line import LineText
from reportgen.typeset.linesetting.shaping import AUTOSPACE

SHARES = ((0.33, 0.30, 0.03), (0.40, 0.34, 0.06), QUIET)
"""em that a word space, a gap between Han and Latin, a gap between Han have at most, in turns."""
AT_LAST = ((0.57, 0.5, 0.098, 0.25, 0.03), (*LOUD, LOUD[2], 0.03))
"""The same in the turns before a line is left ragged, with gaps beside marks and Latin letters."""

_NOT_SPACED_OUT = ("：", "、", "，", "。")


@dataclass(slots=True)
class _Gap:
    """A place that gives: *gap* of *line*, and how wide it is, in pixels."""

    line: LineText
    gap: int
    width: float


class Filler:
    """Fills lines; *text_align* and *justify_line* are the engine's own, for lines not all ours."""

    def __init__(self, text_align: Callable[..., Any], justify_line: Callable[..., Any]) -> None:
        self._text_align = text_align
        self._justify_line = justify_line
        self._forced = False

    def text_align(self, context: Any, line: Any, available_width: float, last: Any) -> float:
        """The offset of *line*, as the engine's function of this name has it."""
        texts = _line_texts(line)
        if texts:
            _space_box_edges(texts, available_width - line.width)
            _place(line, 0.0)
        self._forced = bool(last) and line.style["text_align_last"] == "justify"
        return float(self._text_align(context, line, available_width, last))

    def justify_line(self, context: Any, line: Any, extra_width: float) -> None:
        """Widen the gaps of *line* by *extra_width* pixels in all, or leave it ragged."""
        texts = _line_texts(line)
        if not texts:
            self._justify_line(context, line, extra_width)
            return
        if self._forced:
            _distribute(texts, extra_width)
        else:
            _fill(texts, extra_width)
        _place(line, 0.0)


def _line_texts(line: Any) -> list[LineText]:
    """The texts of *line* in their order; none if one of them is not set by us."""
    texts: list[LineText] = []
    boxes_of_text = [box for box in _text_boxes(line) if box.text]
    for box in boxes_of_text:
        text = box.pango_layout
        if not isinstance(text, LineText):
            return []
        if text.plain != box.text:
            # The engine has taken the spaces at the end of the line away.
            end = text.start + len(box.text)
            text = LineText(text.shaped, text.start, end, text.max_width)
            box.pango_layout = text
        text.box = box
        texts.append(text)
    return texts


def _text_boxes(box: Any) -> Iterator[Any]:
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            yield child
        elif isinstance(child, (boxes.LineBox, boxes.InlineBox)) and child.is_in_normal_flow():
            yield from _text_boxes(child)


def _edges(texts: Sequence[LineText]) -> Iterator[tuple[LineText, str]]:
    """Where two texts of one size touch (a link, emphasis): the first, and the two characters."""
    for text, following in pairwise(texts):
        touching = abs(text.box.position_x + text.box.width - following.box.position_x) < 0.01
        if touching and text.em == following.em and text.plain and following.plain:
            yield text, text.plain[-1] + following.plain[0]


def _space_box_edges(texts: Sequence[LineText], slack: float) -> None:
    """Put quarter ems where Han and Latin meet at the edge of a box, as far as there is room.

    The breaks of the line are made already; where room lacks, all such gaps of the line share it.
    """
    ends = [text for text, pair in _edges(texts) if script_changes(pair)]
    if not ends:
        return
    wanted = sum(AUTOSPACE * text.em for text in ends)
    if wanted <= slack:
        for text in ends:
            text.add(len(text.plain) - 1, AUTOSPACE * text.em)
        return
    inside = [(text, gap) for text in texts for gap in text.script_changes()]
    total = max(0.0, slack) + sum(text.gaps.get(gap, 0.0) for text, gap in inside)
    weight = wanted + sum(AUTOSPACE * text.em for text, _ in inside)
    for text in ends:
        text.add(len(text.plain) - 1, AUTOSPACE * text.em * total / weight)
    for text, gap in inside:
        text.add(gap, AUTOSPACE * text.em * total / weight - text.gaps.get(gap, 0.0))


def _spaces(texts: Sequence[LineText]) -> tuple[list[_Gap], list[_Gap]]:
    """The word spaces, and those of them that stand between Han and Latin apart."""
    spaces: list[_Gap] = []
    beside_han: list[_Gap] = []
    for text in texts:
        places = text.spaces() if text is texts[-1] else text.all_spaces()
        for place in places:
            is_script = text.start + place in text.shaped.script_spaces
            (beside_han if is_script else spaces).append(_Gap(text, place, text.space_width(place)))
    return spaces, beside_han


def _scripts(texts: Sequence[LineText]) -> list[_Gap]:
    places = [(text, gap) for text in texts for gap in text.script_changes()]
    places += [(text, len(text.plain) - 1) for text, pair in _edges(texts) if script_changes(pair)]
    return [_Gap(text, gap, text.gaps.get(gap, 0.0)) for text, gap in places]


def _wides(texts: Sequence[LineText]) -> list[_Gap]:
    places = [(text, gap) for text in texts for gap in text.wide_gaps()]
    places += [(text, len(text.plain) - 1) for text, pair in _edges(texts) if wide_gaps(pair)]
    # A bracket that was closed up has less than nothing, and opens up by as much as the others.
    return [_Gap(text, gap, max(0.0, text.gaps.get(gap, 0.0))) for text, gap in places]


def _fill(texts: Sequence[LineText], slack: float) -> None:
    spaces, beside_han = _spaces(texts)
    kinds = [spaces, _scripts(texts) + beside_han, _wides(texts)]
    turns: Sequence[Sequence[float]] = SHARES
    if _is_more(slack, kinds, QUIET):
        marks = [gap for gap in kinds[2] if is_beside_mark(gap.line.plain, gap.gap)]
        letters = [_Gap(text, gap, 0.0) for text in texts for gap in letter_gaps(text.plain)]
        if _is_more(slack, [*kinds, letters], (*LOUD, AT_LAST[-1][-1])):
            return
        kinds += [marks, letters]
        turns = (*SHARES, *AT_LAST)
    for shares in turns:
        for gaps, most in zip(kinds, shares, strict=False):
            slack = _grow(gaps, most, slack)
            if slack <= 0:
                return


def _is_more(slack: float, kinds: Sequence[Sequence[_Gap]], shares: Sequence[float]) -> bool:
    """Whether *slack* is more than gaps of all *kinds* take up when each has at most its share."""
    # Nearly always a look at the gaps between Han will do.
    for gaps, most in zip(reversed(kinds), reversed(shares), strict=True):
        slack -= _room(gaps, most)
        if slack <= 0:
            return False
    return True


def _room(gaps: Sequence[_Gap], most: float) -> float:
    return sum(max(0.0, most * gap.line.em - gap.width) for gap in gaps)


def _grow(gaps: Sequence[_Gap], most: float, slack: float) -> float:
    """Let *gaps* take up *slack*, each in proportion to its room; what is left of it."""
    room = _room(gaps, most)
    if room <= 0:
        return slack
    part = min(1.0, slack / room)
    for gap in gaps:
        more = part * (most * gap.line.em - gap.width)
        if more > 0:
            gap.line.add(gap.gap, more)
            gap.width += more
    return slack - part * room


def _distribute(texts: Sequence[LineText], slack: float) -> None:
    """分散對齊: every gap grows by the same, before a colon none."""
    spaces, beside_han = _spaces(texts)
    gaps = [*_wides(texts), *_scripts(texts), *spaces, *beside_han]
    gaps = [g for g in gaps if g.line.plain[g.gap + 1 : g.gap + 2] not in _NOT_SPACED_OUT]
    for gap in gaps:
        gap.line.add(gap.gap, slack / len(gaps))


def _place(box: Any, advance: float) -> float:
    """Move what stands in *box* to where the widths of its texts put it; how much came together."""
    if isinstance(box, boxes.TextBox):
        box.position_x += advance
        text = box.pango_layout if box.text else None
        if isinstance(text, LineText):
            after = text.gaps.get(len(text.plain) - 1, 0.0)
            advance += text.width - box.width + after - text.placed_after
            box.width, text.placed_after = text.width, after
    elif isinstance(box, (boxes.LineBox, boxes.InlineBox)):
        before = advance
        box.position_x += advance
        for child in box.children:
            if child.is_in_normal_flow():
                advance = _place(child, advance)
        box.width += advance - before
    else:
        box.translate(advance, 0)
    return advance
