"""PUNCTUATION-HALF-WIDTH."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.running_text import BREAK, NAMED, RunningText
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.rules.rule import Rule
from reportgen.rules.wording.sources import PUNCTUATION
from reportgen.text import HAN

_FULL = str.maketrans(",;:!?()", "，；：！？（）")
_HAN = f"[{HAN}{NAMED}]"
_WIDE = f"[{HAN}{NAMED}」』）》〉]"
_OPEN = f"[{HAN}{NAMED}「『（《〈]"
_MARK = re.compile(
    f"(?<={_WIDE})(?P<after>[,;:!?])(?![)(\\w]*\\d{{1,2}}:\\d\\d)"
    f"|(?P<before>[,;:])[ ]?(?={_OPEN})"
    f"|\\((?P<inside>[^()（）\n{BREAK}]*{_HAN}[^()（）\n{BREAK}]*)\\)"
    f"|(?<={_HAN})(?P<stop>\\.)(?=[ 」』）\n{BREAK}]|$)"
)
_ORDINAL = re.compile(r"[一二三四五六七八九十百日]{1,3}")
_SENTENCE_ENDS = f"。！？\n{BREAK}"
_BRACKETS = re.compile(r"\([^()]*\)|（[^（）]*）")
_ANY_HAN = re.compile(_HAN)
_COMMA_HINT = say("並列的詞之間用頓號「、」，句子之間用逗號「，」。")


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each half-width mark that belongs to Chinese."""
    running = subject.running
    for match in _MARK.finditer(running.text):
        kind = match.lastgroup or ""
        if kind == "inside":
            if not _ORDINAL.fullmatch(match["inside"]) and _is_chinese(running, match):
                yield RULE.finding(
                    running.at(match.start(), match.end()),
                    say("中文的括號應為全形「（）」，左右兩個都請改。"),
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
        )


def _is_part_of_foreign(text: str, start: int) -> bool:
    """Whether the mark is no mark: the colon of a drive or a time, the end of an entity."""
    word = re.search(r"&#?\w+$", text[max(0, start - 8) : start])
    return word is not None or text[start - 1 : start] in {"", "\n", BREAK, " "}


def _is_chinese(running: RunningText, match: re.Match[str]) -> bool:
    """Whether the sentence around is Chinese: one with Han outside of its brackets."""
    text = running.text
    start = max(text.rfind(end, 0, match.start()) for end in _SENTENCE_ENDS) + 1
    stops = [i for end in _SENTENCE_ENDS if (i := text.find(end, match.end())) >= 0]
    stop = min(stops, default=len(text))
    # Bounded on both sides: a page without a full stop is not read again at each mark.
    start, stop = max(start, match.start() - 200), min(stop, match.end() + 200)
    sentence = text[start : match.start()] + "\0" + text[match.end() : stop]
    if _ANY_HAN.search(_BRACKETS.sub("", sentence)):
        return True
    return match.lastgroup != "inside" and not re.search("[A-Za-z]", sentence)


RULE = Rule(
    code="PUNCTUATION-HALF-WIDTH",
    title="中文裡的半形標點",
    severity=Severity.WARNING,
    reason="中文用全形標點，半形標點與漢字並排時大小、位置都不合。數字、時刻、外文句子裡的半形標點不在此限。",
    bad="purpose:\n  prose: 本會推動資料開放,並與民間合作。\n",
    good="purpose:\n  prose: 本會推動資料開放，於 10:30 與 2,500 名民眾座談。\n",
    basis=(PUNCTUATION,),
    find=find,
)
