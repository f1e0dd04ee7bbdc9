"""A report printed with its places."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from reportgen.language import translator
from reportgen.outcome import Options
from reportgen.pipeline.build import Build
from reportgen.pipeline.first import Read, compose_read, read_report
from reportgen.pipeline.results import Composed
from reportgen.places import label_of
from reportgen.typeset.materials import Materials
from reportgen.typeset.typesetting import Typeset
from reportgen.typeset.workshop import Workshop
from reportgen.whereabouts import Pages, Spots, locate
from reportgen.world import World


class Printed(NamedTuple):
    """The PDF of a report, its pages with their places, and its record files as read."""

    pdf: bytes
    pages: Pages
    report: Read


class _Traced(Build):
    printed: tuple[str, Typeset]

    def _typeset(self, composed: Composed, materials: Materials) -> Typeset:
        typeset = super()._typeset(composed, materials)
        self.printed = composed.composition.html, typeset
        return typeset


def printed(world: World, folder: Path, out: Path) -> Printed:
    """*folder* printed by a workshop that traces."""
    workshop = Workshop(traces=True)
    build = _Traced(world, folder, out, Options(), lambda _: None, 1, workshop)
    outcome = build.run()
    assert outcome.pdf
    html, typeset = build.printed
    report, spots = located(world, folder, html)
    return Printed(outcome.pdf.read_bytes(), Pages(html, typeset.sequences, spots), report)


def located(world: World, folder: Path, html: str = "") -> tuple[Read, Spots]:
    """*folder* read, and the spots of *html*, or of what it is composed as."""
    report = read_report(world, folder)
    assert report.manuscript
    assert report.layout
    if not html:
        composed = compose_read(report, Options(), 0)
        assert composed
        html = composed.composition.html
    translate = translator(report.manuscript.records.language)
    spots = locate(html, report.manuscript, report.layout, translate, folder=label_of(folder))
    return report, spots
