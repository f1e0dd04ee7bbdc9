"""What a finished PDF must show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One entry of the PDF's outline."""

    level: int
    title: str


@dataclass(frozen=True, slots=True)
class Expected:
    """The promises of one report.

    ``outline`` are its headings in order, listed in the 目次 down to ``contents_depth`` (0 where
    the layout prints none) and ``numbered_from_body`` where page 1 is the first chapter's;
    ``page_count_label`` and ``page_count_unit`` stand around the number of pages in the 提要表,
    empty where the layout has none; ``strings`` are the texts of the records that must be found;
    ``archival`` is set where the file must be tagged and say that it is PDF/A.
    """

    outline: tuple[Bookmark, ...]
    contents_depth: int = 0
    numbered_from_body: bool = False
    page_count_label: str = ""
    page_count_unit: str = ""
    strings: tuple[str, ...] = ()
    archival: bool = False
