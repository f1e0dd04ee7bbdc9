"""Titles of chapters and records, in Chinese or as they are."""

from __future__ import annotations

from reportgen.places import Text
from reportgen.records import Records
from reportgen.records.base import Record
from reportgen.records.names import Name


def title(content: object) -> Text | None:
    """The title of a record, if it has one."""
    name = getattr(content, "title", None) if isinstance(content, Record) else None
    return name.main if isinstance(name, Name) and name.main else None


def recommended(records: Records) -> list[Text]:
    """The titles of the recommendations, which are items of a list and no headings."""
    items = records.recommendations.items if records.recommendations else ()
    return [words for item in items if (words := title(item)) is not None]
