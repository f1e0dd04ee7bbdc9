"""What the editions that can be edited cost, of a report that has been composed.

    python -m bench.editions REPORT

Processor seconds, the best of five: its HTML read, the spots located, each edition written.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from reportgen.authority.numbering import for_language
from reportgen.compose.document import compose
from reportgen.export.blocks import read_blocks
from reportgen.export.docx import write_docx
from reportgen.export.odt import write_odt
from reportgen.language import translator
from reportgen.pipeline.first import read_report
from reportgen.whereabouts import locate, with_ids
from reportgen.world import World

_ROUNDS = 5


def cost(work: Callable[[], object]) -> float:
    """Processor seconds of *work*, the best of some rounds."""

    def one_round() -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    return min(one_round() for _ in range(_ROUNDS))


def editions(folder: Path) -> dict[str, float]:
    """The seconds of each part of the work for the report in *folder*, pictures left out."""
    report = read_report(World.here(), folder)
    assert report.manuscript is not None
    assert report.layout is not None
    manuscript, layout, label = report.manuscript, report.layout, report.folder.label
    translate = translator(manuscript.records.language)
    composition = compose(manuscript, layout, translate)
    html = composition.html
    numbering = for_language(layout.authority.numbering, composition.language)
    spots = locate(html, manuscript, layout, translate, folder=label)
    document = read_blocks(with_ids(html, spots), numbering)
    return {
        "spots located": cost(
            lambda: with_ids(html, locate(html, manuscript, layout, translate, folder=label))
        ),
        "HTML read": cost(lambda: read_blocks(with_ids(html, spots), numbering)),
        "DOCX written": cost(lambda: write_docx(document, {})),
        "ODT written": cost(lambda: write_odt(document, {})),
    }


if __name__ == "__main__":
    for part, seconds in editions(Path(sys.argv[1])).items():
        print(f"{part:<14} {seconds:.3f}")
