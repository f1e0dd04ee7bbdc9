"""Words for groups and grades; msgids."""

from __future__ import annotations

from reportgen.language import word
from reportgen.rulebook.rule import Grade, Mends

_GROUPS = {
    "reading": word("讀取記錄"),
    "sections": word("章節"),
    "dates": word("日期"),
    "people": word("人員與機關"),
    "figures": word("圖表與參照"),
    "counts": word("數目"),
    "wording": word("用字與標點"),
    "output": word("排版與 PDF"),
}

GRADES = {
    Grade.CONFIRMED: word("讀過條文"),
    Grade.SECONDARY: word("由他人轉述，尚待核對原文"),
    Grade.OBSERVED: word("實際報告的慣例"),
}

NO_BASIS = word("記錄格式或一般編輯慣例，無外部法規")
"""The basis of a rule without a source."""


MENDS = {
    Mends.CERTAIN: word("reportgen check --fix 能改正。"),
    Mends.UNSAFE: word("加 --unsafe-fixes 才改正，改後請逐處核對。"),
    Mends.EITHER: word("reportgen check --fix 能改正，其中一部分要加 --unsafe-fixes。"),
}
"""How the program mends what breaks a rule; everything else takes a person."""


def group_word(group: str) -> str:
    """The Chinese name of *group*."""
    return _GROUPS.get(group, group)
