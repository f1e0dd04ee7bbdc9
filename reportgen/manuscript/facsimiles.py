"""Whole pages of other documents, as an appendix prints them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facsimile:
    """One page: of a PDF its *page*, from 1; 0 for a picture. Sizes in millimetres.

    ``text`` is what a PDF says of the words on it.
    """

    page: int
    width: float
    height: float
    text: str = ""


Facsimiles = Mapping[int, tuple[Facsimile, ...]]
"""The pages to print, by the identity of their ``PageFile``."""
