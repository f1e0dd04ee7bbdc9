"""What templates may see of a value: a list for each type, and nothing of any other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date, time
from functools import cache
from typing import Any

from markupsafe import Markup, escape

from reportgen.compose.report import ReportFacts
from reportgen.compose.template.failure import Misuse
from reportgen.compose.template.run import Loop
from reportgen.compose.timetable.parts import Cell, Entry, Listing, Row, Sheet, Site, Timetable
from reportgen.findings import Message, say
from reportgen.limits import TEMPLATE_NUMBER
from reportgen.manuscript import Caption
from reportgen.manuscript.outline import Heading
from reportgen.records.base import Record
from reportgen.records.moments import TimeSpan
from reportgen.records.names import Name

_DATACLASSES = (Heading, Caption, ReportFacts, Timetable, Sheet, Site, Row, Cell, Entry, Listing)
"""What composing hands out beside records: their fields and properties are visible."""

_NAMES: dict[type, frozenset[str]] = {
    date: frozenset(("year", "month", "day")),
    time: frozenset(("hour", "minute")),
    Loop: frozenset(("index", "index0", "first", "last", "length", "revindex", "revindex0")),
}


def _properties(cls: type) -> frozenset[str]:
    return frozenset(
        name
        for name, value in vars(cls).items()
        if isinstance(value, property) and not name.startswith("_")
    )


@cache
def visible(kind: type) -> frozenset[str]:
    """The attributes of a value of type *kind* that a template may read.

    Of a record and of the dataclasses above, their fields and properties; of the types above, what
    is listed; of others nothing.
    """
    if issubclass(kind, Record):
        own = [cls for cls in kind.__mro__ if issubclass(cls, Record) and cls is not Record]
        return frozenset(kind.model_fields).union(*map(_properties, own))
    if kind in _DATACLASSES:
        return _properties(kind).union(field.name for field in fields(kind))
    return _NAMES.get(kind, frozenset())


def attribute(value: Any, name: str) -> Any:
    """``value.name``; raises ``LookupError`` where a template may not see it."""
    if isinstance(value, dict):
        return value[name]
    if name in visible(type(value)):  # type: ignore[arg-type]
        return getattr(value, name)
    raise LookupError(name)


def item(value: Any, key: Any) -> Any:
    """``value[key]``; raises ``LookupError`` where there is none."""
    if isinstance(value, (str, tuple, list, range)):
        if type(key) is int or isinstance(key, slice):
            return value[key]
    elif isinstance(value, dict):
        return value[key] if isinstance(key, (str, int)) else _no_item(key)
    elif isinstance(key, str):
        return attribute(value, key)
    return _no_item(key)


def _no_item(key: Any) -> Any:
    raise LookupError(kind_of(key))


def items_of(value: Any) -> Sequence[Any]:
    """What a ``for`` goes over; raises ``Misuse``."""
    if isinstance(value, (list, tuple, range, str)):
        return value
    if isinstance(value, dict):
        return list(value)
    raise Misuse(say("{kind}不能逐項列出。", kind=kind_of(value)))


def printed(value: Any) -> str:
    """*value* as HTML, escaped unless a filter made it HTML; raises ``Misuse``."""
    if isinstance(value, str):
        return str(escape(value))
    if type(value) is int or type(value) is float:
        return str(value)
    if isinstance(value, Name):
        return str(escape(str(value)))
    if isinstance(value, date):
        return value.isoformat()
    raise Misuse(say("{kind}印不出來。", kind=kind_of(value)))


def joined(values: Sequence[Any]) -> str:
    """*values* in a row, as ``~`` joins them: HTML if one of them is HTML."""
    texts = [value if isinstance(value, str) else printed(value) for value in values]
    if any(isinstance(text, Markup) for text in texts):
        return Markup("").join(texts)
    return "".join(map(str, texts))


def number(value: Any) -> Any:
    """*value* where it is a number of a bearable size; raises ``Misuse``."""
    if isinstance(value, (int, float)) and not abs(value) <= TEMPLATE_NUMBER:
        raise Misuse(say("數字太大。"))
    return value


def kind_of(value: Any) -> Message:
    """What sort of value it is, for a sentence."""
    for kinds, message in _KINDS:
        if isinstance(value, kinds):
            return message
    return say("這種資料")


_KINDS: tuple[tuple[Any, Message], ...] = (
    (str, say("文字")),
    (bool, say("真假值")),
    (int | float, say("數字")),
    (type(None), say("空值")),
    (list | tuple | range, say("清單")),
    (dict, say("對照")),
    (date, say("日期")),
    (TimeSpan, say("時間")),
    (Record, say("記錄")),
    (Callable, say("函式")),
)
