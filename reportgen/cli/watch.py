"""``reportgen build --watch``: build again when a file is saved; survive errors."""

from __future__ import annotations

import gc
import logging
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from reportgen.cli.context import Session
from reportgen.cli.progress import progress
from reportgen.many.work import processors
from reportgen.outcome import Options, Outcome
from reportgen.pipeline import build_report, check_report
from reportgen.typeset.workshop import Workshop
from reportgen.world import World

STEP = 5
"""Milliseconds without a change before a build: editors write a file in several steps."""

DEBOUNCE = 200
"""Milliseconds after which it begins though changes still come."""


def keep_building(
    session: Session, world: World, folders: Sequence[Path], out: Path, options: Options
) -> int:
    """Build *folders*, then again whatever changes, until Ctrl-C; returns 0."""
    from watchfiles import watch

    # No pause in the middle of a build; there is time for it afterwards.
    gc.disable()
    logging.getLogger("watchfiles").setLevel(logging.ERROR)
    watched: dict[Path, tuple[Path, ...]] = {}
    workshops = {folder: Workshop() for folder in folders}

    def build(folder: Path) -> None:
        outcome = _build(session, world, folder, out, options, workshops[folder])
        watched[folder] = outcome.files or (folder,)
        gc.collect()

    for folder in folders:
        build(folder)
        # From now on children of this process check, who have what it has loaded and compiled.
        check_report(world, folder)
    print(session.translate("監看中，存檔後自動重新製作；按 Ctrl-C 結束。"), file=sys.stderr)  # noqa: T201
    places = {path.resolve() for paths in watched.values() for path in paths}
    for changes in watch(*places, debounce=DEBOUNCE, step=STEP, raise_interrupt=False):
        changed = {Path(name).resolve() for _, name in changes}
        for folder in folders:
            roots = [path.resolve() for path in watched[folder]]
            if any(path.is_relative_to(root) for path in changed for root in roots):
                build(folder)
    return 0


def _build(
    session: Session,
    world: World,
    folder: Path,
    out: Path,
    options: Options,
    workshop: Workshop,
) -> Outcome:
    from reportgen.cli.build import tell_outcomes

    name, begun = folder.resolve().name, time.monotonic()
    with progress(1, session.translate) as advance:
        outcome = build_report(
            world,
            folder,
            out,
            options,
            on_phase=lambda phase: advance(name, phase),
            processes=processors(),
            workshop=workshop,
        )
    tell_outcomes(session, [outcome])
    seconds = time.monotonic() - begun
    print(session.translate("（{seconds:.1f} 秒）").format(seconds=seconds), file=sys.stderr)  # noqa: T201
    return outcome
