"""Records as a tree of printed values, so that all of them are compared in the same way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from reportgen.compose.dates import Calendar, span
from reportgen.places import NOWHERE, Place, Text, place_of
from reportgen.records.base import Record
from reportgen.records.countries import country_name
from reportgen.records.moments import TimeSpan
from reportgen.records.names import Name
from reportgen.records.values import CountryKind, ProseKind
from reportgen.records.walk import kind_of


@dataclass(frozen=True)
class Leaf:
    """One value as the page prints it; ``prose`` where it is running text."""

    value: str
    place: Place = NOWHERE
    prose: bool = False

    @property
    def content(self) -> object:
        """Equal for equal leaves, wherever they stand."""
        return self.value


@dataclass(frozen=True)
class Branch:
    """A record: its values by key, each key with its Chinese title."""

    children: Mapping[str, Node]
    titles: Mapping[str, str]
    place: Place = NOWHERE

    @cached_property
    def content(self) -> object:
        """Equal for equal records, wherever they stand."""
        return tuple((key, child.content) for key, child in self.children.items())

    @cached_property
    def identity(self) -> str:
        """The ``id`` by which other records point at this one; empty where it has none."""
        leaf = self.children.get("id")
        return leaf.value if isinstance(leaf, Leaf) else ""

    @cached_property
    def label(self) -> str:
        """A label by which readers recognise the record: title, name, date …, or its beginning."""
        for key in _LABELS:
            child = self.children.get(key)
            if isinstance(child, Branch):
                child = child.children.get("zh") or child.children.get("foreign")
            if isinstance(child, Leaf):
                first = child.value.strip().split("\n")[0]
                return first if len(first) <= _LABEL else first[: _LABEL - 1] + "…"
        return self.identity


@dataclass(frozen=True)
class Row:
    """A list, in its order."""

    items: tuple[Node, ...] = field(default=())
    place: Place = NOWHERE

    @cached_property
    def content(self) -> object:
        """Equal for equal lists, wherever they stand."""
        return tuple(item.content for item in self.items)


Node = Leaf | Branch | Row

_LABELS = ("title", "name", "caption", "label", "date", "time", "country", "prose", "file")
_LABEL = 24
"""Characters of a label: enough to recognise the record."""


class Printer:
    """How values of one report are printed: its calendar and its language."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar

    def text(self, value: object, *, country: bool) -> str:
        """*value* in words."""
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, date):
            return self.calendar.full(value)
        if isinstance(value, TimeSpan):
            return span(value)
        if isinstance(value, StrEnum):
            return value.value
        return country_name(str(value), self.calendar.locale) if country else str(value)


def tree(record: Record, printer: Printer) -> Branch:
    """*record* as a tree, without empty values and defaults."""
    children: dict[str, Node] = {}
    titles: dict[str, str] = {}
    for name, info in type(record).model_fields.items():
        value = record.unknown(name) or getattr(record, name)
        if value is None or value == () or (name not in record.model_fields_set):
            continue
        kind = kind_of(type(record), name)
        node = _node(value, printer, record.where(name), country=kind is CountryKind,
                     prose=kind is ProseKind)  # fmt: skip
        children[name] = node
        titles[name] = str(info.title or name)
    return Branch(children, titles, record.where())


def _node(value: Any, printer: Printer, place: Place, *, country: bool, prose: bool) -> Node:
    if isinstance(value, Name):
        return _name(value, printer)
    if isinstance(value, Record):
        return tree(value, printer)
    if isinstance(value, (tuple, list)):
        items = (
            _node(item, printer, place_of(item, place), country=country, prose=prose)
            for item in value
        )
        return Row(tuple(items), place)
    where = value.place if isinstance(value, Text) else place
    printed = printer.text(value, country=country)
    return Leaf(printed.strip("\n") if prose else printed, where, prose)


def _name(name: Name, printer: Printer) -> Node:
    """A name in a single language as a single value, whether written as text or as a mapping."""
    forms = [form for form in (name.zh, name.foreign, name.lang) if form is not None]
    return Leaf(str(forms[0]), forms[0].place) if len(forms) == 1 else tree(name, printer)


def text_lines(node: Node, path: str = "") -> Iterator[str]:
    """Every value below *node* with its path in words, for programs that compare lines."""
    if isinstance(node, Leaf):
        yield from (f"{path}：{line}" for line in node.value.split("\n"))
    elif isinstance(node, Row):
        for number, item in enumerate(node.items, start=1):
            label = item.label if isinstance(item, Branch) else ""
            yield from text_lines(item, f"{path}〔{label or number}〕")
    else:
        before = f"{path} › " if path else ""
        for key, child in node.children.items():
            yield from text_lines(child, before + node.titles[key])


def leaves(node: Node) -> Iterator[Leaf]:
    """Every value below *node*, in order."""
    if isinstance(node, Leaf):
        yield node
    else:
        for child in node.items if isinstance(node, Row) else node.children.values():
            yield from leaves(child)
