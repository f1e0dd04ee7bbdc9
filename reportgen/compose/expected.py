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

    ``outline`` are its headings in order; ``page_count_label`` stands before the number of pages in
    the 提要表, empty where the layout has none; ``strings`` are texts of the records that must be
    found, each on the pages as one run.
    """

    outline: tuple[Bookmark, ...]
    page_count_label: str = ""
    page_count_unit: str = ""
    strings: tuple[str, ...] = ()
