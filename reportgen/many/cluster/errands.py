"""Parcels and answers, on the machine where the command was called.

A PDF is written here and stored as if it had been built here, so the next run skips it. The outcome
of a check is stored by the content of its parcel.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from reportgen.cache import Cache, digest
from reportgen.debug import swallowed
from reportgen.kept.manifest import Manifest
from reportgen.kept.memory import Memory
from reportgen.kept.notation import outcome_of
from reportgen.many.cluster.parcel import Parcel, Shared, absolute, contents_of, name_of, shared_by
from reportgen.many.cluster.program import fonts, name_of_program, versions
from reportgen.many.cluster.remote import Answer
from reportgen.many.lost import answer_unreadable
from reportgen.many.work import Building, Checking
from reportgen.outcome import DEFAULT, Outcome
from reportgen.whole import write_whole

_KIND = "answers"


class Errand(NamedTuple):
    """A report under way: its parcel, the name of that, and its files as they were before."""

    path: Path
    packed: bytes
    shared: Shared
    name: str
    before: Manifest | None


class Errands:
    """The errands of *work*."""

    def __init__(self, work: Building | Checking) -> None:
        self.work, self.world = work, work.world
        self.here = str(Path.cwd())
        self.out = absolute(work.out) if isinstance(work, Building) else ""
        self.options = work.options if isinstance(work, Building) else DEFAULT
        self.memory: Memory | None = None
        if isinstance(work, Building):
            self.memory = Memory.of(self.world, work.out, work.options)
        self.cache = Cache(self.world.cache, self.world.cache_limit)
        self.shared: dict[Path, tuple[Shared, Mapping[str, str]]] = {}

    def send(self, path: Path) -> Errand:
        """The errand of the report at *path*. Raises ``OSError`` for files that cannot travel."""
        before = self.memory.look(path) if self.memory else None
        shared, program = self._shared(path)
        parcel = Parcel(
            absolute(path),
            contents_of(path),
            self.here,
            self.out,
            self.options,
            self.world.today,
            name_of_program(program),
        )
        name = name_of(parcel, shared)
        return Errand(path, pickle.dumps(parcel), shared, name, before)

    def stored(self, errand: Errand) -> Outcome | None:
        """The stored outcome of the same check, if there is one."""
        if self.out:
            return None
        return self.cache.read(
            _KIND, errand.name, lambda data: _outcome(json.loads(data), errand.path)
        )

    def take(self, errand: Errand, answer: Answer) -> Outcome:
        """The outcome in *answer*; writes its PDF, and stores both for the next run."""
        try:
            outcome = _outcome(answer.outcome, errand.path)
            if outcome.digest != (digest(answer.pdf) if answer.pdf else ""):
                raise ValueError(outcome.digest)
        except (ValueError, TypeError, LookupError, AttributeError) as problem:
            swallowed(problem)
            return answer_unreadable(errand.path)
        if self.memory is None:
            if not answer.bug:
                self.cache.put(_KIND, errand.name, json.dumps(answer.outcome).encode())
            return outcome
        assert errand.before is not None
        if answer.pdf:
            assert isinstance(self.work, Building)
            pdf = self.work.out / self.work.options.file_of(errand.path)
            write_whole(pdf, answer.pdf)
            outcome = replace(outcome, pdf=pdf)
        if not answer.bug:
            self.memory.keep(errand.path, errand.before, outcome)
        return outcome

    def differences(self, errand: Errand, theirs: Mapping[str, str]) -> dict[str, tuple[str, str]]:
        """Where the program there differs: name → the version here and there."""
        _, ours = self._shared(errand.path)
        return {
            name: (ours.get(name, "–"), theirs.get(name, "–"))
            for name in sorted({*ours, *theirs})
            if ours.get(name) != theirs.get(name)
        }

    def _shared(self, path: Path) -> tuple[Shared, Mapping[str, str]]:
        """The files that the report at *path* shares with its neighbours, and the program."""
        beside = path.resolve().parent
        if beside not in self.shared:
            program = versions()
            if self.out:
                program = {**program, **fonts(self.world, self.world.template_roots(path))}
            self.shared[beside] = (shared_by(self.world, path), program)
        return self.shared[beside]


def _outcome(noted: Any, path: Path) -> Outcome:
    """The outcome of the report at *path* as another machine *noted* it.

    Its name and paths are not trusted: they are those of this machine.
    """
    return replace(outcome_of(noted), name=path.resolve().name, files=(path,), pdf=None)
