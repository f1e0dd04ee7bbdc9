"""BRACKET-UNPAIRED."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.running_text import BREAK
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.rulebook.rule import Rule

_PAIRS = {
    "「": "」",
    "『": "』",
    "（": "）",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "〔": "〕",
    "［": "］",
    "｛": "｝",
}
_OPENING = {closing: opening for opening, closing in _PAIRS.items()}
_WIDE = {"(": "（", ")": "）"}
_MARK = late(f"[{''.join(_PAIRS)}{''.join(_OPENING)}()“”{BREAK}]")
_ENUMERATOR = late(r"(?<![A-Za-z])[0-9A-Za-z一二三四五六七八九十]{1,3}$")
_QUOTING = "「『"


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each bracket or quotation mark without its other half in the same text."""
    text = subject.running.plain
    stack: list[tuple[str, int]] = []
    curly: list[tuple[str, int]] = []
    alone: list[tuple[str, int]] = []
    for match in _MARK.finditer(text + BREAK):
        mark, index = match[0], match.start()
        if mark == BREAK:
            alone += stack
            if len(curly) % 2:
                alone.append(_odd(curly))
            stack, curly = [], []
        elif mark in "“”":
            curly.append((mark, index))
        else:
            _put(_WIDE.get(mark, mark), index, text, stack, alone)
    for mark, index in alone:
        # As it is written, which may be the half-width form.
        yield RULE.finding(
            subject.running.at(index, index + 1),
            say("「{mark}」沒有與它成對的另一半。", mark=text[index])
            if mark not in _QUOTING and mark not in "」』"
            else say("引號「{mark}」沒有與它成對的另一半。", mark=text[index]),
            say("請補上「{other}」，或刪去這一個。", other=_other(text[index])),
        )


def _put(
    mark: str, index: int, text: str, stack: list[tuple[str, int]], alone: list[tuple[str, int]]
) -> None:
    """Push an opening mark onto the stack, or take the partner of a closing mark from it."""
    if mark in _PAIRS:
        continued = mark in _QUOTING and any(m == mark for m, _ in stack)
        if not (continued and text[index - 1 : index] in {"\n", ""}):
            stack.append((mark, index))
        return
    opening = _OPENING[mark]
    if stack and stack[-1][0] == opening:
        stack.pop()
    elif any(m == opening for m, _ in stack[-8:]):
        while stack[-1][0] != opening:
            alone.append(stack.pop())
        stack.pop()
    elif not (mark == "）" and _ENUMERATOR.search(text[max(0, index - 4) : index])):
        alone.append((mark, index))


def _odd(curly: list[tuple[str, int]]) -> tuple[str, int]:
    """The mark where opening and closing do not alternate; the last where they do."""
    for nth, (mark, index) in enumerate(curly):
        if mark != "“”"[nth % 2]:
            return mark, index
    return curly[-1]


def _other(mark: str) -> str:
    pairs = {**_PAIRS, "(": ")", "“": "”"}
    return pairs.get(mark) or {closing: opening for opening, closing in pairs.items()}[mark]


RULE = Rule(
    code="BRACKET-UNPAIRED",
    title="括號或引號不成對",
    severity=Severity.WARNING,
    reason="少了一半的括號或引號，讀者分不清引文與附註到哪裡為止。",
    bad="purpose:\n  prose: 我國簽署「開放政府宣言，並提出承諾。\n",
    good="purpose:\n  prose: 我國簽署「開放政府宣言」，並提出承諾。\n",
    find=find,
)
