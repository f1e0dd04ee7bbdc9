"""The ``{#label .class key="value"}`` that may follow a construct of the prose.

Read by ourselves rather than by a plug-in, because each attribute needs its own place, a value may
hold any character, and a slip has to be reported instead of being printed as text in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportgen import limits
from reportgen.findings import Finding, Message, say
from reportgen.patterns import late
from reportgen.places import Place
from reportgen.rulebook.prose import ATTRIBUTE_UNKNOWN, ATTRIBUTE_VALUE

_SPACE = late(r"\s*")
_ITEM = late(
    r"#(?P<id>[^\s{}]+)"
    r"|\.(?P<class>[^\s{}]+)"
    r'|(?P<key>[A-Za-z][\w-]*)=(?:"(?P<quoted>[^"\\]*(?:\\.[^"\\]*)*)"|(?P<bare>[^\s{}"“”「」]+))',
    re.DOTALL,
)
_INTENDED = late(r"[#.][\w-]|[A-Za-z][\w-]*\s*[=＝]")
_ESCAPE = late(r"\\([\"\\])")

SLUG = late(r"[a-z0-9]+(?:[-._][a-z0-9]+)*")
"""A label, the same form as the identifiers of the records."""
_LANGUAGE = late(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_WIDTH = late(r"(\d{1,3}(?:\.\d{1,2})?)(%|mm)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Attribute:
    """One name and value, and the stretch of the source that they stand in."""

    name: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attributes:
    """A whole list in its braces; ``end`` is the index after the closing one."""

    items: tuple[Attribute, ...]
    end: int


@dataclass(frozen=True, slots=True)
class Malformed:
    """Braces that were meant as attributes and cannot be read from ``index`` on."""

    index: int


def read(source: str, start: int, stop: int) -> Attributes | Malformed | None:
    """The attributes that begin at *start*; ``None`` where the text is not meant as attributes."""
    if not source.startswith("{", start, stop):
        return None
    stop = min(stop, start + limits.PROSE_ATTRIBUTES)
    position = _skip(source, start + 1, stop)
    if not _INTENDED.match(source, position, stop):
        return None
    items: list[Attribute] = []
    while not source.startswith("}", position, stop):
        match = _ITEM.match(source, position, stop)
        if match is None:
            return Malformed(position)
        items.append(_attribute(match))
        position = _skip(source, match.end(), stop)
    return Attributes(tuple(items), position + 1)


def _skip(source: str, position: int, stop: int) -> int:
    match = _SPACE.match(source, position, stop)
    return match.end() if match else position


def _attribute(match: re.Match[str]) -> Attribute:
    if match["key"] is None:
        name = "id" if match["id"] is not None else "class"
        return Attribute(name, match[name], match.start(), match.end())
    value = match["bare"] if match["quoted"] is None else _ESCAPE.sub(r"\1", match["quoted"])
    return Attribute(match["key"], value, match.start(), match.end())


def accepted(
    items: tuple[Attribute, ...],
    allowed: tuple[str, ...],
    place: Callable[[Attribute], Place],
    findings: list[Finding],
) -> dict[str, Attribute]:
    """The attributes that the construct may have, each once; a finding for every other one."""
    kept: dict[str, Attribute] = {}
    for item in items:
        for finding in _faults(item, allowed, place(item)):
            findings.append(finding)
            break
        else:
            kept[item.name] = item
    return kept


def _faults(item: Attribute, allowed: tuple[str, ...], place: Place) -> Iterator[Finding]:
    if item.name not in allowed:
        legal = tuple(_written(name) for name in allowed)
        hint = say("這裡可以用：{names}。", names=legal) if allowed else say("請刪去。")
        yield ATTRIBUTE_UNKNOWN.finding(
            place, say("這裡不能用屬性「{name}」。", name=item.name), hint
        )
    message = _value_fault(item)
    if message:
        yield ATTRIBUTE_VALUE.finding(place, message)


def _written(name: str) -> str:
    return {"id": "#label", "class": ".page"}.get(name, f'{name}="…"')


def _value_fault(item: Attribute) -> Message | None:
    value = item.value
    if item.name == "id" and not SLUG.fullmatch(value):
        return say(
            "標籤「{value}」不合格式；請用小寫英文、數字與連字號，例如 fig-opening。", value=value
        )
    if item.name == "class" and value != "page":
        return say("類別只有「.page」一種，印出頁碼；沒有「{value}」。", value=value)
    if item.name == "lang" and not _LANGUAGE.fullmatch(value):
        return say("「{value}」不是語言代碼；例如法文寫 lang=fr。", value=value)
    if item.name == "width" and not _is_width(value):
        return say("寬度「{value}」不能用；請寫 10% 至 100%，或 10mm 至 250mm。", value=value)
    return None


def _is_width(value: str) -> bool:
    match = _WIDTH.fullmatch(value)
    if match is None:
        return False
    return 10 <= float(match[1]) <= (100 if match[2] == "%" else 250)
