"""A document beside a report (a form, a list, a redline) as a PDF, set and verified as reports are.

It is PDF/A-3a and PDF/UA-1 in the fonts of the report's layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from reportgen.authority.load import Layout
from reportgen.cache import Cache
from reportgen.compose.composition import Composition
from reportgen.compose.expected import Bookmark, Expected
from reportgen.findings import Finding
from reportgen.places import label_of
from reportgen.read import RecordFolder
from reportgen.typeset.materials import gather
from reportgen.typeset.report import typeset_report
from reportgen.typeset.typesetting import Means
from reportgen.verify import verify
from reportgen.world import World


class Printed(NamedTuple):
    """The bytes of a PDF, empty where it cannot be set, its pages, and findings about it."""

    pdf: bytes
    pages: int
    findings: tuple[Finding, ...]


def sheet_composition(
    html: str,
    language: str,
    layout: Layout,
    styles: Iterable[str],
    headings: Sequence[str],
    modified: date,
) -> Composition:
    """*html* in the style sheets of *layout*, and then *styles*; *headings* are its bookmarks."""
    expected = Expected(
        tuple(Bookmark(1, heading) for heading in headings), html=html, archival=True
    )
    return Composition(
        html, language, (*layout.stylesheets, *styles), "", (), (), expected, modified,
        label_of(layout.folders[0]),
    )  # fmt: skip


def print_composition(
    world: World, composition: Composition, layout: Layout, folder: RecordFolder, name: str
) -> Printed:
    """Set *composition*, with pictures of *folder*, and verify it under *name*."""
    means = Means(Cache(world.cache, world.cache_limit))
    materials = gather(world, folder, composition, layout, means)
    typeset = typeset_report(composition, materials, files={}, means=means)
    findings = [*composition.findings, *typeset.findings]
    if typeset.pdf:
        findings += verify(typeset.pdf, name, composition.expected)
    return Printed(typeset.pdf, typeset.pages, tuple(findings))
