"""Whatever value of the attached records is changed: an error, at its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cache, partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

from reportgen.authority.load import Layout, load_layout
from reportgen.compose.document import compose
from reportgen.language import translator
from reportgen.manuscript import Manuscript, read_manuscript
from reportgen.pipeline import build_report
from reportgen.pipeline.located import located
from reportgen.places import Place, Text
from reportgen.read import read
from reportgen.records import Records
from reportgen.records.base import Record
from reportgen.records.moments import TimeSpan
from reportgen.records.values import OneLineKind, ProseKind, SystemIdKind, UrlKind
from reportgen.records.walk import kind_of
from reportgen.verify.checks import lost_text, verify
from reportgen.verify.wanted import blocks
from reportgen.verify.written import open_written
from reportgen.world import World
from tests.randomreports import random_report, write_report

SEEDS = (2, 3)
"""Reports without whole pages, whose words come from files."""


@dataclass(frozen=True)
class Value:
    """A value of the records, its way from the root, and another one in its place."""

    path: tuple[Any, ...]
    other: Any
    place: Place


@cache
def built(seed: int) -> tuple[bytes, Records, Layout]:
    """A random report: its PDF, records and layout."""
    folder = write_report(random_report(seed), Path(mkdtemp()) / f"report-{seed}")
    outcome = build_report(World.here(), folder, folder.parent / "out")
    records = read(folder, folder.name).records
    assert outcome.pdf is not None
    assert records is not None
    layout = load_layout(World.here().template_roots(folder), str(records.authority)).layout
    assert layout is not None
    return outcome.pdf.read_bytes(), records, layout


def manuscript_of(records: Records, layout: Layout) -> Manuscript:
    return read_manuscript(records, layout.authority, translator(records.language))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_clean_report_has_no_finding(seed: int) -> None:
    pdf, records, layout = built(seed)
    composed = compose(manuscript_of(records, layout), layout, translator(records.language))
    assert verify(pdf, "x.pdf", composed.expected) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_changed_value_is_an_error_at_its_line(seed: int) -> None:
    pdf, records, layout = built(seed)
    translate, written = translator(records.language), open_written(pdf)
    html = compose(manuscript_of(records, layout), layout, translate).html
    missed, seen = [], set()
    for value in values(records):
        # One of each field is enough: what is printed twice is a matter of templates.
        key = tuple(part for part in value.path if isinstance(part, str))
        if key in seen:
            continue
        changed = manuscript_of(put(records, value.path, value.other), layout)
        expected = compose(changed, layout, translate).expected
        if expected.html == html:
            continue
        seen.add(key)
        printed = list(blocks(expected.html))
        found = lost_text(written, Place("x.pdf"), printed, partial(located, changed, layout))
        lines = {(finding.place.file, finding.place.line) for finding in found}
        place = value.place
        wanted = {(place.file, line) for line in range(place.line, place.end_line + 1)}
        if not lines & wanted:
            missed.append((value.path, lines))
    assert len(seen) > 25
    assert missed == []


def values(records: Records) -> Iterator[Value]:
    """Every value that can be exchanged for another, with one."""
    for path, value, record, name in leaves(records, records, "", ()):
        place = value.place if isinstance(value, Text) else record.where(name)
        if (other := another(value, kind_of(type(record), name))) is not None:
            yield Value(path, other, place)


def leaves(value: Any, record: Record, name: str, path: tuple[Any, ...]) -> Iterator[Any]:
    if isinstance(value, Record):
        for field in type(value).model_fields:
            yield from leaves(getattr(value, field), value, field, (*path, field))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from leaves(item, record, name, (*path, index))
    elif value is not None:
        yield path, value, record, name


def another(value: Any, kind: Any) -> Any:
    """A value of the same kind; ``None`` where there is none that is printed itself."""
    if isinstance(value, Text) and kind is ProseKind:
        return Text(value.replace("的", "之", 1), value.source, value.span)
    if isinstance(value, Text) and kind in {OneLineKind, UrlKind, SystemIdKind}:
        last = "8" if value[-1] == "9" else "9"
        return Text(value[:-1] + last, value.source, value.span)
    if isinstance(value, date):
        return value + timedelta(1)
    if isinstance(value, TimeSpan) and value.start:
        return TimeSpan(time((value.start.hour + 1) % 24, value.start.minute), value.end)
    return TimeSpan(part="中午") if isinstance(value, TimeSpan) else None


def put(value: Any, path: tuple[Any, ...], other: Any) -> Any:
    """*value* with *other* at *path*."""
    if not path:
        return other
    if isinstance(value, tuple):
        return tuple(
            put(item, path[1:], other) if index == path[0] else item
            for index, item in enumerate(value)
        )
    return value.model_copy(update={path[0]: put(getattr(value, path[0]), path[1:], other)})
