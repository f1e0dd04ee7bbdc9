"""The outcome of the last build, told again where nothing has changed since.

A build leaves behind what it said, and what stood on the disk when it began. The next one looks at
the disk first: where all is as it was, and the PDF is the one that was written, there is nothing to
do. Nothing here imports the pipeline before something has to be built.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportgen.kept.memory import Memory
from reportgen.outcome import Options, Outcome
from reportgen.world import World

__all__ = ["recall"]


def recall(
    world: World, folders: Sequence[Path], out: Path, options: Options
) -> dict[Path, Outcome]:
    """The outcomes of those reports in *folders* that building again would not change."""
    memory = Memory.of(world, out, options)
    outcomes = {folder: memory.recall(folder) for folder in folders}
    return {folder: outcome for folder, outcome in outcomes.items() if outcome is not None}
