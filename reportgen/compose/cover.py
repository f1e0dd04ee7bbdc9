"""What a cover holds: the lines of its title, and the people who fit.

Sizes are those of ``front.css``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, inf
from typing import Any, NamedTuple

from reportgen.text import has_han, is_wide, unmarked

_LONGEST = 16.5
"""em of a line of the title."""
_LONGEST_SMALL = 22.0
"""em of a line of the title in its smaller size."""
_MOST_LINES = 3
"""Lines of a title that has its ordinary size."""
_MOST_CHARACTERS = 200
"""Characters up to which the lines of a title are chosen, in time that grows with their square."""
_SHORT = 4.0
"""em below which a line of a title looks forgotten."""

_PEOPLE_LINES = 10
"""Lines that people take on a cover, at most."""
_PERSON = 20.0
"""em of such a line."""
_PERSON_BESIDE = 10.0
"""em of such a line where two stand side by side."""

_ENDS = (
    "聯盟", "組織", "協會", "學會", "總會", "委員會", "大會", "年會", "會議", "高峰會", "論壇",
    "研討會", "座談會", "大學", "學院", "研究所", "研究院", "博物館", "中心", "公約", "展覽",
)  # fmt: skip
"""Words that end the name of a body or an event."""
_JOINING = ("暨", "與", "及", "和", "並")
"""Words that join two phrases; they begin the second."""
_BEGINNINGS = (
    *_JOINING, "考察", "參訪", "研習", "訪問", "出席", "參加", "拜會", "進修", "實習", "觀摩",
    "視察", "洽談", "出國報告",
)  # fmt: skip
"""Words that begin a phrase."""
_AFTER, _BEFORE = "）」』》，、；：！？", "（「『《"
_FAIR, _POOR = 0.1, 1.0
"""What a break costs between phrases, and between any two characters."""
_IN_BRACKETS = 2.0
_SMALLER = 0.6
"""What the smaller size costs: less than a break in the middle of a phrase."""
_ONE_LINE_MORE = 0.4
_RAGGED = 0.3


class TitleLines(NamedTuple):
    """The lines of a title, ``small`` where it is long."""

    lines: tuple[str, ...]
    small: bool


def title_lines(title: str, own: Sequence[str] = ()) -> TitleLines:
    """The lines of *title*: its author's *own*, or such as the sense allows.

    Why: WeasyPrint knows neither ``text-wrap: balance`` nor the words of Chinese.
    """
    bare = unmarked(title)
    if len(bare) > _MOST_CHARACTERS:
        return TitleLines((title,), small=True)
    if own:
        small = len(own) > _MOST_LINES or max(map(_width, own)) > _LONGEST
        return TitleLines(tuple(own), small)
    cost, lines = _broken(bare, _LONGEST)
    if len(lines) > _MOST_LINES or cost >= _IN_BRACKETS or _part_a_phrase(lines):
        small_cost, small_lines = _broken(bare, _LONGEST_SMALL)
        if len(lines) > _MOST_LINES or small_cost + _SMALLER < cost:
            return TitleLines(_cut(title, small_lines), small=True)
    return TitleLines(_cut(title, lines), small=False)


def _cut(title: str, lines: Sequence[str]) -> tuple[str, ...]:
    """*title*, which may carry marks, cut where the bare *lines* end."""
    parts, rest = [], title
    for line in lines:
        end = len(line)
        while len(unmarked(rest[:end])) < len(line):
            end += 1
        parts.append(rest[:end])
        rest = rest[end:]
    return (*parts[:-1], parts[-1] + rest)


def _width(text: str) -> float:
    return sum(_widths(unmarked(text)))


def _widths(text: str) -> list[float]:
    """The width of each character, in em."""
    return [1.0 if is_wide(char) else 0.56 for char in text]


def _broken(title: str, longest: float) -> tuple[float, tuple[str, ...]]:
    """The cheapest lines of *title* up to *longest* em, with their cost."""
    breaks = {0: 0.0, len(title): 0.0}
    depth = 0
    for place in range(1, len(title)):
        depth += (title[place - 1] == "（") - (title[place - 1] == "）")
        cost = _cost(title[:place], title[place:])
        breaks[place] = cost + (_IN_BRACKETS if depth > 0 else 0.0)
    widths = _widths(title)
    best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for end in sorted(breaks)[1:]:
        best[end] = min(
            (
                best[start][0] + breaks[end] + _line_cost(line, widths[start:end], longest),
                (*best[start][1], line),
            )
            for start in best
            for line in [title[start:end]]
        )
    return best[len(title)]


def _part_a_phrase(lines: Sequence[str]) -> bool:
    ends = range(1, len(lines))
    return any(_cost("".join(lines[:end]), "".join(lines[end:])) >= _POOR for end in ends)


def _line_cost(line: str, widths: Sequence[float], longest: float) -> float:
    width = sum(widths[len(line) - len(line.lstrip()) : len(line.rstrip())])
    if width > longest:
        return 100.0 * width  # a word that no line holds breaks where it must
    short = _POOR if width < _SHORT else 0.0
    return _ONE_LINE_MORE + short + _RAGGED * (1 - width / longest) ** 2


def _cost(before: str, after: str) -> float:
    """What a break between *before* and *after* costs."""
    last, first = before[-1], after[0]
    if first in _AFTER or last in _BEFORE or first.isspace():
        return inf
    if last in _AFTER or first in _BEFORE:
        return 0.0
    if last.isspace():
        word = before.rstrip()[-1:]
        parted = word == "第" or (word.isdigit() and has_han(first))
        return inf if parted else 2 * _FAIR
    if not (has_han(last) and has_han(first)):
        # A number stays with its unit and with 第.
        return inf if last.isdigit() or last == "第" or last.isascii() == first.isascii() else 0.3
    fair = before.endswith(_ENDS) or after.startswith(_BEGINNINGS)
    return _FAIR if fair and not before.endswith(_JOINING) else _POOR


class Crowd(NamedTuple):
    """People on a cover: ``rows`` of one or two; not ``whole`` where more are overleaf."""

    rows: tuple[tuple[str, ...], ...]
    whole: bool

    @property
    def lines(self) -> int:
        """How many lines they take."""
        return sum(_lines(row[0]) if len(row) == 1 else 1 for row in self.rows)

    @property
    def columns(self) -> int:
        """How many stand side by side."""
        return max(map(len, self.rows), default=1)


def _lines(person: str) -> int:
    return ceil(_width(person) / _PERSON)


def crowd(people: Sequence[str]) -> Crowd:
    """*people*, a line each, as far as a cover has room: all of them, or the first alone."""
    if sum(map(_lines, people)) <= _PEOPLE_LINES:
        return Crowd(tuple((person,) for person in people), whole=True)
    if len(people) <= 2 * _PEOPLE_LINES and max(map(_width, people)) <= _PERSON_BESIDE:
        half = ceil(len(people) / 2)
        rows = [tuple(people[place::half]) for place in range(half)]
        return Crowd(tuple(rows), whole=True)
    return Crowd(((people[0],),), whole=False)


def crowd_view(people: Sequence[str]) -> Mapping[str, Any]:
    """What templates see of :func:`crowd`."""
    made = crowd(people)
    return {
        "rows": made.rows,
        "whole": made.whole,
        "columns": made.columns,
        "lines": made.lines,
    }


def title_view(title: str, own: Sequence[str] | None = None) -> Mapping[str, Any]:
    """What templates see of :func:`title_lines`."""
    made = title_lines(title, own or ())
    return {"lines": made.lines, "small": made.small}
