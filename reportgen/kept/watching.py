"""The files that builds of a report look at, and whether one has changed since the last build.

A change is a difference between the state of the files before a build and now; the system's notices
of changes only wake the program up. So a save in the middle of a build, a folder that is removed
and made anew, and files that a build itself writes need no special care.
"""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.authority.load import SETTINGS
from reportgen.kept.manifest import State, survey
from reportgen.whole import unfinished
from reportgen.world import World


@dataclass
class Watching:
    """The files of the report in *folder*, as they were before its last build.

    ``written`` gives the PDFs that its builds write.
    """

    world: World
    folder: Path
    written: Callable[[], tuple[Path, ...]] = tuple
    before: dict[str, State] = field(default_factory=dict)

    def has_changed(self) -> bool:
        """Whether a file is not as it was when it was last remembered."""
        return self._states() != self.before

    def remember(self) -> None:
        """Remember the files as they are now: a build begins."""
        self.before = self._states()

    def places(self) -> Iterator[Path]:
        """The folders whose changes the system can report; there may be none for now."""
        yield from (place for place in (self.folder, *self._layouts()) if place.is_dir())

    def _states(self) -> dict[str, State]:
        """The files that the build looks at, without those that it writes."""
        files: Iterable[Path] = (
            *self.world.settings_files(self.folder),
            *self.world.glossary_files(self.folder, ()),
        )
        states = survey(self.folder, self._layouts(), files)
        for target in self.written():
            for written in (target, *unfinished(target)):
                states.pop(str(written), None)
            out = target.parent
            if out.exists() and not out.is_dir():
                # No PDF can be written until it is gone.
                states[str(target)] = State(stat.S_IFREG)
        return states

    def _layouts(self) -> list[Path]:
        roots = self.world.template_roots(self.folder)
        return [layout.parent for root in roots for layout in root.glob(f"*/{SETTINGS}")]
