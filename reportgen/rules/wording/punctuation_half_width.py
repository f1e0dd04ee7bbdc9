"""PUNCTUATION-HALF-WIDTH."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.ask.running_text import BREAK, NAMED, RunningText
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.places import Edit
from reportgen.rulebook.rule import Mends, Rule
from reportgen.rules.wording.sources import PUNCTUATION
from reportgen.text import ONE_HAN, has_han

_FULL = str.maketrans(",;:!?()", "，；：！？（）")
_HAN = f"[{ONE_HAN}{NAMED}]"
_WIDE = f"[{ONE_HAN}{NAMED}」』）》〉]"
_OPEN = f"[{ONE_HAN}{NAMED}「『（《〈]"
_MARK = late(
    f"(?<={_WIDE})(?P<after>[,;:!?])(?!\\))"
    f"|(?P<before>[,;:])[ ]?(?={_OPEN})"
    f"|\\((?P<inside>[^()（）\n{BREAK}]{{1,300}})\\)"
    f"|(?<={_HAN})(?P<stop>\\.)(?! ?\\.)(?=[ 」』）\n{BREAK}]|$)"
)
_ORDINAL = late(r"[一二三四五六七八九十百日]{1,3}")
_SENTENCE_END = late(f"[。！？\n{BREAK}]|(?<=[A-Za-z])[.!?](?=[ {ONE_HAN}])")
_REACH = 200
"""Characters on each side in which a sentence is looked for, so that no text is slow."""
_BRACKETS = late(r"\([^()]*\)|（[^（）]*）")
_ANY_HAN = late(_HAN)
_SPACED = late(f" (?={_OPEN})")
_COMMA_HINT = say("並列的詞之間用頓號「、」，句子之間用逗號「，」。")


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each half-width mark that belongs to Chinese."""
    running = subject.running
    for match in _MARK.finditer(running.shape):
        kind = match.lastgroup or ""
        if kind == "inside":
            if (
                _ANY_HAN.search(match["inside"])
                and not _ORDINAL.fullmatch(running.text, *match.span("inside"))
                and _is_chinese(running, match)
            ):
                yield RULE.finding(
                    running.at(match.start(), match.end()),
                    say("中文的括號應為全形「（）」，左右兩個都請改。"),
                    mend=RULE.mend(_brackets(running, match.start(), match.end() - 1)),
                )
            continue
        start = match.start(kind)
        mark = running.text[start]
        if (kind == "before" and _is_part_of_foreign(running.text, start)) or not _is_chinese(
            running, match
        ):
            continue
        full = "。" if mark == "." else mark.translate(_FULL)
        yield RULE.finding(
            running.at(start, start + 1),
            say("中文裡的標點應為全形：「{mark}」請改為「{full}」。", mark=mark, full=full),
            *((_COMMA_HINT,) if mark == "," else ()),
            mend=RULE.mend(running.edits(start, _behind(running, start), full)),
        )


def _behind(running: RunningText, start: int) -> int:
    """The index behind the mark at *start*, and behind a space that full width does not need."""
    return start + 1 + bool(_SPACED.match(running.shape, start + 1))


def _brackets(running: RunningText, opening: int, closing: int) -> list[Edit]:
    """The edits that make both brackets full width; none where either cannot be edited."""
    pair = [running.edits(opening, opening + 1, "（"), running.edits(closing, closing + 1, "）")]
    return [edit for edits in pair for edit in edits] if all(pair) else []


def _is_part_of_foreign(text: str, start: int) -> bool:
    """Whether it is not punctuation: the colon of a drive or a time, the end of an entity."""
    word = re.search(r"&#?\w+$", text[max(0, start - 8) : start])
    if text[start - 1 : start] == " ":
        return not has_han(text[start - 2 : start - 1])
    return word is not None or text[start - 1 : start] in {"", "\n", BREAK}


def _is_chinese(running: RunningText, match: re.Match[str]) -> bool:
    """Whether the sentence around is Chinese: one with Han outside of its brackets."""
    text = running.shape
    before = text[max(0, match.start() - _REACH) : match.start()]
    after = text[match.end() : match.end() + _REACH]
    sentence = f"{_SENTENCE_END.split(before)[-1]}\0{_SENTENCE_END.split(after)[0]}"
    outside = _BRACKETS.sub("", sentence)
    if _ANY_HAN.search(outside):
        return True
    return not re.search("[A-Za-z]", outside if match.lastgroup == "inside" else sentence)


RULE = Rule(
    code="PUNCTUATION-HALF-WIDTH",
    title="中文裡的半形標點",
    severity=Severity.WARNING,
    reason="中文用全形標點，半形標點與漢字並排時大小、位置都不合。數字、時刻、外文句子裡的半形標點不在此限。",
    bad="purpose:\n  prose: 本會推動資料開放,並與民間合作。\n",
    good="purpose:\n  prose: 本會推動資料開放，於 10:30 與 2,500 名民眾座談。\n",
    basis=(PUNCTUATION,),
    find=find,
    mends=Mends.CERTAIN,
)
