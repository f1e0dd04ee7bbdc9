"""Invisible and unintended characters: refused, or noted where they only hinder a search."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from reportgen.findings import Finding, Message, made, say
from reportgen.patterns import late
from reportgen.places import Edit, Place, Source, Text
from reportgen.rulebook.records import (
    CHARACTER_INVISIBLE,
    CHARACTER_LOOKALIKE,
    CHARACTER_REFUSED,
)
from reportgen.text import (
    BEYOND_BMP,
    BMP_CONTROLS,
    BMP_LOOKALIKES,
    BMP_REFUSED,
    has_han,
    is_control,
    is_lookalike,
    is_refused,
    plain_form,
)

_MAY_BE_CONTROL = late(f"[{BMP_CONTROLS}{BEYOND_BMP}]")
_JOINERS = "\u00ad\u034f\u115f\u1160\u180b-\u180f\u200b-\u200d\u2060-\u2064\u3164\ufeff\uffa0"
_SUSPECT = late(f"[{BMP_REFUSED}{_JOINERS}\ufe00-\ufe0e{BMP_LOOKALIKES}{BEYOND_BMP}]")
_ESCAPE = late(r"\\(?:x..|u.{4}|U.{8}|.)", re.DOTALL)

_Site = tuple[str, Callable[[], Iterator[Finding]]]


def blanked(text: str) -> str:
    """*text* with a blank for each control character: the YAML parser stops at some of them."""
    return _MAY_BE_CONTROL.sub(lambda match: " " if is_control(match[0]) else match[0], text)


def in_file(source: Source) -> Iterator[Finding]:
    """The findings about the characters of a file."""
    return made(_suspects(source))


def _suspects(source: Source) -> Iterator[_Site]:
    text = source.text
    for match in _SUSPECT.finditer(text):
        char, index = match[0], match.start()
        before, after = text[max(index - 1, 0) : index], text[index + 1 : index + 2]
        if is_refused(char):
            yield "refused", partial(_at, source, index, refused)
        elif is_lookalike(char):
            if plain_form(char) != char:
                yield "lookalike", partial(_at, source, index, _lookalike)
        elif _is_selector(char):
            if has_han(before):
                yield "invisible", partial(_at, source, index, _selector)
        elif char <= "\uffff" and (has_han(before) or has_han(after)):
            yield "invisible", partial(_at, source, index, _joiner)


def _is_selector(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0e" or "\U000e0100" <= char <= "\U000e01ef"


def _at(source: Source, index: int, make: Callable[[Place, str], Finding]) -> Iterator[Finding]:
    yield make(source.place(index, index + 1), source.text[index])


def in_escapes(text: Text) -> Iterator[Finding]:
    """The findings about characters that escapes put into a scalar in double quotes."""
    return made(_escapes(text))


def _escapes(text: Text) -> Iterator[_Site]:
    source = text.source
    assert source is not None
    for index, char in enumerate(text):
        if is_refused(char) and (escape := _ESCAPE.match(source.text, text.offset(index))):
            yield "refused", partial(_in_escape, source, escape.span(), char)


def _in_escape(source: Source, span: tuple[int, int], char: str) -> Iterator[Finding]:
    yield refused(source.place(*span), char)


def refused(place: Place, char: str) -> Finding:
    """The finding for *char*, which no record may hold."""
    code = f"U+{ord(char):04X}"
    message, hint = _cause(char, code)
    return CHARACTER_REFUSED.finding(place, message, hint)


def _cause(char: str, code: str) -> tuple[Message, Message]:
    """What the refused *char* is, and what to write instead."""
    if char == "\ufffd":
        return (
            say("這裡的「�」（{code}）是轉檔時讀不出來的字，原字已經遺失。", code=code),
            say("請對照原稿，重新輸入這個字。"),
        )
    if char == "\ufffc":
        return (
            say("這裡有 {code}，是圖片、方程式等物件的佔位字元；物件沒有一起貼過來。", code=code),
            say("請刪除這個字元；圖片請另存成檔案，再以 ![圖說](…) 插入。"),
        )
    if "\ue000" <= char <= "\uf8ff" or char >= "\U000f0000":
        return (
            say("這裡有造字區的字元 {code}，換一臺電腦就會變成別的字或空白。", code=code),
            say("請改用 Unicode 的正式字元，可在全字庫（www.cns11643.gov.tw）查得。"),
        )
    if "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u206f":
        return (
            say("這裡有看不見的方向控制字元 {code}，會使前後文字的次序顛倒。", code=code),
            say("請刪除這個字元；由右至左的文字請寫成 {example}。", example="[…]{lang=ar}"),
        )
    return (
        say("這裡有看不見的控制字元 {code}，多半是從其他軟體貼上時帶進來的。", code=code),
        say("請刪除這個字元。"),
    )


def _joiner(place: Place, char: str) -> Finding:
    return CHARACTER_INVISIBLE.finding(
        place,
        say(
            "中文字旁有看不見的字元 {code}，搜尋與比對時會找不到這個詞。", code=f"U+{ord(char):04X}"
        ),
        say("請刪除這個字元。"),
        mend=CHARACTER_INVISIBLE.mend([Edit(place, "")]),
    )


def _selector(place: Place, char: str) -> Finding:
    return CHARACTER_INVISIBLE.finding(
        place,
        say(
            "前一個字帶有異體字選擇符 {code}，印出的可能仍是字型的標準字形。",
            code=f"U+{ord(char):04X}",
        ),
        say("請核對印出的字形；不必區別字形時，請刪除選擇符。"),
    )


def _lookalike(place: Place, char: str) -> Finding:
    return CHARACTER_LOOKALIKE.finding(
        place,
        say("「{char}」（{code}）是部首或相容字元，看來像「{plain}」，搜尋時卻是另一個字。",
            char=char, code=f"U+{ord(char):04X}", plain=plain_form(char)),
        say("請改成「{plain}」（U+{number:04X}）。",
            plain=plain_form(char), number=ord(plain_form(char)[0])),
        mend=CHARACTER_LOOKALIKE.mend([Edit(place, plain_form(char))]),
    )  # fmt: skip
