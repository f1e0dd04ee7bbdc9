"""COUNT-TWO-VALUES."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from typing import NamedTuple

from reportgen.check.ask.adjusting import elsewhere
from reportgen.check.ask.body import CHAPTERS, Piece
from reportgen.check.ask.days import years
from reportgen.check.ask.numerals import NUMBER, number
from reportgen.check.ask.quantities import Quantity
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.limits import COUNTS_COMPARED
from reportgen.patterns import compiled, late
from reportgen.places import Place
from reportgen.rulebook.rule import Rule
from reportgen.text import OF_WORDS

_VERBS = (
    "發表|舉辦|辦理|舉行|召開|參加|出席|參訪|拜會|訪問|走訪|訪談|觀摩|考察|安排"  # of a journey
    "|簽署|提出|收錄|蒐集|獲得|完成"
)
_TOTAL = late(
    rf"""
    已?(?P<manner>(?P<total>共計|共有|總計|合計|共|計有)|(?P<above>逾|超過)|(?P<up_to>多達|達))
    (?P<verb>(?:{_VERBS})?)了?[ ]?(?P<number>{NUMBER})[ ]?
    (?P<unit>人次|場次|項次|[個項國場人名位種篇件次家所座份筆則條頁組屆館社校輛處冊])(?![餘多月])
    (?P<noun>{OF_WORDS}{{0,2}})
    """,
    re.VERBOSE,
)
_SUBJECT = late(f"{OF_WORDS}{{2,12}}$")
_REACH = 12
_ASIDE = late(
    "^(?:.*(?:迄今|至今|目前|現在|截至|現有|現|的|之|而|但|且|於|[^參]與|及|聚焦|回顧|指出|表示|說明|提到))?"
    "(?:我國|我方|本次|此次|這次|該|此|本|其)?"
)
"""Words before the subject that make no difference: 該聯盟 is 聯盟."""
_JOURNEY = late("(?:此行|全程|全團|本團|本次出國|本次行程|本次參訪|此次參訪|本次任務)$")
"""The mission as a subject: 此行共參訪 5 個機關."""
_PASSING = late(
    "[當本該次隔同]日|當天|[上下]午|晚間|會[中後前場]|[現全]場|第[一二三四五六七八九十]|每|各|人數|總數|件數"
)
_OF_SESSION = late(
    "(?:會議|活動|論壇|座談|座談會|工作坊|課程|研討會|展覽|參訪|場次|與會者|與會人員|學員|會談|報告)$"
)
"""Subjects that mean a different thing in each session."""
_NO_NOUNS = frozenset({"同行", "參加", "出席", "與會", "參與"})
_MANNERS = ("total", "above", "up_to")
_Key = tuple[str, str, str, str]


def find(subject: Subject) -> Iterator[Finding]:
    """Each total whose subject, manner and noun occurred before with another number."""
    reported: set[Place] = set()
    for finding in chain(_totals(subject), _plain_counts(subject)):
        if finding.place not in reported:
            reported.add(finding.place)
            yield finding


def _totals(subject: Subject) -> Iterator[Finding]:
    first: dict[_Key, tuple[int, frozenset[int], Place, str]] = {}
    for piece in subject.own:
        if not piece.passage.prose or (
            piece.part not in CHAPTERS and piece.passage.field != "abstract"
        ):
            continue
        for match in _TOTAL.finditer(piece.text):
            counted = number(match["number"])
            if counted is None or piece.passage.in_quotes(match.start()):
                continue
            topic, subject_words = _topic(piece.text, match)
            if not topic:
                continue
            manner = next(name for name in _MANNERS if match[name])
            home = str(id(piece.owner)) if _OF_SESSION.fullmatch(topic) else ""
            noun = "" if match["noun"] in _NO_NOUNS else match["noun"]
            key = (topic + match["verb"] + home, manner, match["unit"], noun)
            when = _years(piece, match.start())
            span = match.start("number"), match.end("unit")
            place = piece.passage.at(*span)
            words = piece.text[slice(*span)]
            earlier, then, where, there = first.setdefault(key, (counted, when, place, words))
            if earlier != counted and when == then:
                yield RULE.finding(
                    place,
                    say(
                        "前面說「{subject}{manner} {earlier} {unit}」，這裡是 {counted} {unit}。",
                        subject=subject_words,
                        manner=match["manner"],
                        earlier=earlier,
                        unit=match["unit"],
                        counted=counted,
                    ),
                    say("若是同一件事，請統一；若是不同時間，請各寫明年份。"),
                    elsewhere(there, where),
                )


def _plain_counts(subject: Subject) -> Iterator[Finding]:
    """Numbers with a noun right before them that differ within the same session or part.

    「會員 1,200 家」 and 「會員共 1,300 家」; the abstract is compared with every part.
    """
    running = subject.running
    text = running.text
    first: dict[tuple[str, str], list[_Count]] = {}
    for row in subject.quantities:
        for quantity in row:
            if len(quantity.unit) == 0 or quantity.unit in _NO_COUNTS:
                continue
            noun = _noun(text, quantity) or _noun_behind(text, quantity, first)
            if not noun:
                continue
            piece, index = running.piece(quantity.start)
            if not piece.passage.prose or piece.passage.in_quotes(index):
                continue
            where = "" if piece.passage.field == "abstract" else str(id(piece.owner))
            owner = _owner_before().search(
                text, max(0, quantity.start - len(noun) - 8), quantity.start
            )
            count = _Count(quantity, noun, where, _clause_years(text, quantity), _owner(owner))
            counts = first.setdefault((noun[-2:], quantity.unit), [])
            earlier = next((other for other in counts if _is_other(other, count)), None)
            if earlier is not None:
                there = earlier.quantity
                yield RULE.finding(
                    running.at(quantity.start, quantity.stop),
                    say(
                        "「{noun}」在前面是 {earlier}，這裡是 {counted}。",
                        noun=noun,
                        earlier=text[there.start : there.stop],
                        counted=text[quantity.start : quantity.stop],
                    ),
                    say("若是同一件事，請統一；若是不同時間，請各寫明年份。"),
                    elsewhere(text[there.start : there.stop], running.at(there.start, there.stop)),
                )
            if len(counts) < COUNTS_COMPARED:
                counts.append(count)


class _Count(NamedTuple):
    """A number with its noun, the record that it stands in, and the years of its sentence."""

    quantity: Quantity
    noun: str
    where: str
    years: frozenset[int]
    owner: str
    """The owner: what stands before 「的」 before the noun."""


_NO_COUNTS = frozenset("%年月日號時分秒點度歲級倍成週天周期屆次章條款")
_NOUN = late(f"({OF_WORDS}{{2,10}})[ （(]?$")
_MANNER = late("(?:合計|總計|共計|共有|計有|現有|已有|雖有|仍有|多達|[共約僅為計有達逾近]){1,3}$")


@cache
def _owner_before() -> re.Pattern[str]:
    return compiled(f"({OF_WORDS}{{2}})的")


@cache
def _ours() -> re.Pattern[str]:
    return compiled("我[國方]|本[會局署部府院館校團所處]|此行")


@cache
def _negated() -> re.Pattern[str]:
    return compiled("[未不非無副]$")


@cache
def _verb_end() -> re.Pattern[str]:
    return compiled(f"(?:{_VERBS})$")


@cache
def _of_place() -> re.Pattern[str]:
    """Nouns that mean a different thing in each session or part."""
    return compiled(f"^[本該此其各]|{_OF_SESSION.pattern}")


_ABOUT = late("[約逾近]")


@cache
def _back() -> re.Pattern[str]:
    return compiled("(?:上述|前述|前開|這|全部|所有)[ ]?(?:共|的)?[ ]?$")


_CUT = late("^.*(?:[的於在以與及和由從自較比每各該並且但至到將其共述]|其中|包括|包含|分為)")
_CHANGING = late(
    "增加|減少|增為|減為|增至|減至|降至|降為|升至|擴充|調整|延長|縮短|相差|差距|下降|上升|成長|需時"
    "|耗時|為期|最多|最少|平均|至少|上限|下限|以上|以下|之間|第|另|再|後|前|新增|追加|上午|下午|名額"
)


def _noun(text: str, quantity: Quantity) -> str:
    """The noun right before a number, or nothing."""
    match = _NOUN.search(text, max(0, quantity.start - 12), quantity.start)
    if match is None:
        return ""
    run = match[1]
    total = _MANNER.search(run)
    run = run[: total.start()] if total else run
    noun = _CUT.sub("", run)
    if _ABOUT.search(total[0] if total else "") or run.endswith("超過"):
        return ""
    if total and "共" in total[0] and run[: len(run) - len(noun)][-1:] in {"與", "及", "和"}:
        return ""
    if len(noun) < _SHORTEST or _verb_end().search(noun) or _CHANGING.search(noun) or "各" in run:
        return ""
    before = text[max(0, match.start() - 1) : match.start()]
    return "" if before in {"每", "各"} else noun


_SHORTEST, _LONG = 2, 4


def _noun_behind(
    text: str, quantity: Quantity, first: Mapping[tuple[str, str], list[_Count]]
) -> str:
    """The noun behind a number, if it was counted before: 有 1,200 家公司會員.

    One of two characters only where the number points back: 上述 1,200 家會員.
    """
    points_back = _back().search(text, max(0, quantity.start - 6), quantity.start)
    start = quantity.stop + (text[quantity.stop : quantity.stop + 1] == "的")
    for length in (5, 4, 3, 2) if points_back else (5, 4, 3):
        noun = text[start : start + length]
        if any(c.noun.endswith(noun) for c in first.get((noun[-2:], quantity.unit), ())):
            return noun
    return ""


def _owner(match: re.Match[str] | None) -> str:
    """The owner of what is counted; empty for ourselves, who need no mention."""
    return match[1] if match and not _ours().search(match[1]) else ""


def _clause_years(text: str, quantity: Quantity) -> frozenset[int]:
    """The years in the clause of a number."""
    before = re.split("[，；。\n]", text[max(0, quantity.start - 60) : quantity.start])[-1]
    after = re.split("[，；。\n]", text[quantity.stop : quantity.stop + 60], maxsplit=1)[0]
    return years(before + after)


def _is_other(a: _Count, b: _Count) -> bool:
    """Whether two numbers count the same thing at the same time, and differ."""
    if a.quantity.value == b.quantity.value or a.years != b.years:
        return False
    if a.where != b.where and a.where and b.where:
        lasting = len(a.noun) > _SHORTEST and not _of_place().search(a.noun)
        return lasting and a.noun == b.noun and a.owner == b.owner
    if a.where != b.where and min(len(a.noun), len(b.noun)) < _SHORTEST + 1:
        return False
    short, long = sorted((a.noun, b.noun), key=len)
    if a.owner != b.owner and (len(short) <= _SHORTEST + 1 or (a.owner and b.owner)):
        return False
    near = len(long) - len(short) <= len(short) or len(short) >= _LONG
    more = long[: len(long) - len(short)]
    return long.endswith(short) and near and not _negated().search(more)


def _topic(text: str, match: re.Match[str]) -> tuple[str, str]:
    """The subject of a total and its words; empty where it is too short to be certain."""
    before = _SUBJECT.search(text, max(0, match.start() - _REACH), match.start())
    if before is None or _PASSING.search(before[0]):
        return "", ""
    journey = _JOURNEY.search(before[0])
    if journey is not None:
        return "此行", journey[0]
    topic = _ASIDE.sub("", before[0])
    return (topic, topic) if len(topic) > (1 if len(match["noun"]) > 1 else 2) else ("", "")


def _years(piece: Piece, index: int) -> frozenset[int]:
    """The years in the clause, or else in its sentence: a total may differ between years."""
    text = piece.text
    before, after = text[max(0, index - 200) : index], text[index : index + 200]
    clause, sentence = (
        years(re.split(end, before)[-1] + re.split(end, after, maxsplit=1)[0])
        for end in ("[，；。\n]", "[。\n]")
    )
    return clause or sentence


RULE = Rule(
    code="COUNT-TWO-VALUES",
    title="同一總數前後不一",
    severity=Severity.NOTE,
    reason="同一個總數說了兩次，數字不同，讀者不知道何者為是。",
    bad="purpose:\n  prose: 聯盟會員國已逾 70 個。成立至今，聯盟會員國已逾 76 個。\n",
    good="purpose:\n  prose: 聯盟會員國已逾 70 個。2018 年，聯盟會員國已逾 76 個。\n",
    find=find,
)
