"""What a finished PDF must show."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.places import Text


class Bookmark(NamedTuple):
    """One entry of the PDF's outline."""

    level: int
    title: str


class Wording(NamedTuple):
    """A paragraph, a cell or a value as it is read, and the record's text in which it stands."""

    text: str
    record: Text


class Expected(NamedTuple):
    """The promises of one report.

    ``outline`` are its headings in order. The 目次 has them as ``listed`` (the same where that is
    empty), down to ``contents_depth`` (0 where the layout prints none). ``numbered_from_body``
    where page 1 is the first chapter's; ``page_count_label`` and ``page_count_unit`` stand around
    the number of pages in the 提要表, empty where the layout has none; ``html`` is the document
    whose text the pages must show, in its order, and ``wordings`` are the texts of the records that
    the document must hold; ``archival`` is set where the file must be tagged and say that it is
    PDF/A.
    """

    outline: tuple[Bookmark, ...]
    contents_depth: int = 0
    listed: tuple[str, ...] = ()
    numbered_from_body: bool = False
    page_count_label: str = ""
    page_count_unit: str = ""
    html: str = ""
    wordings: tuple[Wording, ...] = ()
    archival: bool = False
