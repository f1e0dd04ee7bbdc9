"""What a worker on another machine does with a parcel: unpack it, do it, send back what came of it.

A worker's process does one report at a time, whatever its number of threads: the engine belongs to
the process.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from contextlib import chdir
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from reportgen.cache import digest
from reportgen.many.lean import lean
from reportgen.many.parcel import Parcel, Surroundings, below, unpack
from reportgen.many.program import fonts, versions
from reportgen.many.worker import attempt
from reportgen.outcome import OnPhase, Outcome
from reportgen.world import World, shipped_templates

_ONE_AT_A_TIME = threading.Lock()


class Answer(NamedTuple):
    """What came of a parcel; where the program differs, only how."""

    outcome: dict[str, Any] | None
    pdf: bytes = b""
    bug: str = ""
    program: Mapping[str, str] = {}


def do(parcel: Parcel, surroundings: Surroundings) -> Answer:
    """Do what *parcel* asks."""
    with _ONE_AT_A_TIME:
        ours = program(surroundings)
        if parcel.program != digest(*ours, *ours.values()):
            return Answer(None, program=ours)
        with TemporaryDirectory(prefix="reportgen-") as temporary:
            root = Path(temporary).resolve()
            world = replace(_world(surroundings, root), today=parcel.today)
            unpack(parcel.contents, root)
            below(root, parcel.here).mkdir(parents=True, exist_ok=True)
            with chdir(below(root, parcel.here)):
                return _do(world, parcel, root)


def _do(world: World, parcel: Parcel, root: Path) -> Answer:
    path = below(root, parcel.path)
    outcome, bug = attempt(_work(world, parcel, root), path, lambda _: None)
    pdf = outcome.pdf.read_bytes() if outcome.pdf is not None else b""
    return Answer(lean(outcome), pdf, bug)


def _work(world: World, parcel: Parcel, root: Path) -> Callable[[Path, OnPhase], Outcome]:
    from reportgen import pipeline
    from reportgen.many.work import Checking

    if not parcel.out:
        return Checking(world).do
    out = below(root, parcel.out)
    return lambda path, phase: pipeline.build_report(
        world, path, out, parcel.options, on_phase=phase
    )
