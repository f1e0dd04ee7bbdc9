"""WORD-DOUBLED."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import eq

from reportgen.check.ask.confusion import are_joined
from reportgen.check.ask.wordlists import lines
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.rulebook.rule import Mends, Rule
from reportgen.text import has_han

_NUMERALS = frozenset("〇○零一二三四五六七八九十百千萬億兩")
_COUNTED = frozenset("一每逐幾半")
_COMPOUND_ENDS = frozenset("庫集廳書師部室處署局院長員者性化業法學論版型度界圈網站線治議體會司")
"""The second of two equal words may begin a longer one: 開放資料＋資料庫, 上市公司＋公司治理."""


_PARTICLES = {
    "的": ("目標之", "確黎"),
    "與": ("參給賦", "會談聞國"),
    "及": ("涉普論提觸波以顧可不能", "時早格第於"),
    "並": ("", "列非肩行存"),
    "之": ("總反代遠蔽次置為", ""),
    "也": ("", "門許"),
    "是": ("於凡但還可若就只總或乃既如老求一其為皆國即", "非"),
    "在": ("存潛現正所實內自旨意常好", "顯需皆都"),
    "為": ("成作行認因以視稱人訂改更轉分", "了何難"),
    "了": ("", "無解"),
    "和": ("平溫飽緩調柔總共祥隨", "平諧氣解善睦"),
    "將": ("即必", "來軍領士"),
    "於": ("由對關屬善終等至基鑑限過處便", ""),
    "以": ("所可得是足難加予何用", "色及免後前來上下往"),
    "由": ("自理緣事因來", "來"),
    "對": ("面相核比絕應", "象方話策於照"),
    "可": ("許認不", "以能行靠觀望"),
    "就": ("成造遷", "業讀學任"),
    "而": ("因從反然", "且"),
    "從": ("服遵聽盲自", "事而來此"),
}
"""Words of one character, each with the characters before and after which it may be doubled.

Either of the two belongs to another word there: 目的的確, 公民參與與資料, 甲與與會者.
"""
_ALONE = frozenset(
    "被把讓使令給往朝自沿順依憑藉除替同跟至到且若如雖既縱惟但卻則乃便即亦又再仍尚更很頗甚較都皆均各某該其他她它"
    "我你們有無未不沒勿曾已敢或者才只僅竟漸"
)
"""Words of one character that bear a sentence: prepositions, conjunctions, adverbs, pronouns."""
_ENDING = frozenset("能會應得要須全因由將向所據按照距")
"""Such words that end others, too: 功能能否, 原因因經費而起."""
_NEVER_BARE = frozenset("為可")
"""Of these two are right only where each belongs to a word: 分為為期, 許可可以."""
_SET_PHRASE = "一語中的的"
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
    for start in _particles(text):
        yield _finding(subject, start, 1, text[start])
    folded = text.lower()
    for word in _ENGLISH:
        if f"{word} {word}" in folded:
            for match in re.finditer(rf"\b{word} {word}\b", folded):
                yield _finding(subject, match.start(), len(word) + 1, word)


def _finding(subject: Subject, start: int, length: int, word: str) -> Finding:
    return RULE.finding(
        subject.running.at(start + length, start + length + len(word)),
        say("「{word}」連寫了兩次，請刪去一個。", word=word),
        mend=RULE.mend(subject.running.edits(start, start + length, "")),
    )


def _particles(text: str) -> Iterator[int]:
    """Places where a word of one character stands twice."""
    for start in _repeats(text, 1):
        char, before, after = text[start], text[start - 1 : start], text[start + 2 : start + 3]
        if not has_han(char) or text[start + 1] != char:
            continue
        if char in _PARTICLES:
            if not _is_right(char, before, after) and not text.startswith(
                _SET_PHRASE, max(start - 3, 0)
            ):
                yield start
        elif (char in _ALONE or char in _ENDING) and not _are_apart(char, before, after):
            yield start


def _is_right(char: str, before: str, after: str) -> bool:
    """Whether each of two equal particles belongs to a word: 目的的確, 甲與與會者."""
    befores, afters = _PARTICLES[char]
    right = (after and after in afters) or (before and before in befores)
    if char in _NEVER_BARE and right:
        # Two words meet here: one that ends in it, and one that begins with it.
        return are_joined(before + char) and (after in afters or are_joined(char + after))
    return bool(right)


def _are_apart(char: str, before: str, after: str) -> bool:
    """Whether two equal characters are one word, or two words meet between them: 原因因人而異."""
    ends = are_joined(before + char)
    return are_joined(char * 2) or (ends and (char in _ENDING or are_joined(char + after)))


def _repeats(text: str, length: int) -> Iterator[int]:
    """Places where *length* characters are followed by the same *length* characters."""
    same = bytes(map(eq, text, text[length:]))
    run = b"\1" * length
    start = same.find(run)
    while start >= 0:
        end = start + length
        while same[end : end + 1] == b"\1":
            end += 1
        # Where the text before is alike, too, the last division is the likeliest.
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
    mends=Mends.UNSAFE,
)
