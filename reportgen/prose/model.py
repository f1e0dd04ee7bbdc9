"""What a prose holds that the rest of the report must know: figures, tables, notes, references."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown_it.token import Token

from reportgen.places import Place, Text

if TYPE_CHECKING:
    from reportgen.formula import Formula

Inline = Sequence[Token]
"""The tokens of one stretch of running text."""


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """An image alone in its paragraph; ``caption`` is marked up, ``title`` the same as plain text.

    Compared by identity: two figures may be equal in every field and still be 圖 1 and 圖 2.
    """

    file: str
    caption: Inline
    title: str
    alt: str
    label: str | None
    source: str
    width: str
    """A checked CSS length or percentage, or empty."""
    place: Place
    file_place: Place


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table that has a caption, and so a number."""

    title: str
    label: str | None
    source: str
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class Footnote:
    """A note that is called at least once; one inline for each of its paragraphs."""

    name: str
    paragraphs: tuple[Inline, ...]
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class Equation:
    """A formula, in a line or set *apart*; one with a label has a number.

    ``alt`` are the author's own words for it; without them those of the formula are read.
    """

    formula: Formula
    apart: bool
    alt: str
    label: str | None
    place: Place

    @property
    def words(self) -> str:
        """What somebody who does not see it is read."""
        return self.alt or self.formula.words


Numbered = Figure | Table | Footnote | Equation
"""What gets a number of its own sequence."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A link to a label of the report: ``[](#label)`` or ``[text](#label)``."""

    label: str
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """One prose after the first pass; each tuple is in document order."""

    text: Text
    tokens: tuple[Token, ...]
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]
    footnotes: tuple[Footnote, ...]
    references: tuple[Reference, ...]
    equations: tuple[Equation, ...] = ()
