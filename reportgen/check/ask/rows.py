"""What one sentence names in a row after a number: 「三項工作：盤點、分級與釋出。」."""

from __future__ import annotations

from reportgen.patterns import late

_WORD = r"[^，。；：（）()「」『』《》\n\d]"
_ROW = late(
    rf"(?P<row>{_WORD}{{1,120}}、{_WORD}{{1,40}})(?:(?P<last>，(?:以及|及){_WORD}{{1,40}})?。|(?P<on>，))"
)
_JOINED = late("以及|[及和暨]|(?<!參)與")
_SHORT = 6
"""Characters of a word that is one thing of a row."""


def named_row(text: str, index: int, counted: int) -> tuple[str, ...]:
    """What is named in one row at *index*, where it surely is not *counted* things.

    「甲、乙與丙」 may be two things or three. Too many are reported of short words alone: of longer
    ones the last may be all that the others belong to, but for one behind 「，以及」. Where the
    sentence goes on behind the row, all its words must be short, and the last two joined.
    """
    match = _ROW.match(text, index)
    if match is None or match["row"].endswith("等"):
        return ()
    row = tuple(match["row"].split("、"))
    joined = len(_JOINED.findall(match["row"]))
    short = all(len(item) <= _SHORT and "的" not in item for item in row)
    if match["last"]:
        row, short = (*row, match["last"]), not joined
    elif match["on"] and not (joined and all(len(item) <= _SHORT + joined for item in row)):
        return ()
    if counted > len(row) + joined or (counted < len(row) and short):
        return row
    return ()
