"""What is remembered of the last build of each report, and when it may be told again."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reportgen.cache import Cache, digest
from reportgen.kept.manifest import Manifest, State, manifest, one, survey
from reportgen.kept.notation import noted, outcome_of
from reportgen.kept.surroundings import surroundings
from reportgen.outcome import Options, Outcome
from reportgen.world import World

_KIND = "outcomes"
_FORM = "outcome 1"
"""Changes whenever what stands in an entry changes."""
_LAYOUT = "authority.yaml"


@dataclass(frozen=True, slots=True)
class Memory:
    """The outcomes of earlier builds into *out* with *options*, in the cache of *world*."""

    world: World
    out: Path
    options: Options
    around: str
    cache: Cache

    @classmethod
    def of(cls, world: World, out: Path, options: Options) -> Memory:
        """What is remembered in *world* as it stands now."""
        cache = Cache(world.cache, world.cache_limit)
        return cls(world, out, options, surroundings(world), cache)

    def look(self, folder: Path) -> Manifest:
        """What stands on the disk for the report in *folder*, before it is built."""
        taken = time.time_ns()
        return manifest(self._states(folder), taken)

    def keep(self, folder: Path, before: Manifest, outcome: Outcome) -> None:
        """Remember *outcome*, unless a file has changed since *before*: it may be of either."""
        if self._states(folder) != before.states:
            return
        if outcome.pdf is not None:
            written = one(outcome.pdf.resolve())
            if not written:
                return
            states = {**before.states, **written}
            digests = {**before.digests, **dict.fromkeys(written, outcome.digest)}
            before = Manifest(before.taken, states, digests)
        self._put(folder, before, outcome)

    def recall(self, folder: Path) -> Outcome | None:
        """The outcome of the last build, where building again would give the same."""
        taken = time.time_ns()
        found = self._get(folder)
        if found is None:
            return None
        before, outcome = found
        states = self._states(folder)
        if outcome.pdf is not None:
            states |= one(outcome.pdf.resolve())
        if not before.holds(states):
            return None
        if states != before.states or not before.settled:
            # The bytes had to be compared; from now on the states will do.
            self._put(folder, before._replace(taken=taken, states=states), outcome)
        return replace(outcome, unchanged=True)

    def _states(self, folder: Path) -> dict[str, State]:
        """The files that the build looks at, without the PDF that it writes."""
        world = self.world
        layouts = [
            layout.parent
            for root in world.template_roots(folder)
            if root.resolve() != world.shipped.resolve()
            for layout in root.glob(f"*/{_LAYOUT}")
        ]
        settings = (*world.settings_files(folder), *world.glossary_files(folder, ()))
        states = survey(folder, layouts, settings)
        states.pop(str((self.out / f"{folder.resolve().name}.pdf").resolve()), None)
        return states

    def _key(self, folder: Path) -> str:
        """Findings name files from where the command was called, so that place is a part of it."""
        named = (Path.cwd(), folder, folder.resolve(), self.out, self.options)
        return digest(_FORM, *map(str, named))

    def _get(self, folder: Path) -> tuple[Manifest, Outcome] | None:
        return self.cache.read(_KIND, self._key(folder), self._parsed)

    def _parsed(self, data: bytes) -> tuple[Manifest, Outcome] | None:
        entry = json.loads(data)
        if entry["around"] != self.around:
            return None
        states = {path: State(*state) for path, state in entry["states"].items()}
        before = Manifest(int(entry["taken"]), states, dict(entry["digests"]))
        return before, outcome_of(entry["outcome"])

    def _put(self, folder: Path, found: Manifest, outcome: Outcome) -> None:
        entry: Mapping[str, Any] = {
            "around": self.around,
            "taken": found.taken,
            "states": found.states,
            "digests": found.digests,
            "outcome": noted(outcome),
        }
        self.cache.put(_KIND, self._key(folder), json.dumps(entry).encode())
