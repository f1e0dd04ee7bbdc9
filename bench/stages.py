"""What a build works at: how often each stage is met when one looks every few milliseconds.

    python -m bench.stages REPORT [FILE MARKER]

With a file of the report and words after which something is added, only what follows that edit
counts, in a process that has built the report before.
"""

from __future__ import annotations

import gc
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import CodeType, FrameType

from reportgen.pipeline import build_report
from reportgen.typeset.workshop import Workshop
from reportgen.world import World

_EVERY = 0.002
"""Processor seconds between two looks."""
_ROUNDS = 5

STAGES: Mapping[str, tuple[str, ...]] = {
    "records read": (
        "read.read", "manuscript.read_manuscript", "load.load_layout", "settings.settle",
    ),
    "checked": ("run.check",),
    "composed": ("document.compose",),
    "pictures and fonts made ready": ("materials.gather", "workshop.engine"),
    "HTML parsed": ("engine._parsed",),
    "styles computed": ("css.get_all_computed_styles",),
    "boxes made": ("build.build_formatting_structure",),
    "lines set": ("inline.get_next_linebox",),
    "tables set": ("table.table_layout",),
    "pages made up": ("layout.layout_document",),
    "text painted": ("text.draw_text",),
    "the rest painted": ("setting._paint",),
    "taken over, with the structure tree": ("setting.sequence",),
    "file written": ("document.write_pdf", "whole.write_whole"),
    "verified": ("checks.verify",),
}  # fmt: skip
"""The functions in which each stage is at work, by module; the innermost that runs counts."""

_OF = {name: stage for stage, names in STAGES.items() for name in names}
OTHER = "anything else"


class Looks:
    """Counts the stages that are met while it watches."""

    def __init__(self) -> None:
        self.met: Counter[str] = Counter()

    def watch(self) -> None:
        """Begin to look."""
        signal.signal(signal.SIGPROF, self._look)
        signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)

    def rest(self) -> None:
        """Look no more."""
        signal.setitimer(signal.ITIMER_PROF, 0)

    def _look(self, _signal: int, frame: FrameType | None) -> None:
        while frame is not None:
            stage = _OF.get(_name(frame.f_code))
            if stage is not None:
                self.met[stage] += 1
                return
            frame = frame.f_back
        self.met[OTHER] += 1

    def shares(self) -> dict[str, float]:
        """The share of each stage, in their order."""
        total = sum(self.met.values()) or 1
        return {stage: self.met[stage] / total for stage in (*STAGES, OTHER)}


def _name(code: CodeType) -> str:
    """The function with its module, or its package where it stands in ``__init__``."""
    file = Path(code.co_filename)
    return f"{file.parent.name if file.stem == '__init__' else file.stem}.{code.co_name}"


def stages(report: Path, edit: tuple[str, str] | None = None) -> dict[str, float]:
    """The shares of the stages of building *report* with one process, imports left out.

    *edit* is a file of the report and words in it after which some are added in each round.
    """
    looks = Looks()
    with tempfile.TemporaryDirectory(prefix="reportgen-bench-") as name:
        folder, out = Path(name, report.name), Path(name, "out")
        shutil.copytree(report, folder)
        workshop = Workshop() if edit else None
        build_report(World.here(), folder, out, workshop=workshop)
        for number in range(_ROUNDS):
            if edit:
                file, marker = folder / edit[0], edit[1]
                text = file.read_text(encoding="utf-8")
                file.write_text(text.replace(marker, f"{marker}（{number}）", 1), encoding="utf-8")
            gc.collect()
            looks.watch()
            build_report(World.here(), folder, out, workshop=workshop)
            looks.rest()
    return looks.shares()


def main() -> None:
    """Read the command line and print the shares."""
    report, *edit = sys.argv[1:]
    found = stages(Path(report), (edit[0], edit[1]) if edit else None)
    for stage, share in found.items():
        sys.stdout.write(f"{share:6.1%}  {stage}\n")


if __name__ == "__main__":
    main()
