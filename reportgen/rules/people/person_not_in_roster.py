"""PERSON-NOT-IN-ROSTER."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportgen.check.ask.body import CHAPTERS, Piece
from reportgen.check.ask.data import words
from reportgen.check.ask.latin_names import LATIN_NAME, unaccented, without_style
from reportgen.check.ask.people import begins_name, title_after, title_before, titles
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import compiled, late
from reportgen.read.nearest import distance
from reportgen.rulebook.rule import Rule
from reportgen.text import OF_WORDS

_ONE_OF_WORDS = late(OF_WORDS)
_EARLIER = late(r"^前|時任|前任|已故|歷任|曾任|原任|卸任|第[一二三四五六七八九十\d ]+[任屆]")

_BESIDE = frozenset({"abstract", "caption", "alt"})
"""Fields outside the chapters that are searched."""

_OCCASIONS = "午宴|晚宴|餐敘|合影|合照|致[詞辭]"
"""Words that follow a name in a caption: 張大使銘忠午宴."""

_LOOSE = late(
    "副?[市縣]長|[鄉鎮區里]長|副?校長|[園館社]長|大使|公使|代辦|總?領事|(?:副|助理)?教授|講師|記者"
    "|視察|稽核|編審|領隊"
)
"""Titles that stand beside a place, a school, a country, a subject, or are verbs: too little to go
by where the name has not the usual three characters."""

_OPENED = frozenset("由與及和跟邀請、，。；：（\n")
"""Words before a name without a title."""

_DOING = (
    "率(?:團|領|隊|同)|領[隊銜]|陪同|接待|主[持講]|擔任|代表(?:[我本]|出席|致|簽|發|參)"
    "|致[詞辭]|等[ ]?(?:人|[二兩三四五六七八九十\\d]{1,3}[ ]?[人位名])|表示[，：]|指出[，：]"
    "|(?:上[臺台])?(?:簡報|報告|演講|與談|引言|分享|發言)(?:[，。；、：]|$)"
)
"""Verbs with a person as subject: three characters before them are a name even without a title."""

_BEING = "負責|設宴|款待|協助|在[座場]|到場|與會|出席|參加|說明|指出|認為|表示|迎接|歡迎|引導|導覽"
"""Other words that may follow a name with a title."""


@cache
def _pattern() -> re.Pattern[str]:
    """A name with a title behind it, with what people do, or with nothing that goes on; 姓職稱名.

    A name has two to four characters, the given ones of those that names are made of: 王明, 王小明,
    歐陽明, 歐陽小明, and 陳王秀英. Each class stands here as seldom as can be: Python takes a
    millisecond to compile one.
    """
    single = "".join(name for name in words("surnames") if len(name) == 1)
    double = "|".join(name for name in words("surnames") if len(name) > 1)
    given = f"[{''.join(words('given_names'))}]"
    end = rf"(?:(?!{OF_WORDS})|(?=[等及與和率])|(?={_OCCASIONS}|{_DOING}|{_BEING}))"
    others = f"(?:[、及與和]{OF_WORDS}{{3}}){{0,9}}"
    return compiled(
        rf"""
        (?<!感)(?P<name>(?:{double}|[{single}]{{1,2}}){given}{{1,2}})
        (?:(?=(?P<title>{titles()})(?![會室制化]))|(?=(?P<doing>{others}(?:{_DOING})))|{end})
      | (?P<family>[{single}]|{double})(?:{titles()})(?P<given>{OF_WORDS}{{2}}){end}
        """,
        re.VERBOSE,
    )


def find(subject: Subject) -> Iterator[Finding]:
    """Each person with a title in the body who is neither in the roster nor in a session."""
    yield from _foreigners(subject)
    yield from _families(subject)
    yield from _japanese(subject)
    names = set(subject.known)
    reported: set[str] = set()
    for piece in subject.own:
        if piece.part not in CHAPTERS and piece.passage.field not in _BESIDE:
            continue
        for match in _pattern().finditer(piece.text):
            name = _name(match)
            if name in reported or _is_known(name, names) or not _is_meant(piece, match):
                continue
            reported.add(name)
            yield RULE.finding(
                piece.passage.at(*match.span()),
                say("「{name}」不在人員名單，也不在任何場次的出席人員之中。", name=name),
                say("我方人員請加入 roster（駐外館處等在地人員填 role: local）。"),
                say("對方人員請加入該場次的 their_people 或 speakers；姓名寫錯則請更正。"),
            )


def _foreigners(subject: Subject) -> Iterator[Finding]:
    """The same for foreign names of two words or more, with a title right behind them."""
    recorded = [tuple(_folded(name)) for name in subject.foreign_names]
    every = {word for name in recorded for word in name}
    reported: set[str] = set()
    for piece in subject.own:
        if (piece.part not in CHAPTERS and piece.passage.field not in _BESIDE) or (
            piece.text.isascii()
        ):
            continue
        for match in LATIN_NAME.finditer(piece.text):
            name = without_style(match[0])
            parts = _folded(name)
            if name in reported or len(parts) < 2 or sum(part in every for part in parts) > 0:
                continue
            at = match.end() + (piece.text[match.end() : match.end() + 1] == " ")
            if not _has_title(piece.text, at) or piece.passage.in_quotes(match.start()):
                continue
            if any(word in _body_words() or word.isupper() for word in name.split()):
                continue
            reported.add(name)
            yield RULE.finding(
                piece.passage.at(match.start(), match.start() + len(match[0].rstrip(" "))),
                say("「{name}」不在人員名單，也不在任何場次的出席人員之中。", name=name),
                say("我方人員請加入 roster（駐外館處等在地人員填 role: local）。"),
                say("對方人員請加入該場次的 their_people 或 speakers；姓名寫錯則請更正。"),
            )


_OF_PLACES = frozenset("縣市町府部局社署學會廳課司行")
"""In a Japanese family name and what follows it: a place or body and nobody's name."""


@cache
def _japanese_name() -> re.Pattern[str]:
    families = "|".join(words("surnames_japanese"))
    return compiled(
        rf"(?:(?<=[由與及和請、，。；：（\n ])|^)(?P<name>(?:{families}){OF_WORDS}{{1,3}}?)"
        rf"(?:{titles()})(?![會室制化])"
    )


def _japanese(subject: Subject) -> Iterator[Finding]:
    """The same for Japanese names, which have other family names and up to five characters."""
    reported: set[str] = set()
    for piece in subject.own:
        if not piece.passage.prose or piece.part not in CHAPTERS:
            continue
        for match in _japanese_name().finditer(piece.text):
            name = match["name"]
            if name in subject.known or name in reported or piece.passage.in_quotes(match.start()):
                continue
            if not _OF_PLACES.isdisjoint(name):
                continue
            reported.add(name)
            yield RULE.finding(
                piece.passage.at(*match.span("name")),
                say("「{name}」不在人員名單，也不在任何場次的出席人員之中。", name=name),
                say("我方人員請加入 roster（駐外館處等在地人員填 role: local）。"),
                say("對方人員請加入該場次的 their_people 或 speakers；姓名寫錯則請更正。"),
            )


@cache
def _family() -> re.Pattern[str]:
    families = "".join(n for n in words("surnames") if len(n) == 1 and n not in _FAMILIES_NOT)
    return compiled(
        rf"(?:(?<=[由與及和請、，。；：（\n])|^)(?P<family>[{families}])(?P<title>{titles()})(?![會室制化期])"
    )


_FAMILIES_NOT = frozenset("任何會管連方應成常時全主項申")
"""Surnames that are words before a title: 任會長, 連署長, 方秘書長."""


def _families(subject: Subject) -> Iterator[Finding]:
    """The same for somebody of whom only the family name is given: 黃組長."""
    known = {name[0] for name in subject.known}
    reported: set[str] = set()
    for piece in subject.own:
        if not piece.passage.prose or piece.part not in CHAPTERS:
            continue
        for match in _family().finditer(piece.text):
            person, whole = match[0], _pattern().match(piece.text, match.start())
            if match["family"] in known or person in reported or _LOOSE.fullmatch(match["title"]):
                continue
            if piece.passage.in_quotes(match.start()) or (whole and not _is_word(_name(whole))):
                continue
            reported.add(person)
            yield RULE.finding(
                piece.passage.at(*match.span()),
                say(
                    "「{words}」不知是誰：名單與場次都沒有姓{family}的人。",
                    words=person,
                    family=match["family"],
                ),
                say("請寫出全名，並列入 roster 或該場次的 their_people。"),
            )


_NO_TITLE_IN = frozenset("由與及和請邀向對為的於在並是")


def _has_title(text: str, index: int) -> bool:
    """Whether a title begins at *index* of *text*, or behind the name of a body there."""
    for at in range(index, index + 9):
        if title_after(text, at, "會室制化"):
            return True
        if text[at : at + 1] in _NO_TITLE_IN or not _ONE_OF_WORDS.match(text, at):
            return False
    return False


def _folded(name: str) -> list[str]:
    return unaccented(name).casefold().split()


@cache
def _body_words() -> frozenset[str]:
    return frozenset(words("foreign_body_words"))


def _name(match: re.Match[str]) -> str:
    return match["name"] or match["family"] + match["given"]


def _is_known(name: str, names: set[str]) -> bool:
    """Whether the name is in the records, or so similar to one that NAME-VARIANT reports it."""
    return name in names or any(
        other[0] == name[0] and len(other) == len(name) and distance(other, name) < 2
        for other in names
    )


def _is_meant(piece: Piece, match: re.Match[str]) -> bool:
    """Whether it is the name of a living person, in the authors' own words."""
    text, start, name = piece.text, match.start(), _name(match)
    if piece.passage.in_quotes(start) or _is_word(name):
        return False
    title = match["title"]
    if title or match["family"]:
        if not begins_name(text, start):
            return False
    else:
        title = title_before(text, start)
        if not title and not (match["doing"] and _stands_alone(text, start, name)):
            return False
    if len(name) != 3 and title and _LOOSE.fullmatch(title):
        return False
    if re.match(r"[^，。；\n]{0,6}[（(][A-Za-z]", text[match.end() : match.end() + 8]):
        return False
    clause = re.split(r"[，。；、\n（）]", text[max(0, start - 16) : start])[-1]
    return _EARLIER.search(clause) is None


def _stands_alone(text: str, start: int, name: str) -> bool:
    """Whether a name without a title begins here, and not inside a longer word."""
    return len(name) == 3 and (not start or text[start - 1] in _OPENED)


@cache
def _given() -> frozenset[str]:
    return frozenset(words("given_names"))


def _is_word(name: str) -> bool:
    """Whether *name* is a word: 國文 behind a surname, or 高雄."""
    if len(name) == 2:
        return name in words("names_not")
    given = name[2:] if len(name) == 4 or name[:2] in words("surnames") else name[1:]
    return name[-2:] in words("given_names_not") or not set(given) <= _given()


RULE = Rule(
    code="PERSON-NOT-IN-ROSTER",
    title="文中的人不在名單之中",
    severity=Severity.WARNING,
    reason="文中提到姓名與職稱的人，名單或場次的出席人員裡應該有；沒有，就是漏列，或姓名寫錯。",
    bad="sessions:\n- title: 午宴\n  prose: 由駐法國代表處賴作松組長接待。\n",
    good=(
        "roster:\n- {id: lai, name: 賴作松, agency: 駐法國代表處, post: 組長, role: local}\n"
        "sessions:\n- title: 午宴\n  prose: 由駐法國代表處賴作松組長接待。\n"
    ),
    find=find,
)
