"""COUNT-LIST."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.lists import COUNTERS, Announced, markdown_lists, running_lists
from reportgen.check.ask.numerals import NUMBER, number
from reportgen.check.ask.tables import Grid
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.places import Place
from reportgen.rulebook.rule import Rule
from reportgen.text import OF_WORDS

_ITEM_COUNT = late(rf"(?P<number>{NUMBER})[ ]?(?P<counter>[{COUNTERS}])")
_TABLE = late(
    rf"(?<![第每各約近逾達過數\d.,])(?P<number>{NUMBER})[ ]?[{COUNTERS}]"
    rf"(?P<noun>{OF_WORDS}{{2,8}})[（(](?:詳見|見|如)?[ ]?\[\]\(#(?P<label>[\w.-]+)\)[ ]?[）)]"
)
_AND_SO_ON = late(rf"等[ ]?(?P<number>{NUMBER})[ ]?[{COUNTERS}人](?![餘多月])")
_ENDS = "，。；：（）()\n「」『』"


def find(subject: Subject) -> Iterator[Finding]:
    """Announced numbers that differ from the list, the table or the row 「甲、乙等 2 國」."""
    grids = {grid.label: grid for grid in subject.tables if grid.label}
    own = {id(piece.passage.source) for piece in subject.own}
    for parsed in subject.manuscript.proses():
        if id(parsed.text) in own:
            for announced in markdown_lists(parsed):
                yield from _against(announced)
            yield from _tables(parsed.text, grids)
    for piece in subject.own:
        for announced in running_lists(piece):
            yield from _against(announced)
        for match in _AND_SO_ON.finditer(piece.text):
            least, counted = _named(piece.text, match.start()), number(match["number"])
            if counted and least > counted and not piece.passage.in_quotes(match.start()):
                place = piece.passage.at(match.start(), match.end())
                yield _finding(place, match[0], counted, least)


def _against(announced: Announced) -> Iterator[Finding]:
    """A finding where the list is not as long as announced; items with counts are added up."""
    if announced.number == announced.listed or _counted_inside(announced):
        return
    yield _finding(announced.place, announced.words, announced.number, announced.listed)


def _counted_inside(announced: Announced) -> bool:
    """「3 場演說」: 1 場 in one item and 2 場 in the other."""
    return any(
        match["counter"] == announced.counter
        for item in announced.items
        for match in _ITEM_COUNT.finditer(item.split("\n", 1)[0])
    )


def _tables(text: object, grids: dict[str, Grid]) -> Iterator[Finding]:
    source = str(text)
    if "](#" not in source:
        return
    for match in _TABLE.finditer(source):
        grid, counted = grids.get(match["label"]), number(match["number"])
        if grid is None or not counted:
            continue
        heads = [index for index, head in enumerate(grid.heads) if match["noun"].endswith(head)]
        if not heads:
            continue
        cells = [row[heads[0]].text for row in grid.rows if len(row) > heads[0]]
        if len(cells) == len(set(cells)) and len(cells) != counted and all(cells):
            place: Place = text.at(match.start("number"), match.end("noun"))  # type: ignore[attr-defined]
            words = source[match.start("number") : match.end("noun")]
            yield _finding(place, words, counted, len(cells))


def _named(text: str, index: int) -> int:
    """The least number of things in the row before 「等」."""
    begin = max(text.rfind(mark, max(0, index - 300), index) for mark in _ENDS) + 1
    row = text[begin:index]
    return row.count("、") + 1 if "、" in row else 0


def _finding(place: Place, words: str, counted: int, found: int) -> Finding:
    return RULE.finding(
        place,
        say("這裡說「{words}」，列出的卻有 {found} 個。", words=words, found=found),
        say(
            "請補上或刪去所列的項目，或把數目 {counted} 改為 {found}。",
            counted=counted,
            found=found,
        ),
    )


RULE = Rule(
    code="COUNT-LIST",
    title="說的個數與列出的不符",
    severity=Severity.WARNING,
    reason="說「4 項結論」卻只列三項：不是漏了一項，就是數目錯了。",
    bad="purpose:\n  prose: |\n    會中歸納出 4 項結論：\n\n    1. 甲\n    2. 乙\n    3. 丙\n",
    good="purpose:\n  prose: |\n    會中歸納出 3 項結論：\n\n    1. 甲\n    2. 乙\n    3. 丙\n",
    find=find,
)
