"""``reportgen build --watch``: build again when a file is saved, whatever happens in between.

A change is a difference between the state of the files before a build and now; the system's notices
of changes only wake this process up. So a save in the middle of a build, a folder that is removed
and made anew, and files that the build itself writes need no special care.
"""

from __future__ import annotations

import gc
import logging
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from traceback import format_exc

from reportgen.cli.context import Session
from reportgen.cli.outcome import refused, report_bugs, show_built
from reportgen.cli.progress import progress
from reportgen.cli.screen import remark
from reportgen.isolate.temporary import temporary_folder
from reportgen.kept.watching import Watching
from reportgen.many.work import processors
from reportgen.outcome import Options
from reportgen.pipeline import build_report, check_report
from reportgen.typeset.workshop import Workshop
from reportgen.world import World

STEP = 5
"""Milliseconds without a change before a build: editors write a file in several steps."""
DEBOUNCE = 200
"""Milliseconds after which it begins though changes still come."""
LOOK = 1000
"""Milliseconds after which the files are looked at though nothing was reported."""


def keep_building(
    session: Session, world: World, folders: Sequence[Path], out: Path, options: Options
) -> int:
    """Build *folders*, then again whatever changes, until Ctrl-C; returns 0."""
    # No pause in the middle of a build; there is time for it afterwards.
    gc.disable()
    logging.getLogger("watchfiles").setLevel(logging.ERROR)
    with ExitStack() as temporary:
        reports = [Watched(session, world, folder, out, options, temporary) for folder in folders]
        for report in reports:
            report.build()
            # From now on children of this process check; they inherit what it loads and compiles.
            with suppress(Exception):
                check_report(world, report.folder)
        remark(session.translate("監看中，存檔後自動重新製作；按 Ctrl-C 結束。"))
        while True:
            changed = [report for report in reports if report.has_changed()]
            for report in changed:
                report.build()
            try:
                if not changed:
                    wait(reports)
            except KeyboardInterrupt:
                return 0


@dataclass
class Watched:
    """One report: how it is built, and its files as they were before the last build."""

    session: Session
    world: World
    folder: Path
    out: Path
    options: Options
    temporary: ExitStack
    """Ends the temporary folders that were made on the way."""
    workshop: Workshop = field(default_factory=Workshop)

    def __post_init__(self) -> None:
        self.files = Watching(self.world, self.folder, lambda: (self._target(),))

    def has_changed(self) -> bool:
        """Whether a file is not as it was before the last build."""
        return self.files.has_changed()

    def places(self) -> Iterator[Path]:
        """The folders whose changes the system can report; there may be none for now."""
        return self.files.places()

    def build(self) -> None:
        """Build once and show the outcome; whatever fails, the next change is built again."""
        begun = time.monotonic()
        self.files.remember()
        try:
            self._build()
        except OSError as problem:
            remark(refused(problem, self.session.translate))
            self.workshop = Workshop()
        except Exception:
            report_bugs(self.session, [format_exc()])
            self.workshop = Workshop()
        seconds, clock = time.monotonic() - begun, time.strftime("%H:%M:%S")
        line = self.session.translate("{clock}（{seconds:.1f} 秒）")
        remark(line.format(clock=clock, seconds=seconds))
        gc.collect()

    def _build(self) -> None:
        if not Path(tempfile.gettempdir()).is_dir():
            # The folder was removed, perhaps with fonts that the engine reads from it.
            tempfile.tempdir = None
            self.temporary.enter_context(temporary_folder())
            self.workshop = Workshop()
        name = self._target().stem
        with progress(1, self.session.translate) as advance:
            outcome = build_report(
                self.world,
                self.folder,
                self.out,
                self.options,
                on_phase=lambda phase: advance(name, phase),
                processes=processors(),
                workshop=self.workshop,
            )
        show_built(self.session, [outcome])

    def _target(self) -> Path:
        return self.out.resolve() / self.options.file_of(self.folder)


def wait(reports: Iterable[Watched]) -> None:
    """Return when something may have changed, after a second or so at the latest if it has."""
    from watchfiles import watch

    reports = list(reports)
    places = {place.resolve() for report in reports for place in report.places()}
    try:
        changes = watch(
            *places,
            watch_filter=None,
            debounce=DEBOUNCE,
            step=STEP,
            rust_timeout=LOOK,
            yield_on_timeout=True,
        )
        with closing(changes):
            for change in changes:
                if change or any(report.has_changed() for report in reports):
                    return
    except (OSError, RuntimeError):
        # The system can watch no more folders, or one of them has just gone.
        time.sleep(LOOK / 1000)
