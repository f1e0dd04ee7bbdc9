"""COUNT-SUM."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from reportgen.check.ask.body import Piece
from reportgen.check.ask.lists import COUNTERS, markdown_lists
from reportgen.check.ask.numerals import NUMBER, number
from reportgen.check.ask.tablesums import table_sums
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.places import Place
from reportgen.rulebook.rule import Rule
from reportgen.text import OF_WORDS

_UNITS = f"{COUNTERS}人次家間隊組所頁案處校份冊座輛"
_TOTAL = late(
    rf"""
    (?:共|計|合計|總計)(?:[有發召辦舉提參出]?{OF_WORDS}{{0,2}})?[ ]?
    (?P<number>{NUMBER})[ ]?(?P<unit>[{_UNITS}])(?P<noun>[^，。；：（）\n\d]{{0,12}})
    [，：（]?[ ]?(?:包括|包含|計有|分別為|分別是|分為|即)
    (?P<parts>[^。；\n]{{3,200}})
    """,
    re.VERBOSE,
)
_TOLD_OF = "[餘多月為由是採以可需須獲已未尚列經]|開放|公開|參加|出席|來自|提出|完成"
"""Words behind a number that restrict it: 「共 4 場開放旁聽」 is no total."""
_AFTERWARDS = late(
    rf"""
    [，、][ ]?(?:共計|合計|總計|共)[ ]?
    (?P<number>{NUMBER})[ ]?(?P<unit>[{_UNITS}])
    (?!{_TOLD_OF})[^，。；：（）\n\d]{{0,4}}(?=[，。；：（）\n]|$)
    """,
    re.VERBOSE,
)
"""The parts first, and then their sum: 「座談 1 場、短講 2 場，共 4 場」."""
_LAST = tuple(f"{mark}{begin}" for mark in "，、" for begin in "共合總 ")
_INSIDE = late(
    rf"""
    共[計有]?[ ]?(?P<number>{NUMBER})[ ]?(?P<unit>[{_UNITS}])[^，。；：（）()\n\d]{{0,8}}
    [（(](?![內含])(?P<parts>[^（）()\n。；]{{4,200}})[）)]
    """,
    re.VERBOSE,
)
"""The sum, and its parts in brackets."""
_PART = late(rf"(?<![第每各約逾近數\d.,])(?P<number>{NUMBER})[ ]?(?P<unit>[{_UNITS}])(?![餘多月])")
_OPEN = late("等|其餘|其他|另|以及其|每|各|其中|不同|分別(?!為|是)|重複|約|逾|近|超過|以上|多")
_BRACKETS = late(r"（[^（）]*）|\([^()]*\)|「[^「」]*」")


def find(subject: Subject) -> Iterator[Finding]:
    """Totals of sentences, of lists and of tables that are not the sum of their parts."""
    for piece in subject.own:
        yield from _sentences(piece)
    own = {id(piece.passage.source) for piece in subject.own}
    for parsed in subject.manuscript.proses():
        if id(parsed.text) in own:
            for announced in markdown_lists(parsed):
                parts = [
                    _counted(item.split("\n", 1)[0], announced.counter) for item in announced.items
                ]
                total = sum(part for part in parts if part)
                whole = len(parts) > 1 and all(parts) and len(parts) != announced.number
                if announced.counter and whole and total != announced.number:
                    yield _finding(announced.place, announced.number, total)
    for grid in subject.tables:
        for place, stated, true in table_sums(grid):
            yield _finding(place, stated, true)


def _sentences(piece: Piece) -> Iterator[Finding]:
    if not any(mark in piece.text for mark in "共計"):
        return
    for match in _TOTAL.finditer(piece.text):
        parts = _BRACKETS.sub("", match["parts"])
        if _OPEN.search(parts) or piece.passage.in_quotes(match.start()):
            continue
        counted = [
            number(part["number"])
            for part in _PART.finditer(parts)
            if part["unit"] == match["unit"]
        ]
        stated = number(match["number"])
        total = sum(part or 0 for part in counted)
        if stated and len(counted) > 1 and total != stated:
            place = piece.passage.at(match.start("number"), match.end("unit"))
            yield _finding(place, stated, total)
    yield from _rows(piece)


def _rows(piece: Piece) -> Iterator[Finding]:
    """Totals behind their parts, and before them in brackets."""
    told_last = _AFTERWARDS.finditer(piece.text) if any(map(piece.text.count, _LAST)) else ()
    afterwards = ((match, _before(match)) for match in told_last)
    inside = ((match, match["parts"]) for match in _INSIDE.finditer(piece.text))
    for match, parts in chain(afterwards, inside):
        if piece.passage.in_quotes(match.start("number")):
            continue
        stated, total = number(match["number"]), _together(parts, match["unit"])
        if stated and total and total != stated:
            place = piece.passage.at(match.start("number"), match.end("unit"))
            yield _finding(place, stated, total)


def _before(match: re.Match[str]) -> str:
    """The sentence up to its sum."""
    return re.split("[。；：\n（(]", match.string[max(0, match.start() - 200) : match.start()])[-1]


def _together(parts: str, unit: str) -> int | None:
    """The sum of a row that has exactly one number of *unit* between every two marks."""
    row = re.split("[，、]|以及|[及與和]", _BRACKETS.sub("", parts))
    counted = [_counted(part, unit) for part in row]
    while counted and counted[0] is None:  # the beginning of the sentence
        counted.pop(0)
    sure = [part for part in counted if part is not None]
    whole = len(sure) == len(counted) > 1 and not _OPEN.search(parts)
    return sum(sure) if whole else None


def _counted(text: str, unit: str) -> int | None:
    """The one number of *unit* in *text*; ``None`` for none or several."""
    matches = [m for m in _PART.finditer(_BRACKETS.sub("", text)) if m["unit"] == unit]
    return number(matches[0]["number"]) if len(matches) == 1 else None


def _finding(place: Place, stated: int | Decimal, total: int | Decimal) -> Finding:
    return RULE.finding(
        place,
        say("這裡的總數是 {stated}，各項相加是 {total}。", stated=stated, total=total),
        say("請核對總數與各項。"),
    )


RULE = Rule(
    code="COUNT-SUM",
    title="總數與各項之和不符",
    severity=Severity.WARNING,
    reason="「共 3 場，包括 1 場座談會及 3 場短講」：加起來不對，審核的人一眼就看到。",
    bad="purpose:\n  prose: 共發表 3 場演說，包括 1 場座談會及 3 場短講。\n",
    good="purpose:\n  prose: 共發表 3 場演說，包括 1 場座談會及 2 場短講。\n",
    find=find,
)
