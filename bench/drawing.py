"""Puts tables and plots into ``docs/performance.md``, between the marks that stand there."""

from __future__ import annotations

import re
from pathlib import Path

from bench import plot
from bench.results import Results
from bench.tables import BLOCKS

_DOCS = Path(__file__).parent.parent / "docs"
DOCUMENT = _DOCS / "performance.md"
PLOTS = {"performance-cold.svg": plot.bars, "performance-growth.svg": plot.lines}

_BLOCK = re.compile(r"(<!-- bench: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def text(results: Results) -> str:
    """Every block that has something to tell, for a screen."""
    blocks = ((name, _told(results, name)) for name in BLOCKS)
    return "\n".join(f"{name}\n\n{block}" for name, block in blocks if block)


def draw(results: Results) -> None:
    """Renew the blocks of the document that were measured, and the plots."""
    document = DOCUMENT.read_text(encoding="utf-8")

    def renew(found: re.Match[str]) -> str:
        block = _told(results, found[2])
        return f"{found[1]}\n{block}\n{found[3]}" if block else found[0]

    DOCUMENT.write_text(_BLOCK.sub(renew, document), encoding="utf-8")
    for name, drawing in PLOTS.items():
        (_DOCS / "images" / name).write_text(drawing(results), encoding="utf-8")


def _told(results: Results, name: str) -> str:
    """A block, or nothing where its case was not measured."""
    own = {"phases": results.phases, "stages": results.stages}
    measured = {*results.cases, *(name for name, found in own.items() if found)}
    case = name if name not in {"surroundings", "targets", "ministry"} else ""
    return "" if case and case not in measured else BLOCKS[name](results)
