"""Hints that show the form of a value: how a list, a mapping or a choice is written.

A text that stands where a list or mapping is expected is put into the form, so that its author can
copy the hint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import Any, Literal, get_args, get_origin

from reportgen import limits
from reportgen.findings import Message, say
from reportgen.patterns import late
from reportgen.places import Items, Text
from reportgen.read import shapes, suggest
from reportgen.read.nearest import nearest
from reportgen.read.spot import Spot
from reportgen.records.values import OneLineKind
from reportgen.records.walk import kind_of

_BETWEEN_ITEMS = late(r"[、，,；;]")
_BETWEEN_DATES = late(r"[~～〜–—至到迄]")
_UNQUOTED = late(r"[^\s\W][^\[\]{}:#,&*!|>'\"%@`\n]*")
"""Text that YAML reads as it stands in a list in brackets."""


def of_list(spot: Spot) -> Message:
    """How the list at *spot*, where a text stands, is written."""
    if str(spot.value).startswith("-"):
        return say("「-」後面要空一個半形空格。")
    if shapes.models(shapes.item(spot.expected)) and (keys := required(shapes.item(spot.expected))):
        return of_item(keys)
    if items := _items(spot):
        return say("請寫成「{key}: [{items}]」，各項以半形逗號分開。",
                   key=spot.key, items=", ".join(items))  # fmt: skip
    return say("請換行，每項一行，縮排兩格並以「- 」開頭。")


def _items(spot: Spot) -> list[str]:
    """The items that a text at *spot* lists, as YAML takes them; empty where that is unsure."""
    text = str(spot.value)
    lines = any(kind_of(model, spot.key) is OneLineKind for model in spot.owners)
    if not lines or len(text) > limits.MEANT_LENGTH:
        return []
    items = [part.strip() for part in _BETWEEN_ITEMS.split(text) if part.strip()]
    return items if all(_UNQUOTED.fullmatch(item) for item in items) else []


def of_item(keys: list[str]) -> Message:
    """How an item with the required *keys* is written."""
    if len(keys) == 1:
        return say("請換行，每項縮排兩格，寫成「- {key}: 」再接內容。", key=keys[0])
    return say(
        "請換行，每項縮排兩格，以「- {key}: 」開頭，其餘的鍵與它對齊；必填：{keys}。",
        key=keys[0],
        keys=tuple(keys),
    )


def of_mapping(spot: Spot) -> Iterator[Message]:
    """How the mapping at *spot*, where a text or a list stands, is written."""
    keys = required(spot.expected, spot.value)
    if isinstance(spot.value, Text):
        if keys == ["start", "end"] and (dates := two_dates(spot.value)):
            before = "- " if isinstance(spot.holder, Items) else f"{spot.key}: "
            period = f"{before}{{start: {dates[0]}, end: {dates[1]}}}"
            yield say("請寫成「{written}」。", written=period)
        elif isinstance(spot.holder, Items) and keys:
            yield say("這一項請寫成「- {key}: 」再接內容；必填：{keys}。",
                      key=keys[0], keys=tuple(keys))  # fmt: skip
        elif keys:
            yield say("請在下一行縮排兩格，寫「{key}: 」再接內容。", key=keys[0])
    elif spot.key == "period":
        yield say("兩段以上的期間，第一段寫在 period，其餘寫在 more_periods。")


def required(expected: Any, value: object = None) -> list[str]:
    """Keys that every record that may stand here must have."""
    models = shapes.choose(expected, value)
    if not models:
        return []
    first, *others = ({n for n, i in m.model_fields.items() if i.is_required()} for m in models)
    common = first.intersection(*others)
    return [name for name in models[0].model_fields if name in common]


def two_dates(text: str) -> tuple[str, str] | None:
    """Start and end of a period that is written as one text; the end may leave out the year."""
    halves = halves_of(text)
    if not halves:
        return None
    start, end = halves
    first = suggest.a_date(start)
    year = re.match(r"(?:民國)? ?\d{2,4} ?[-./年] ?", start)
    month = re.match(r"(?:民國)? ?\d{2,4} ?[-./年] ?\d{1,2} ?[-./月] ?", start)
    tries = [end, *(whole[0] + end for whole in (year, month) if whole)]
    last = next((written for part in tries if (written := suggest.a_date(part))), "")
    return (first, last) if first and last else None


def halves_of(text: str) -> tuple[str, str] | None:
    """The two dates that *text* may be, as they are written."""
    if len(text) > limits.MEANT_LENGTH:
        return None
    halves = _BETWEEN_DATES.split(text)
    if len(halves) == 1:
        halves = text.split("-")
    if len(halves) != 2 or not all(re.search(r"\d", half) for half in halves):
        return None
    return halves[0].strip(), halves[1].strip()


# --- choices


def choices(expected: Any) -> Iterator[str]:
    """The values of which one is expected."""
    for part in shapes.parts(expected):
        if isinstance(part, type) and issubclass(part, Enum):
            yield from (str(member.value) for member in part)
        elif get_origin(part) is Literal:
            yield from map(str, get_args(part))


def meant(written: str, legal: list[str], description: str) -> str:
    """The value of *legal* that *written* most likely stands for; empty where none is near.

    *description* is that of the field, which gives the Chinese word for each value:
    「visit 參訪、meeting 會議」 or 「delegation：同行團員」.
    """
    if near := nearest(written, legal):
        return near
    if len(written) > limits.SLIP_LENGTH or len(written) < 2:
        return ""
    words = {value: _word(value, description) for value in legal}
    equal = [value for value, word in words.items() if word == written]
    part = [v for v, word in words.items() if word and (written in word or word in written)]
    return equal[0] if equal else part[0] if len(part) == 1 else ""


def labels(legal: list[str], description: str) -> list[Message]:
    """The values of *legal*, each with its word in *description*; in English without.

    Empty where the description does not give all words.
    """
    words = {value: _word(value, description) for value in legal}
    return [Message(f"{value}（{word}）") for value, word in words.items() if all(words.values())]


def _word(value: str, description: str) -> str:
    match = re.search(rf"(?<![\w-]){re.escape(value)}[：: ]([^，、；。（]+)", description)
    return match[1] if match else ""
