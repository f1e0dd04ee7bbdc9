"""What may be written at a cursor: keys, values, references in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportgen.editor.cursor import Cursor
from reportgen.editor.hover import about
from reportgen.editor.opened import OpenReport
from reportgen.editor.values import labels, values_for
from reportgen.read.shapes import item, models

_REFERENCE = re.compile(r"\]\(\s*#([\w.-]*)$")


class Completion(NamedTuple):
    """Something to write in the place of the word at the cursor."""

    text: str
    label: str
    detail: str = ""
    explanation: str = ""
    is_key: bool = False


def completions(report: OpenReport, cursor: Cursor) -> list[Completion]:
    """What may stand at *cursor*."""
    if _REFERENCE.search(cursor.before):
        return [Completion(value.text, value.text, value.meaning) for value in labels(report)]
    if cursor.in_prose:
        return []
    if cursor.key and not cursor.on_key:
        values = values_for(report, cursor)
        return [Completion(value.text, value.text, value.meaning) for value in values]
    return list(_keys(cursor))


def _keys(cursor: Cursor) -> Iterator[Completion]:
    """The keys that the record does not have yet."""
    for name, info in cursor.model.model_fields.items() if cursor.model else ():
        if name in cursor.siblings:
            continue
        nested = item(info.annotation) is not None or bool(models(info.annotation))
        yield Completion(
            name if cursor.on_key else f"{name}:" if nested else f"{name}: ",
            name,
            str(info.title),
            about(info),
            is_key=True,
        )
