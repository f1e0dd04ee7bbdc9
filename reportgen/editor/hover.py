"""What is known about the word under a cursor: what a key is for, what a value will print."""

from __future__ import annotations

from datetime import date

from pydantic.fields import FieldInfo

from reportgen.edit.emit import flow
from reportgen.editor.cursor import Cursor
from reportgen.editor.opened import OpenReport
from reportgen.editor.values import labels, values_for
from reportgen.read.suggest import a_date


def about(info: FieldInfo) -> str:
    """A field in words: name, description, example."""
    lines = [
        f"**{info.title}**" + ("（必填）" if info.is_required() else ""),
        str(info.description),
    ]
    if info.examples:
        example = info.examples[0]
        lines.append(f"例：`{example if isinstance(example, str) else flow(example)}`")
    return "\n\n".join(lines)


def hover(report: OpenReport, cursor: Cursor) -> str:
    """Markdown about the word at *cursor*; empty where there is nothing to say."""
    if cursor.on_key:
        info = cursor.info
        return about(info) if info is not None else ""
    if not cursor.word:
        return ""
    return _printed(report, cursor)


def _printed(report: OpenReport, cursor: Cursor) -> str:
    """What the value under the cursor prints."""
    before = cursor.before[: cursor.start].rstrip()
    if before.endswith("#") or cursor.key == "id":
        named = {value.text: value.meaning for value in labels(report)}
        return _prints(named.get(cursor.word, ""))
    if cursor.in_prose:
        return ""
    if cursor.key == "title":
        return _prints(_heading(report, cursor.value))
    meanings = {value.text: value.meaning for value in values_for(report, cursor)}
    if cursor.word in meanings:
        return _prints(meanings[cursor.word])
    written = a_date(cursor.word)
    if written:
        day = date.fromisoformat(written)
        calendar = report.calendar
        return _prints(f"{calendar.full(day)}（{calendar.weekday(day)}）")
    return ""


def _heading(report: OpenReport, title: str) -> str:
    """The heading of this *title* with its number, where the report has one."""
    headings = report.manuscript.headings() if report.manuscript else ()
    return next((heading.text for heading in headings if heading.title == title), "")


def _prints(text: str) -> str:
    return f"印出：{text}" if text else ""
