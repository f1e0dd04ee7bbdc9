"""WORD-DOUBLED."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from operator import eq

from reportgen.check.ask.wordlists import lines
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.rulebook.rule import Rule
from reportgen.text import has_han

_NUMERALS = frozenset("〇○零一二三四五六七八九十百千萬億兩")
_COUNTED = frozenset("一每逐幾半")
_COMPOUND_ENDS = frozenset("庫集廳書師部室處署局院長員者性化業法學論版型度界圈網站線治議體會司")
"""The second of two equal words may begin a longer one: 開放資料＋資料庫, 上市公司＋公司治理."""


@cache
def _particle() -> re.Pattern[str]:
    return re.compile(
        "(?<![目標之])(?<!一語中)的的(?![確黎])|(?<![參給賦])與與(?![會談聞國])"
        "|(?<![涉普論提觸波以顧可不能])及及(?![時早格第於])|並並(?![列非肩行存])"
        "|(?<![總反代遠蔽次置為])之之|也也(?![門許])"
        "|(?<![於凡但還可若就只總或乃既如老求一其為皆國即])是是(?!非)"
        "|(?<![存潛現正所實內自旨意常好])在在(?![顯需皆都])|(?<![成作行認因以視稱人訂改更轉分])為為(?![了何難])"
        "|了了(?![無解])|(?<![平溫飽緩調柔總共祥隨])和和(?![平諧氣解善睦])|(?<![即必])將將(?![來軍領士])"
        "|(?<![由對關屬善終等至基鑑限過處便])於於|(?<![所可得是足難加予何用])以以(?![色及免後前來上下往])"
        "|(?<![自理緣事因來])由由(?!來)|(?<![面相核比絕應])對對(?![象方話策於照])"
        "|(?<![許認不])可可(?![以能行靠觀望])|(?<![成造遷])就就(?![業讀學任])"
        "|(?<![因從反然])而而(?!且)|(?<![服遵聽盲自])從從(?![事而來此])"
    )


"""One character twice, where neither belongs to another word: 公民參與與資料、甲與與會者."""
_ENGLISH = ("the", "of", "and", "for", "with")


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each word of two to four characters that is written twice."""
    running = subject.running
    text = running.text
    repeats: dict[int, int] = {}
    for length in (4, 3, 2):
        for start in _repeats(text, length):
            repeats.setdefault(start, length)
    end = 0
    for start in sorted(start for start in repeats if has_han(text[start])):
        length = repeats[start]
        word = text[start : start + length]
        if start < end or not _is_slip(word, text[start + 2 * length : start + 2 * length + 1]):
            continue
        end = start + 2 * length
        yield _finding(subject, start, length, word)
    twice = any(char * 2 in text for char in "的與及並之也是在為了和將於以由對可就而從")
    for match in _particle().finditer(text) if twice else ():
        yield _finding(subject, match.start(), 1, match[0][0])
    folded = text.lower()
    for word in _ENGLISH:
        if f"{word} {word}" in folded:
            for match in re.finditer(rf"\b{word} {word}\b", folded):
                yield _finding(subject, match.start(), len(word) + 1, word)


def _finding(subject: Subject, start: int, length: int, word: str) -> Finding:
    return RULE.finding(
        subject.running.at(start + length, start + length + len(word)),
        say("「{word}」連寫了兩次，請刪去一個。", word=word),
    )


def _repeats(text: str, length: int) -> Iterator[int]:
    """Where *length* characters are followed by the same *length* characters."""
    same = bytes(map(eq, text, text[length:]))
    run = b"\1" * length
    start = same.find(run)
    while start >= 0:
        end = start + length
        while same[end : end + 1] == b"\1":
            end += 1
        # Where what stands before is also alike, the last division is the likeliest.
        yield end - length
        start = same.find(run, end)


def _is_slip(word: str, after: str) -> bool:
    chars = set(word)
    if not all(map(has_han, word)) or len(chars) == 1:
        return False
    if chars <= _NUMERALS or chars & _COUNTED or word[1] == "著" or after in _COMPOUND_ENDS:
        return False
    return word not in lines("reduplications.txt")


RULE = Rule(
    code="WORD-DOUBLED",
    title="詞語連寫兩次",
    severity=Severity.WARNING,
    reason="同一個詞緊接著再寫一次，多半是剪貼或換行時留下的。疊字（常常、一步一步）與複合詞不在此限。",
    bad="purpose:\n  prose: 本會推動政府資料資料開放。\n",
    good="purpose:\n  prose: 本會推動政府資料、開放資料資料庫。\n",
    find=find,
)
