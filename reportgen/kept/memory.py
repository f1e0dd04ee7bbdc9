"""The stored outcome of each report's last build, and when it may be shown again."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from reportgen.cache import Cache, digest
from reportgen.kept.manifest import Manifest, State, manifest, survey, survey_file
from reportgen.kept.notation import noted, outcome_of
from reportgen.kept.surroundings import surroundings
from reportgen.outcome import Options, Outcome
from reportgen.world import World

_KIND = "outcomes"
_FORM = "outcome 2"
"""A new name whenever the form of an entry changes."""
_LAYOUT = "authority.yaml"


class Memory(NamedTuple):
    """The outcomes of earlier builds into *out* with *options*, in the cache of *world*."""

    world: World
    out: Path
    options: Options
    around: str
    cache: Cache

    @classmethod
    def of(cls, world: World, out: Path, options: Options) -> Memory:
        """The memory for *world* with its present programs, fonts and day."""
        cache = Cache(world.cache, world.cache_limit)
        return cls(world, out, options, surroundings(world), cache)

    def look(self, folder: Path) -> Manifest:
        """The files of the report in *folder*, before it is built."""
        taken = time.time_ns()
        return manifest(self._states(folder), taken)

    def keep(self, folder: Path, before: Manifest, outcome: Outcome) -> None:
        """Store *outcome*, unless a file changed during the build: its state is then unknown."""
        if self._states(folder) != before.states:
            return
        if outcome.pdf is not None:
            written = survey_file(outcome.pdf.resolve())
            if not written:
                return
            states = {**before.states, **written}
            digests = {**before.digests, **dict.fromkeys(written, outcome.digest)}
            before = Manifest(before.taken, states, digests)
        self._put(folder, before, outcome)

    def recall(self, folder: Path) -> Outcome | None:
        """The outcome of the last build, if a new build would give the same."""
        taken = time.time_ns()
        entry = self._get(folder)
        if entry is None:
            return None
        before, outcome = entry
        states = self._states(folder)
        if outcome.pdf is not None:
            states |= survey_file(outcome.pdf.resolve())
        if not before.holds(states):
            return None
        if states != before.states or not before.settled:
            # The bytes had to be compared; next time the states are enough.
            self._put(folder, before._replace(taken=taken, states=states), outcome)
        return replace(outcome, unchanged=True)

    def _states(self, folder: Path) -> dict[str, State]:
        """The files that the build reads, without the PDF that it writes."""
        world = self.world
        layouts = [
            layout.parent
            for root in world.template_roots(folder)
            if root.resolve() != world.shipped.resolve()
            for layout in root.glob(f"*/{_LAYOUT}")
        ]
        settings = (*world.settings_files(folder), *world.glossary_files(folder, ()))
        states = survey(folder, layouts, settings)
        states.pop(str((self.out / self.options.file_of(folder)).resolve()), None)
        return states

    def _key(self, folder: Path) -> str:
        """The key of an entry. Findings have paths relative to the current folder, so it counts."""
        parts = (Path.cwd(), folder, folder.resolve(), self.out, self.options)
        return digest(_FORM, *map(str, parts))

    def _get(self, folder: Path) -> tuple[Manifest, Outcome] | None:
        return self.cache.read(_KIND, self._key(folder), self._parsed)

    def _parsed(self, data: bytes) -> tuple[Manifest, Outcome] | None:
        entry = json.loads(data)
        if entry["around"] != self.around:
            return None
        states = {path: State(*state) for path, state in entry["states"].items()}
        before = Manifest(int(entry["taken"]), states, dict(entry["digests"]))
        return before, outcome_of(entry["outcome"])

    def _put(self, folder: Path, before: Manifest, outcome: Outcome) -> None:
        entry: Mapping[str, Any] = {
            "around": self.around,
            "taken": before.taken,
            "states": before.states,
            "digests": before.digests,
            "outcome": noted(outcome),
        }
        self.cache.put(_KIND, self._key(folder), json.dumps(entry).encode())
