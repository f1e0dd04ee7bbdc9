"""Sentences that announce a number of things, and how many things follow.

「歸納出 4 項結論：」 before a list; 「理由有三：一、…二、…」 in running text. Only where it is
sure what was announced: a number of which the sentence goes on to tell more is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it.token import Token

from reportgen.check.ask.body import Piece
from reportgen.check.ask.numerals import DIGITS, NUMBER, number
from reportgen.check.ask.rows import named_row
from reportgen.check.ask.tables import lines_of
from reportgen.patterns import compiled, late
from reportgen.places import Place
from reportgen.prose import Parsed

_NOT_BEFORE = "第每各約近逾達數上前這此那該"
COUNTERS = "個項點種類條場位名國篇步件大級區組階"
_AS_FOLLOWS = (
    r"(?:[，,]?[ ]?(?:其|茲|謹|內容|主要內容|要點|重點)?"
    r"(?:分別|分述|說明|臚列|摘要|摘述|整理|歸納|條列|簡述|列舉|列)?如[下次](?:述|列|所述)?)?"
)
_ANNOUNCED = late(
    rf"""
    (?<![{_NOT_BEFORE}百千萬\d.,])(?<![{_NOT_BEFORE}][ ])(?<![超不]過)(?<![超不]過[ ])
    (?P<number>{NUMBER})[ ]?
    (?:(?P<counter>[{COUNTERS}])(?![餘多]|月(?!球)|小時|工作[天日]|星期|禮拜|百分)
       (?P<noun>[^，。；：:\n\d]{{0,18}}?))
    {_AS_FOLLOWS}[ ]?(?P<end>[：:]|。)[*_ ]*$
    """,
    re.VERBOSE,
)
_REASONS = late(r"有(?P<number>[二三四五六七八九])[：:][*_ ]*$")
_ELSE = late(
    "分成|分為|下列|以下|提出|包括|包含|共同|舉行|討論|進行|辦理|說明|表示|認為|建議|指出|回應|發表|參加|參與|出席|以上|左右|之一|其中"
)
_SAYINGS = late("(?:具體|主要|重要|政策)?(?:建議|說明|討論事項)(?:事項)?")
"""Nouns of their own, though they are verbs behind another: 兩項建議, but 3 個國家建議."""
_POINTS_ON = late("如[下次]|下列|以下")


class Announced(NamedTuple):
    """A number of things, what it counts them in, and how many there are."""

    place: Place
    number: int
    counter: str
    words: str
    listed: int
    items: tuple[str, ...]


def announced(text: str) -> re.Match[str] | None:
    """The announcement that *text* ends with."""
    begin = max(text.rfind("。", 0, len(text.rstrip("。* ")) - 1), text.rfind("\n")) + 1
    match = _ANNOUNCED.search(text, begin) or _REASONS.search(text, begin)
    if match is None or number(match["number"]) in {None, 0, 1}:
        return None
    groups = match.groupdict()
    noun = groups.get("noun")
    if noun and _ELSE.search(noun) and not _SAYINGS.fullmatch(noun):
        return None
    if groups.get("end") == "。" and not _POINTS_ON.search(text[begin:]):
        return None
    return match


def markdown_lists(parsed: Parsed) -> Iterator[Announced]:
    """Announcements right before a list of *parsed*."""
    tokens = parsed.tokens
    if not any(token.type.endswith("_list_open") for token in tokens):
        return
    lines = lines_of(parsed)
    for index, token in enumerate(tokens):
        following = index + 3
        if token.type != "paragraph_open" or following >= len(tokens) or token.map is None:
            continue
        opening = tokens[following]
        if opening.type not in {"ordered_list_open", "bullet_list_open"}:
            continue
        first, last = token.map
        start = lines.starts[first]
        text = str(parsed.text)[start : lines.starts[last] - 1].rstrip()
        match = announced(text)
        if match is not None:
            items = tuple(_items(tokens, following, parsed, lines.starts))
            yield _announced(parsed.text.at(*_span(match, start)), match, items)


def list_items(parsed: Parsed) -> Iterator[list[tuple[str, Place]]]:
    """The items of every list of *parsed*, each with its place; those of several blocks apart."""
    tokens = parsed.tokens
    if not any(token.type.endswith("_list_open") for token in tokens):
        return
    starts = lines_of(parsed).starts
    rows: list[list[tuple[str, Place]]] = []
    for index, token in enumerate(tokens):
        if token.type in {"ordered_list_open", "bullet_list_open"}:
            rows.append([])
        elif token.type in {"ordered_list_close", "bullet_list_close"}:
            yield rows.pop()
        elif token.type == "list_item_open" and token.map and _is_one_block(tokens, index):
            first, last = token.map
            start, stop = starts[first], starts[min(last, len(starts) - 1)]
            stop = start + len(str(parsed.text)[start:stop].rstrip())
            rows[-1].append((tokens[index + 2].content, parsed.text.at(start, stop)))


def _is_one_block(tokens: Sequence[Token], index: int) -> bool:
    """Whether the item that opens at *index* is one paragraph and nothing else."""
    kinds = [token.type for token in tokens[index + 1 : index + 5]]
    return kinds == ["paragraph_open", "inline", "paragraph_close", "list_item_close"]


_TAIL = "：:。*_ "
"""What may stand behind an announcement and belongs to it no more."""


def _span(match: re.Match[str], shift: int) -> tuple[int, int]:
    """Start and end of the announced number with its noun, *shift* characters further on."""
    return shift + match.start("number"), shift + match.start() + len(match[0].rstrip(_TAIL))


def _announced(place: Place, match: re.Match[str], items: tuple[str, ...]) -> Announced:
    groups = match.groupdict()
    counted = number(match["number"]) or 0
    counter = groups.get("counter") or ""
    words = match[0].strip(_TAIL)
    return Announced(place, counted, counter, words, len(items), items)


def _items(
    tokens: Sequence[Token], index: int, parsed: Parsed, starts: Sequence[int]
) -> Iterator[str]:
    """The source of each item of the list at *index*, and of one that goes on counting."""
    opening, count = tokens[index], 0
    level = opening.level
    for token in tokens[index + 1 :]:
        if token.level < level:
            return
        if token.level == level and _is_other_list(token, count):
            return
        if token.type == "list_item_open" and token.level == level + 1 and token.map:
            count += 1
            first, last = token.map
            yield str(parsed.text)[starts[first] : starts[min(last, len(starts) - 1)]]


def _is_other_list(token: Token, count: int) -> bool:
    """Whether another list begins with *token*: not one that goes on after *count* items."""
    if token.type == "ordered_list_open":
        return token.attrGet("start") != count + 1
    return token.type == "bullet_list_open"


_MARKS = (
    compiled(r"(?:^|(?<=[：:。；\n ]))(?P<n>[一二三四五六七八九十]{1,2})、", re.MULTILINE),
    compiled(r"[（(](?P<n>[一二三四五六七八九十]{1,2})[）)]"),
    compiled(r"[（(](?P<n>\d{1,2})[）)]"),
    compiled(r"(?:其|第)(?P<n>[一二三四五六七八九十]{1,2})[，、：,是]"),
)


def running_lists(piece: Piece) -> Iterator[Announced]:
    """Announcements followed by 一、二、三 in running text."""
    text = piece.text
    begin = 0
    for end in _END.finditer(text):
        stop, start, begin = end.end(), max(begin, end.end() - _LONGEST), _next(end, begin)
        if end[0] == "\n" or (end[0] == "。" and not _POINTS_ON.search(text, start, stop)):
            continue
        match = announced(text[start:stop]) if _COUNT.search(text, start, stop) else None
        if match is None:
            continue
        items = _marked(text, stop) or named_row(text, stop, number(match["number"]) or 0)
        if len(items) > 1 and not piece.passage.in_quotes(stop - 1):
            yield _announced(piece.passage.at(*_span(match, start)), match, items)


_END = late("[：:。\n]")
_COUNT = late(r"[\d一二兩三四五六七八九十]")
_LONGEST = 200
"""Characters of a sentence looked at before its end."""


def _next(end: re.Match[str], begin: int) -> int:
    """Where the next sentence begins: a colon does not end one."""
    return begin if end[0] in "：:" else end.end()


def _marked(text: str, index: int) -> tuple[str, ...]:
    """What stands behind 一、, 二、 … where the first of them follows at *index*."""
    for style in _MARKS:
        first = style.search(text, index, index + 8)
        if first is None or DIGITS.get(first["n"], first["n"]) not in {1, "1"}:
            continue
        if text[index : first.start()].strip():
            continue
        places = [first.end()]
        for match in style.finditer(text, first.end()):
            value = number(match["n"])
            if value == len(places) + 1:
                places.append(match.end())
            elif value == 1:
                break
        ends = [*places[1:], len(text)]
        return tuple(text[a:b] for a, b in zip(places, ends, strict=True))
    return ()
