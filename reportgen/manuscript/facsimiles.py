"""Whole pages of other documents, as an appendix prints them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.records import Records
from reportgen.records.appendices import Pages


@dataclass(frozen=True, slots=True)
class Facsimile:
    """One page: of a PDF its *page*, from 1; 0 for a picture. Sizes in millimetres.

    ``text`` is what a PDF says of the words on it.
    """

    page: int
    width: float
    height: float
    text: str = ""


_A4 = (210.0, 297.0)

Facsimiles = Mapping[int, tuple[Facsimile, ...]]
"""The pages to print, by the identity of their ``PageFile``."""


def not_at_hand(records: Records) -> Facsimiles:
    """A page of each file, without its words: for a PDF, which carries records and no pictures."""
    return {
        id(file): (Facsimile(0, *_A4),)
        for appendix in records.appendices
        if isinstance(appendix, Pages)
        for file in appendix.files
    }
