"""The task of a worker on another machine: unpack a parcel, do its work, send the outcome back.

A worker's process does one report at a time, whatever its number of threads: the engine has state
that is shared by the process.
"""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable, Mapping
from contextlib import chdir
from dataclasses import replace
from pathlib import Path
from socket import gethostname
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from reportgen.many.attempt import attempt
from reportgen.many.cluster.parcel import Parcel, Shared, below, unpack
from reportgen.many.cluster.program import fonts, name_of_program, versions
from reportgen.many.lean import lean
from reportgen.many.work import Checking
from reportgen.outcome import OnPhase, Outcome
from reportgen.pipeline import build_report
from reportgen.world import World, shipped_templates

_ONE_AT_A_TIME = threading.Lock()


class Answer(NamedTuple):
    """The answer to a parcel; where the program differs, only its versions."""

    outcome: dict[str, Any] | None
    pdf: bytes = b""
    bug: str = ""
    program: Mapping[str, str] = {}
    host: str = ""


_PROGRAMS: dict[str, Mapping[str, str]] = {}
"""By the name of the shared files, as the fonts depend on their layouts."""


def do(packed: bytes, packed_shared: bytes) -> Answer:
    """Do the work of the parcel pickled in *packed*, with the files in *packed_shared*."""
    # A pickle can run any code; but a sender of pickles could send any task as well.
    parcel: Parcel = pickle.loads(packed)  # noqa: S301
    shared: Shared = pickle.loads(packed_shared)  # noqa: S301
    with _ONE_AT_A_TIME, TemporaryDirectory(prefix="reportgen-") as temporary:
        root = Path(temporary).resolve()
        world = replace(_world(shared, root), today=parcel.today)
        ours = _program(parcel, shared, world, root)
        if parcel.program != name_of_program(ours):
            return Answer(None, program=ours, host=gethostname())
        unpack(parcel.contents, root)
        here = below(root, parcel.here)
        here.mkdir(parents=True, exist_ok=True)
        with chdir(here):
            path = below(root, parcel.path)
            outcome, bug = attempt(_work(parcel, world, root), path)
            pdf = outcome.pdf.read_bytes() if outcome.pdf is not None else b""
            return Answer(lean(outcome), pdf, bug)


def _world(shared: Shared, root: Path) -> World:
    """The world of this machine, with the layouts at the paths of the sending machine."""
    unpack(shared.contents, root)
    shipped = below(root, shared.shipped)
    shipped.parent.mkdir(parents=True, exist_ok=True)
    shipped.symlink_to(shipped_templates())
    return replace(World.here(), shipped=shipped)


def _program(parcel: Parcel, shared: Shared, world: World, root: Path) -> Mapping[str, str]:
    if not parcel.out:
        return versions()
    if shared.name not in _PROGRAMS:
        roots = [below(root, name) for name in shared.roots]
        _PROGRAMS[shared.name] = {**versions(), **fonts(world, roots)}
    return _PROGRAMS[shared.name]


def _work(parcel: Parcel, world: World, root: Path) -> Callable[[Path, OnPhase], Outcome]:
    if not parcel.out:
        return Checking(world).do
    out = below(root, parcel.out)
    return lambda path, phase: build_report(world, path, out, parcel.options, on_phase=phase)
