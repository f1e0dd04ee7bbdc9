"""The result of composing a report: all that the later phases work from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reportgen.authority.model import PdfStandard
from reportgen.compose.expected import Expected
from reportgen.findings import Finding
from reportgen.places import Place, Text

if TYPE_CHECKING:
    from reportgen.formula.drawing import Drawn


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that the document shows: file, address there, and printed size in millimetres.

    ``page`` is the page of a PDF, from 1.
    """

    file: str
    address: str
    width: float
    height: float
    place: Place
    page: int = 0


@dataclass(frozen=True, slots=True)
class Composition:
    """One HTML document with its style sheets, and what it must look like once it is a PDF.

    ``opening`` is the style sheet of its first flow alone; ``texts`` are all texts of the records,
    which know where they stand; ``formulas`` are drawn already. ``layout`` is the layout's folder,
    for people, and ``pdf`` what the file is to promise.
    """

    html: str
    language: str
    css: tuple[str, ...]
    opening: str
    pictures: tuple[Picture, ...]
    texts: tuple[Text, ...]
    expected: Expected
    modified: date
    layout: str
    pdf: PdfStandard = PdfStandard.UA_1
    formulas: tuple[Drawn, ...] = ()
    findings: tuple[Finding, ...] = ()
