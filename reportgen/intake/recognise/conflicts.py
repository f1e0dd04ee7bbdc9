"""Two places of a file that say different things of the same matter."""

from __future__ import annotations

from reportgen.findings import Finding, say
from reportgen.places import Place
from reportgen.rulebook.intake import IMPORT_CONFLICT


def _line(text: str) -> str:
    return text.replace("\n", "、")[:80]


def conflict(file: str, what: str, first: str, second: str) -> Finding:
    """The finding that *first*, which is in the record, and *second* differ."""
    return IMPORT_CONFLICT.finding(
        Place(file),
        say("「{what}」前後不一：「{first}」與「{second}」。",
            what=what, first=_line(first), second=_line(second)),
        say("記錄中用的是前者，請核對。"),
    )  # fmt: skip
