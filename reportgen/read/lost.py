"""What YAML takes away from a scalar in silence: text behind ``#``, and line ends."""

from __future__ import annotations

from itertools import pairwise

from reportgen.findings import Finding, say
from reportgen.patterns import late
from reportgen.places import Source, Text
from reportgen.read.characters import in_escapes
from reportgen.rulebook.records import COMMENT_IN_VALUE, TEXT_FOLDED
from reportgen.text import is_wide

_BLANKS = (" ", "\t")
_COMMENT = late(r"[ \t]+(#(?:(?!#|\s*reportgen:)\S[^\n]*|[ \t]*\d+[ \t]*(?=\n|\Z)))")
"""A comment that may be text: no blank behind its sign, or only figures, as in ``#6852``."""

_ITEM = late(r"(?:[-*+>|:]|\d{1,3}[.)]|#{1,6})[ \t]|\||\[\^|>")
"""The start of a line that Markdown reads as more than text."""


def lost_in(text: Text, style: str) -> list[Finding]:
    """What is lost of the scalar *text*, which is written in *style* (its quote or sign)."""
    source, (start, end) = text.source, text.span
    assert source is not None
    file = source.text
    findings: list[Finding] = []
    if style == "|":
        return findings
    if style == '"' and file.find("\\", start, end) >= 0:
        findings += in_escapes(text)
    if not style and file.startswith(_BLANKS, end) and (match := _COMMENT.match(file, end)):
        findings.append(_comment(source, *match.span(1)))
    if file.find("\n", start, end) >= 0 and _melts(file[start:end], style):
        findings.append(_folded(source, start, style))
    return findings


def _comment(source: Source, start: int, end: int) -> Finding:
    return COMMENT_IN_VALUE.finding(
        source.place(start, end),
        say("空格加「#」之後是註解，不會印出。"),
        say("若是文字的一部分，請將整個值加上引號；若是註解，請在「#」後空一格。"),
    )


def _melts(written: str, style: str) -> bool:
    """Whether it shows that the lines of a scalar become one."""
    lines = [line.strip() for line in written.split("\n")]
    if style == ">":
        lines = lines[1:]
    while lines and not lines[-1]:
        lines.pop()
    for line, following in pairwise(lines):
        if not following or _ITEM.match(following):
            return True
        if line and is_wide(line[-1]) and is_wide(following[0]):
            return True
    return False


def _folded(source: Source, start: int, style: str) -> Finding:
    end = source.text.find("\n", start)
    hint = say("請在冒號後寫「|」，內容從下一行起縮排兩格；只有一句的值請寫在同一行。")
    if style == ">":
        hint = say("請把「>」改成「|」。")
    return TEXT_FOLDED.finding(
        source.place(start, end),
        say("YAML 會把這幾行接成一行：段落與清單黏在一起，中文字之間多出空格。"),
        hint,
    )
