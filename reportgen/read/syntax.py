"""Errors of the YAML parser, in words that help to correct them.

libyaml's messages describe its own states ("did not find expected key"). Each is turned into what
the line most likely lacks, judged by the line itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from reportgen.findings import Finding, Message, say
from reportgen.patterns import late
from reportgen.places import Source, Text
from reportgen.rulebook.records import INDENT_TAB, YAML_ALIAS, YAML_ANCHOR, YAML_SYNTAX, YAML_TAG
from reportgen.rulebook.rule import Rule


class Trouble(NamedTuple):
    """Where the parser stopped, where what it was reading began, and its two phrases."""

    source: Source
    at: int
    since: int
    problem: str
    context: str
    last_scalar: Text | None


class _Verdict(NamedTuple):
    """A finding but for its file: rule, stretch of text, sentence, and what to write instead."""

    start: int
    end: int
    message: Message
    hint: Message | None = None
    rule: Rule = YAML_SYNTAX


_Reading = Callable[[Trouble], _Verdict]


def syntax_error(trouble: Trouble) -> Finding:
    """The finding for *trouble*."""
    phrase = f"{trouble.context}: {trouble.problem}"
    reading = next((r for pattern, r in _READINGS if re.search(pattern, phrase)), _unknown)
    verdict = reading(trouble)
    place = trouble.source.place(verdict.start, max(verdict.end, verdict.start + 1))
    hints = () if verdict.hint is None else (verdict.hint,)
    return verdict.rule.finding(place, verdict.message, *hints)


def _line(source: Source, index: int) -> tuple[int, str]:
    """Start and text of the line at *index*."""
    start = source.text.rfind("\n", 0, index) + 1
    return start, source.line(source.line_column(index)[0])


def _word(source: Source, index: int) -> int:
    """The index behind the word at *index*."""
    match = re.compile(r"[^\s,\[\]{}]*").match(source.text, index)
    return max(index + 1, match.end() if match else 0)


def _unknown(trouble: Trouble) -> _Verdict:
    return _Verdict(
        trouble.at,
        trouble.at + 1,
        say("從這裡起讀不下去：不合 YAML 的寫法。"),
        say("請對照上一行的縮排、冒號、引號與括號。"),
    )


def _second_colon(trouble: Trouble) -> _Verdict:
    """``a: b: c``, or a key deeper than the one above that already has its value."""
    start, line = _line(trouble.source, trouble.at)
    before = line[: trouble.at - start]
    if re.search(r":\s", before):
        return _two_colons(trouble.at)
    above = trouble.source.line(trouble.source.line_column(trouble.at)[0] - 1)
    first = start + len(line) - len(line.lstrip())
    key = before.strip(" -")
    if above.strip() and ":" not in above and _indent(above) == _indent(line):
        return _no_colon(start - len(above) - 1 + _indent(above), above)
    return _Verdict(
        first,
        trouble.at,
        say("「{key}」縮排太深：上一行已經有值，下面不能再有鍵。", key=key),
        say("請讓它與同一層的其他鍵對齊。"),
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _no_colon(index: int, line: str) -> _Verdict:
    text = line.strip()
    return _Verdict(
        index,
        index + len(text),
        say("這一行沒有「鍵: 值」的冒號。"),
        say("請補上鍵與半形冒號；若是上一行的延續，請再縮排兩格。"),
    )


def _simple_key(trouble: Trouble) -> _Verdict:
    start, line = _line(trouble.source, trouble.since)
    return _no_colon(start + _indent(line), line)


_COMMENT = late(r"[ \t]+(#)[^\n]*\n[ \t]+\S")
"""A comment with text below it that is indented."""


def _key_expected(trouble: Trouble) -> _Verdict:
    """A line that lines up with nothing, or text behind a closing quote."""
    start, line = _line(trouble.source, trouble.at)
    column = trouble.at - start
    rest = start + len(line.rstrip())
    if quote := _quote_before(trouble):
        return quote
    last = trouble.last_scalar
    if last is not None and (comment := _COMMENT.match(trouble.source.text, last.span[1])):
        return _cut_off(comment.start(1))
    if line[column:].startswith((":", "?")):
        message = say("冒號前面沒有鍵。")
        return _Verdict(trouble.at, trouble.at + 1, message, say("請在冒號前寫出鍵的名稱。"))
    if not line[:column].strip():
        return _Verdict(
            trouble.at,
            rest,
            say("這一行縮排 {count} 格，與上面任何一層都對不齊。", count=column),
            say("請與同一層的鍵對齊，每深一層多兩個半形空格。"),
        )
    message = say("值到前面已經結束，這裡多了文字。")
    return _Verdict(trouble.at, rest, message, say("請將整個值加上引號。"))


def _quote_before(trouble: Trouble) -> _Verdict | None:
    """The quoted text that ends on this line, where it is what went wrong."""
    source, last = trouble.source, trouble.last_scalar
    if last is None or last.span[1] > trouble.at:
        return None
    if not source.text.startswith(("'", '"'), last.span[0]):
        return None
    opened, closed, here = (
        source.line_column(index)[0] for index in (last.span[0], last.span[1], trouble.at)
    )
    if closed != here:
        return None
    if opened < closed:
        return _open_quote(source, last.span[0])
    start, line = _line(source, trouble.at)
    return _Verdict(
        trouble.at,
        start + len(line.rstrip()),
        say("引號已經結束，後面還有文字。"),
        say("請將整個值放進同一對引號；值裡的引號改用「」或另一種引號。"),
    )


def _dash_expected(trouble: Trouble) -> _Verdict:
    start, line = _line(trouble.source, trouble.at)
    return _Verdict(
        trouble.at,
        start + len(line.rstrip()),
        say("上面是清單，這一行卻不是以「- 」開頭的項目。"),
        say("請加上「- 」，或改正縮排，使它屬於該屬的那一層。"),
    )


def _open_quote(source: Source, index: int) -> _Verdict:
    return _Verdict(
        index,
        index + 1,
        say("這裡開的引號 {quote} 沒有關。", quote=source.text[index]),
        say("請在值的結尾補上同樣的引號；值裡的單引號要寫兩次。"),
    )


def _quote_without_end(trouble: Trouble) -> _Verdict:
    return _open_quote(trouble.source, trouble.since)


_HASH = late(r"(?<=[^\s,\[{:])[ \t]+(#)(?=\S|[^\n]{0,200}[\]}])")
"""A comment between brackets that was hardly meant: it touches its text, or hides a bracket."""


def _open_bracket(trouble: Trouble) -> _Verdict:
    """What broke a list or mapping in brackets: the bracket itself is the last suspect."""
    text, at = trouble.source.text, trouble.at
    bracket = text[trouble.since : trouble.since + 1]
    close = "]" if bracket == "[" else "}"
    if comment := _HASH.search(text, trouble.since, max(at, trouble.since + 1)):
        return _cut_off(comment.start(1))
    if quote := _quote_before(trouble):
        return quote
    entry = re.split(r"[,\[\]{}\n]", text[trouble.since : at])[-1]
    if text.startswith(":", at) and re.search(r":\s", entry):
        wide = max(entry.rfind("，"), entry.rfind("、"))
        return _two_colons(at) if wide < 0 else _wide_comma(at - len(entry) + wide, entry[wide])
    if text[at : at + 1] in {"]", "}"}:
        return _Verdict(
            at,
            at + 1,
            say("「{bracket}」要以「{close}」結尾，這裡卻是「{other}」。",
                bracket=bracket, close=close, other=text[at]),
            say("請補上「{close}」，或改正括號。", close=close),
        )  # fmt: skip
    return _Verdict(
        trouble.since,
        trouble.since + 1,
        say("這裡開的括號「{bracket}」沒有關，或少了逗號。", bracket=bracket),
        say("各項以半形逗號分開，結尾補上「{close}」。", close=close),
    )


def _cut_off(index: int) -> _Verdict:
    return _Verdict(
        index,
        index + 1,
        say("空格加「#」之後是註解，這個值因此在這裡中斷。"),
        say("「#」是文字時，請將整個值加上引號。"),
    )


def _wide_comma(index: int, comma: str) -> _Verdict:
    return _Verdict(
        index,
        index + 1,
        say("括號裡的各項要以半形逗號分開，這裡是「{comma}」。", comma=comma),
        say("請改成「, 」：半形逗號，後面空一個半形空格。"),
    )


def _two_colons(index: int) -> _Verdict:
    return _Verdict(
        index,
        index + 1,
        say("這一行有兩個「: 」，讀不出哪裡是值。"),
        say("值裡有冒號時，請將整個值加上引號。"),
    )


def _reserved(trouble: Trouble) -> _Verdict:
    char = trouble.source.text[trouble.at : trouble.at + 1]
    if char == "\t":
        return _tab(trouble)
    return _Verdict(
        trouble.at,
        trouble.at + 1,
        say("值不能以「{char}」開頭。", char=char),
        say("請將整個值加上引號。"),
    )


def _tab(trouble: Trouble) -> _Verdict:
    return _Verdict(
        trouble.at,
        trouble.at + 1,
        say("縮排用了 Tab，YAML 只接受半形空格。"),
        say("請把 Tab 改為兩個半形空格。"),
        INDENT_TAB,
    )


def _list_on_key_line(trouble: Trouble) -> _Verdict:
    return _Verdict(
        trouble.at,
        trouble.at + 1,
        say("清單不能與鍵寫在同一行。"),
        say("請在冒號後換行，下一行縮排兩格再寫「- 」；若是文字，請加上引號。"),
    )


def _escape(trouble: Trouble) -> _Verdict:
    return _Verdict(
        trouble.at,
        trouble.at + 2,
        say("雙引號裡的反斜線不是合法的跳脫寫法。"),
        say("請改用單引號，或把反斜線寫成兩個。"),
    )


def _outside_document(trouble: Trouble) -> _Verdict:
    start, line = _line(trouble.source, trouble.at)
    return _Verdict(
        trouble.at,
        start + len(line.rstrip()),
        say("這一行不屬於前面的內容：縮排比第一個鍵少，或前面已用「...」結束。"),
        say("請讓最外層的鍵都從第 1 欄開始。"),
    )


def _block_header(trouble: Trouble) -> _Verdict:
    start, line = _line(trouble.source, trouble.since)
    return _Verdict(
        trouble.since,
        start + len(line.rstrip()),
        say("「|」或「>」後面不能接文字。"),
        say("請換行並縮排再寫內容；若是文字，請將整個值加上引號。"),
    )


def _stray(trouble: Trouble) -> _Verdict:
    return _Verdict(
        trouble.at,
        trouble.at + 1,
        say("這裡不該有「{char}」。", char=trouble.source.text[trouble.at : trouble.at + 1] or "…"),
        say("請刪除它；若是文字，請將整個值加上引號。"),
    )


def _directive(trouble: Trouble) -> _Verdict:
    start, line = _line(trouble.source, trouble.since)
    return _Verdict(
        start,
        start + len(line.rstrip()),
        say("「%」開頭的 YAML 指令不可使用。"),
        say("請刪除這一行；若是文字，請將整個值加上引號。"),
    )


def _mark(rule: Rule, char: str, name: Message) -> _Reading:
    """``*``, ``&`` or ``!`` in front of text that was meant as text."""

    def reading(trouble: Trouble) -> _Verdict:
        return _Verdict(
            trouble.since,
            _word(trouble.source, trouble.since),
            say("值以「{char}」開頭，會被當成 YAML 的{name}。", char=char, name=name),
            say("請將整個值加上引號；多行文字可用「|」。"),
            rule,
        )

    return reading


_READINGS: tuple[tuple[str, _Reading], ...] = (
    ("tab character", _tab),
    ("directive|incompatible YAML", _directive),
    ("scanning an alias", _mark(YAML_ALIAS, "*", say("別名"))),
    ("scanning an anchor", _mark(YAML_ANCHOR, "&", say("錨點"))),
    ("scanning a tag|parsing a tag|undefined tag", _mark(YAML_TAG, "!", say("標籤"))),
    ("quoted scalar: (found unexpected end|found unexpected document)", _quote_without_end),
    ("quoted scalar: ", _escape),
    ("mapping values are not allowed", _second_colon),
    ("simple key: ", _simple_key),
    ("flow (sequence|mapping): did not find expected ','", _open_bracket),
    ("expected key|block mapping: ", _key_expected),
    ("expected '-' indicator", _dash_expected),
    ("cannot start any token", _reserved),
    ("block sequence entries", _list_on_key_line),
    ("<document start>", _outside_document),
    ("scanning a block scalar", _block_header),
    ("expected node content", _stray),
)
"""Phrases of libyaml and the functions that interpret them; the first match counts."""
