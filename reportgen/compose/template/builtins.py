"""Filters, tests and functions that every layout has; the docs list them (layout-guide.md)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from markupsafe import Markup, escape

from reportgen.compose.template.failure import Misuse
from reportgen.compose.template.helpers import Helper, a, anything, sequence, text, whole
from reportgen.compose.template.run import Namespace
from reportgen.compose.template.values import attribute, items_of, joined, kind_of, number, printed
from reportgen.findings import say
from reportgen.limits import TEMPLATE_CHARACTERS, TEMPLATE_ITEMS


def _join(values: Any, between: str = "", attribute: str = "") -> str:
    items = _of(values, attribute)
    texts = [value if isinstance(value, str) else printed(value) for value in items]
    _afford(sum(map(len, texts)) + len(between) * len(texts))
    if any(isinstance(value, Markup) for value in (between, *texts)):
        return escape(between).join(texts)
    return between.join(map(str, texts))


def _replace(value: str, old: str, new: str) -> str:
    _afford(len(value) + value.count(old) * len(new))
    return value.replace(old, new)


def _afford(characters: int) -> None:
    """Refuse a text that long before it is made."""
    if characters > TEMPLATE_CHARACTERS:
        raise Misuse(say("版型產生的內容超過 {most} 個字元。", most=TEMPLATE_CHARACTERS))


def _truncate(
    value: str, length: int = 255, killwords: bool = False, end: str = "...", leeway: int = 5
) -> str:
    if len(value) <= length + leeway:
        return value
    cut = value[: max(0, length - len(end))]
    return (cut if killwords else cut.rsplit(" ", 1)[0]) + end


def _path(value: Any, path: str) -> Any:
    """The attribute that a dotted *path* leads to."""
    for name in path.split("."):
        try:
            value = attribute(value, name)
        except LookupError:
            raise Misuse(say("{kind}沒有「{name}」。", kind=kind_of(value), name=name)) from None
    return value


def _of(values: Any, path: str) -> list[Any]:
    items = items_of(values)
    return [_path(item, path) for item in items] if path else list(items)


def _ordered(values: Any, *, attribute: str = "", reverse: bool = False) -> list[Any]:
    items = items_of(values)
    keys = _of(items, attribute)
    _afford(sum(len(key) for key in keys if isinstance(key, str)))
    if not any(all(isinstance(key, kind) for key in keys) for kind in _SORTED):
        raise Misuse(say("只有文字、數字或日期的清單能排序。"))
    return [
        items[index] for index in sorted(range(len(items)), key=keys.__getitem__, reverse=reverse)
    ]


def _extreme(choose: Callable[..., Any], values: Any, *, attribute: str = "") -> Any:
    items = _ordered(values, attribute=attribute)
    if not items:
        raise Misuse(say("清單是空的。"))
    return items[0] if choose is min else items[-1]


def _unique(values: Any, *, attribute: str = "") -> list[Any]:
    items = items_of(values)
    kept: dict[Any, Any] = {}
    for value, key in zip(items, _of(items, attribute), strict=True):
        kept.setdefault(_hashable(key), value)
    return list(kept.values())


def _hashable(value: Any) -> Any:
    if not isinstance(value, (str, int, float, date, type(None))):
        raise Misuse(say("{kind}不能比較。", kind=kind_of(value)))
    return value


def _groups(values: Any, path: str) -> list[tuple[Any, list[Any]]]:
    groups: dict[Any, list[Any]] = {}
    for value in items_of(values):
        groups.setdefault(_hashable(_path(value, path)), []).append(value)
    return list(groups.items())


def _batch(values: Any, size: int) -> list[list[Any]]:
    items = list(items_of(values))
    return [items[start : start + size] for start in range(0, len(items), size)]


def _sum(values: Any, *, attribute: str = "", start: float = 0) -> Any:
    numbers = _of(values, attribute)
    if not all(isinstance(value, (int, float)) for value in numbers):
        raise Misuse(say("只有數字能加總。"))
    return number(sum(numbers, start))


def _int(value: Any, default: int = 0) -> int:
    try:
        return int(number(int(value)))
    except (ValueError, OverflowError):
        return default


def _float(value: Any, default: float = 0.0) -> float:
    try:
        made = float(value)
    except (ValueError, OverflowError):
        return default
    return float(number(made)) if made == made else default


def _round(value: float, digits: int = 0) -> float:
    return round(float(value), digits)


def _chosen(wanted: bool, values: Any, test: str = "", *arguments: Any) -> list[Any]:
    check = _named_test(test, arguments)
    return [value for value in items_of(values) if check(value) is wanted]


def _chosen_by(wanted: bool, values: Any, path: str, test: str = "", *arguments: Any) -> list[Any]:
    check = _named_test(test, arguments)
    return [value for value in items_of(values) if check(_path(value, path)) is wanted]


def _named_test(name: str, arguments: Sequence[Any]) -> Callable[[Any], bool]:
    if not name:
        return bool
    if name not in TESTS:
        raise Misuse(say("沒有檢驗「{name}」。", name=name))
    test = TESTS[name]
    return lambda value: bool(test.use(name, (value, *arguments), {}, lambda _: None))


def _mapped(values: Any, *, attribute: str) -> list[Any]:
    return _of(values, attribute)


def _ends(values: Any, index: int) -> Any:
    items = items_of(values)
    if not items:
        raise Misuse(say("清單是空的。"))
    return items[index]


def _range(first: int, last: int | None = None, step: int = 1) -> list[int]:
    numbers = range(first) if last is None else range(first, last, step or 1)
    if len(numbers) > TEMPLATE_ITEMS:
        raise Misuse(say("range 最多 {most} 項。", most=TEMPLATE_ITEMS))
    return list(numbers)


def _divides(value: int, by: int) -> bool:
    return by != 0 and value % by == 0


_COUNT = whole(0, TEMPLATE_ITEMS)
_NUMBER = a(int, float)
_WHOLE = a(int)
_FLAG = a(bool)
_PATH = {"attribute": text}

_SORTED = (str, int | float, date)

FILTERS: Mapping[str, Helper] = {
    "abs": Helper(abs, (_NUMBER,)),
    "batch": Helper(_batch, (sequence, whole(1, TEMPLATE_ITEMS))),
    "capitalize": Helper(lambda value: value.capitalize(), (text,)),
    "count": Helper(len, (sequence,)),
    "escape": Helper(escape, (text,)),
    "first": Helper(lambda values: _ends(values, 0), (sequence,)),
    "float": Helper(_float, (a(str, int, float), _NUMBER), 1),
    "groupby": Helper(_groups, (sequence, text)),
    "int": Helper(_int, (a(str, int, float), _WHOLE), 1),
    "items": Helper(lambda value: list(value.items()), (a(dict),)),
    "join": Helper(_join, (sequence, text), 1, _PATH),
    "last": Helper(lambda values: _ends(values, -1), (sequence,)),
    "length": Helper(len, (sequence,)),
    "list": Helper(lambda values: list(items_of(values)), (sequence,)),
    "lower": Helper(lambda value: value.lower(), (text,)),
    "map": Helper(_mapped, (sequence,), 1, _PATH),
    "max": Helper(partial(_extreme, max), (sequence,), 1, _PATH),
    "min": Helper(partial(_extreme, min), (sequence,), 1, _PATH),
    "reject": Helper(partial(_chosen, False), (sequence, text), 1, any_more=True),
    "rejectattr": Helper(partial(_chosen_by, False), (sequence, text, text), 2, any_more=True),
    "replace": Helper(_replace, (text, text, text)),
    "reverse": Helper(lambda values: items_of(values)[::-1], (sequence,)),
    "round": Helper(_round, (_NUMBER, whole(0, 9)), 1),
    "select": Helper(partial(_chosen, True), (sequence, text), 1, any_more=True),
    "selectattr": Helper(partial(_chosen_by, True), (sequence, text, text), 2, any_more=True),
    "sort": Helper(_ordered, (sequence,), 1, {**_PATH, "reverse": _FLAG}),
    "string": Helper(lambda value: joined([value]), (anything,)),
    "sum": Helper(_sum, (sequence,), 1, {**_PATH, "start": _NUMBER}),
    "title": Helper(lambda value: value.title(), (text,)),
    "trim": Helper(lambda value: value.strip(), (text,)),
    "truncate": Helper(_truncate, (text, _COUNT, _FLAG, text, _COUNT), 1),
    "unique": Helper(_unique, (sequence,), 1, _PATH),
    "upper": Helper(lambda value: value.upper(), (text,)),
}
"""Filters beside those of the report (``compose/filters.py``); ``default`` is grammar."""

TESTS: Mapping[str, Helper] = {
    "boolean": Helper(lambda value: isinstance(value, bool), (anything,)),
    "divisibleby": Helper(_divides, (_WHOLE, _WHOLE)),
    "eq": Helper(lambda value, other: value == other, (anything, anything)),
    "equalto": Helper(lambda value, other: value == other, (anything, anything)),
    "even": Helper(lambda value: value % 2 == 0, (_WHOLE,)),
    "false": Helper(lambda value: value is False, (anything,)),
    "in": Helper(lambda value, values: is_in(value, values), (anything, sequence)),
    "mapping": Helper(lambda value: isinstance(value, dict), (anything,)),
    "ne": Helper(lambda value, other: value != other, (anything, anything)),
    "none": Helper(lambda value: value is None, (anything,)),
    "number": Helper(_NUMBER, (anything,)),
    "odd": Helper(lambda value: value % 2 == 1, (_WHOLE,)),
    "sequence": Helper(sequence, (anything,)),
    "string": Helper(text, (anything,)),
    "true": Helper(lambda value: value is True, (anything,)),
}
"""Tests behind ``is``; ``defined`` and ``undefined`` are grammar."""

FUNCTIONS: Mapping[str, Helper] = {
    "namespace": Helper(lambda **names: Namespace(names), any_name=True),
    "range": Helper(_range, (_WHOLE, _WHOLE, _WHOLE), 1),
}
"""Functions that a template may call by name, beside ``_``."""


def is_in(value: Any, values: Any) -> bool:
    """Whether *value* is among *values*; raises ``Misuse``."""
    if not isinstance(values, (str, tuple, list, dict, range)):
        raise Misuse(say("{kind}不能逐項列出。", kind=kind_of(values)))
    if isinstance(values, dict):
        _hashable(value)
    if isinstance(values, str) and not isinstance(value, str):
        raise Misuse(say("「in」不能用於{kind}。", kind=kind_of(value)))
    return value in values
