"""ABBREVIATION-OTHERWISE."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.abbreviations import Definition
from reportgen.check.ask.adjusting import elsewhere, weighed
from reportgen.check.ask.body import Piece
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.rulebook.rule import Rule

_WORD = late(r"[^\W\d_]+")


def find(subject: Subject) -> Iterator[Finding]:
    """Each abbreviation that is explained a second time, otherwise or in the same way."""
    running = subject.running
    first: dict[str, Definition] = {}
    for again in subject.abbreviations:
        earlier = first.setdefault(again.short, again)
        if earlier is again:
            continue
        place, there = (running.at(d.start, d.stop) for d in (again, earlier))
        if _key(earlier) != _key(again):
            yield RULE.finding(
                place,
                say(
                    "「{short}」在前面是「{earlier}」的縮寫，這裡卻是「{again}」。",
                    short=again.short,
                    earlier=earlier.foreign,
                    again=again.foreign,
                ),
                say("兩者不同的話，請另取簡稱；相同的話，請統一。"),
                elsewhere(earlier.foreign, there),
            )
        elif _is_body(running.piece(again.start)[0]) and _is_body(running.piece(earlier.start)[0]):
            finding = RULE.finding(
                place,
                say("「{short}」在前面已經說明過。", short=again.short),
                say("第二次起用縮寫或中文名稱即可。"),
                elsewhere(earlier.short, there),
            )
            yield weighed(finding, Severity.NOTE)


def _is_body(piece: Piece) -> bool:
    """Whether it is running text; the abstract and names of bodies have their own explanations."""
    return piece.passage.prose and piece.passage.field != "abstract"


def _key(definition: Definition) -> str:
    return " ".join(word.casefold().rstrip("s") for word in _WORD.findall(definition.foreign))


RULE = Rule(
    code="ABBREVIATION-OTHERWISE",
    title="一個縮寫說明兩次",
    severity=Severity.WARNING,
    reason="一個縮寫代表兩個名稱，讀者不知道後文說的是哪一個；兩次說明同一個名稱則是多餘的。",
    bad=(
        "purpose:\n  prose: 開放政府夥伴關係（Open Government Partnership，OGP）與"
        "海洋治理計畫（Ocean Governance Programme，OGP）。\n"
    ),
    good=(
        "purpose:\n  prose: 開放政府夥伴關係（Open Government Partnership，OGP）與"
        "海洋治理計畫（Ocean Governance Programme）。\n"
    ),
    find=find,
)
