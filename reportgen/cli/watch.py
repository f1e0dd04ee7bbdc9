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
from reportgen.outcome import Options, Outcome
from reportgen.pipeline import build_report
from reportgen.world import World

DEBOUNCE = 200
"""Milliseconds to wait for more changes: editors write a file in several steps."""


def keep_building(
    session: Session, world: World, folders: Sequence[Path], out: Path, options: Options
) -> int:
    """Build *folders*, then again whatever changes, until Ctrl-C; returns 0."""
    from watchfiles import watch

    gc.enable()
    logging.getLogger("watchfiles").setLevel(logging.ERROR)
    watched: dict[Path, tuple[Path, ...]] = {}
    for folder in folders:
        watched[folder] = _build(session, world, folder, out, options).files or (folder,)
    print(session.translate("監看中，存檔後自動重新製作；按 Ctrl-C 結束。"), file=sys.stderr)  # noqa: T201
    places = {path.resolve() for paths in watched.values() for path in paths}
    for changes in watch(*places, debounce=DEBOUNCE, raise_interrupt=False):
        changed = {Path(name).resolve() for _, name in changes}
        for folder in folders:
            roots = [path.resolve() for path in watched[folder]]
            if any(path.is_relative_to(root) for path in changed for root in roots):
                _build(session, world, folder, out, options)
    return 0


def _build(session: Session, world: World, folder: Path, out: Path, options: Options) -> Outcome:
    from reportgen.cli.build import tell_outcomes

    name, begun = folder.resolve().name, time.monotonic()
    with progress(1, session.translate) as advance:
        outcome = build_report(
            world, folder, out, options, on_phase=lambda phase: advance(name, phase)
        )
    tell_outcomes(session, [outcome])
    seconds = time.monotonic() - begun
    print(session.translate("（{seconds:.1f} 秒）").format(seconds=seconds), file=sys.stderr)  # noqa: T201
    return outcome
