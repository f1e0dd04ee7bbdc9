"""COUNT-SUM."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from reportgen.check.body import Piece
from reportgen.check.lists import COUNTERS, markdown_lists
from reportgen.check.numerals import NUMBER, number
from reportgen.check.prosework import Cell, Grid
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.rules.rule import Rule
from reportgen.text import OF_WORDS

_UNITS = f"{COUNTERS}人次家間隊組所頁案"
_TOTAL = re.compile(
    rf"""
    (?:共|計|合計|總計)(?:[有發召辦舉提參出]?{OF_WORDS}{{0,2}})?[ ]?
    (?P<number>{NUMBER})[ ]?(?P<unit>[{_UNITS}])(?P<noun>[^，。；：（）\n\d]{{0,12}})
    [，：（]?[ ]?(?:包括|包含|計有|分別為|分別是|分為|即)
    (?P<parts>[^。；\n]{{3,200}})
    """,
    re.VERBOSE,
)
_PART = re.compile(
    rf"(?<![第每各約逾近數\d.,])(?P<number>{NUMBER})[ ]?(?P<unit>[{_UNITS}])(?![餘多月])"
)
_OPEN = re.compile(
    "等|其餘|其他|另|以及其|每|各|其中|不同|分別(?!為|是)|重複|約|逾|近|超過|以上|多"
)
_BRACKETS = re.compile(r"（[^（）]*）|\([^()]*\)|「[^「」]*」")
_LAST = ("合計", "總計", "總和", "總數", "共計", "計", "Total", "total", "TOTAL")
_SUBTOTAL = ("小計", "Subtotal", "subtotal")
_RATE = re.compile("率|比|均|占|%|％|年度|年份|日期|序號|編號|名次")


def find(subject: Subject) -> Iterator[Finding]:
    """Totals of sentences, of lists and of tables that are not the sum of their parts."""
    for piece in subject.own:
        if piece.passage.prose:
            yield from _sentences(piece)
    own = {id(piece.passage.source) for piece in subject.own}
    for parsed in subject.manuscript.proses():
        if id(parsed.text) in own:
            for found in markdown_lists(parsed):
                parts = [_counted(item.split("\n", 1)[0], found.counter) for item in found.items]
                total = sum(part for part in parts if part)
                whole = len(parts) > 1 and all(parts) and len(parts) != found.number
                if found.counter and whole and total != found.number:
                    yield _finding(found.place, found.number, total)
    for grid in subject.tables:
        yield from _table(grid)


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
        told = number(match["number"])
        total = sum(part or 0 for part in counted)
        if told and len(counted) > 1 and total != told:
            place = piece.passage.at(match.start("number"), match.end("unit"))
            yield _finding(place, told, total)


def _counted(text: str, unit: str) -> int | None:
    """The one number of *unit* in *text*; ``None`` for none or several."""
    found = [m for m in _PART.finditer(_BRACKETS.sub("", text)) if m["unit"] == unit]
    return number(found[0]["number"]) if len(found) == 1 else None


def _table(grid: Grid) -> Iterator[Finding]:
    """The last row where it is a total; every column that is all numbers."""
    rows = [row for row in grid.rows if row]
    if len(rows) < 3 or _name(rows[-1][0]) not in _LAST:
        return
    body = [row for row in rows[:-1] if _name(row[0]) not in _SUBTOTAL]
    if any(_name(row[0]) in _LAST for row in body):
        return
    for column in range(1, len(rows[-1])):
        head = grid.heads[column] if column < len(grid.heads) else ""
        told = _amount(rows[-1][column].text)
        cells = [_amount(row[column].text) for row in body if len(row) > column]
        if told is None or _RATE.search(head) or len(cells) != len(body):
            continue
        amounts = [cell for cell in cells if cell is not None]
        if len(amounts) == len(cells) and not _adds_up(amounts, told):
            yield _finding(rows[-1][column].place, told, sum(amounts, Decimal(0)))


def _name(cell: Cell) -> str:
    return cell.text.strip("*_ ").replace(" ", "").replace("\u3000", "")


def _amount(text: str) -> Decimal | None:
    """The number in a cell; a dash is nothing, anything else is no number."""
    plain = text.strip("*_ ").replace(",", "")
    if plain in {"－", "-", "—", "–", ""}:
        return Decimal(0)
    if not re.fullmatch(r"-?\d{1,15}(?:\.\d{1,6})?", plain, re.ASCII):
        return None
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def _adds_up(amounts: list[Decimal], told: Decimal) -> bool:
    """Within the rounding of decimals."""
    whole = all(amount == amount.to_integral_value() for amount in [*amounts, told])
    slack = Decimal(0) if whole else Decimal("0.1") * len(amounts)
    return abs(sum(amounts, Decimal(0)) - told) <= slack


def _finding(place: object, told: object, total: object) -> Finding:
    return RULE.finding(
        place,  # type: ignore[arg-type]
        say("這裡的總數是 {told}，各項相加是 {total}。", told=told, total=total),
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
