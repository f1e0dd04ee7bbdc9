"""The building of one report, phase by phase.

With several processes the first three phases run in a child, while this process loads what the last
two need: either takes as long. There the report is composed before it is checked, as a draft with
as many errors as it had last time, and again if there are others. So little is imported above.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from reportgen.cache import Cache, digest
from reportgen.findings import Finding, ordered
from reportgen.fork import beside
from reportgen.outcome import OnPhase, Options, Outcome
from reportgen.pipeline.results import Checked, Composed, errors_among, outcome_of
from reportgen.places import label_of
from reportgen.world import World

if TYPE_CHECKING:
    from reportgen.check.policy import Policy
    from reportgen.read import RecordFolder
    from reportgen.typeset.materials import Materials
    from reportgen.typeset.typesetting import Means, Typeset
    from reportgen.typeset.workshop import Workshop

_LAST_PHASES = (
    "reportgen.check.policy",
    "reportgen.authority.load",
    "reportgen.typeset.report",
    "reportgen.typeset.pdf.document",
    "reportgen.verify",
)

_KIND = "errors"
"""The kind in the cache of how many errors a report had when it was last built."""


class Build:
    """The building of one report, phase by phase."""

    def __init__(
        self,
        world: World,
        folder: Path,
        out: Path,
        options: Options,
        on_phase: OnPhase,
        processes: int,
        workshop: Workshop | None,
    ) -> None:
        self.world, self.folder, self.options, self.on_phase = world, folder, options, on_phase
        self.processes, self.workshop = processes, workshop
        self.name = folder.resolve().name
        self.target = out / f"{self.name}.pdf"
        self.cache = Cache(world.cache, world.cache_limit)
        self.key = digest(str(folder.resolve()))
        self.findings: list[Finding] = []

    def run(self) -> Outcome:
        """The five phases; the PDF is written unless something forbids it."""
        self.on_phase("read")
        checked, composed, materials = self._together() if self.processes > 1 else self._alone()
        self.findings = list(checked.findings)
        if composed is None or self._blocked():
            return self._outcome(checked)
        draft = errors_among(self.findings)
        typeset = self._print(composed, checked.policy, materials)
        if not draft and errors_among(self.findings) and not self._blocked():
            # An error that only the typeset pages showed: the report is a draft after all.
            composed = self._again(errors_among(self.findings))
            if composed is not None:
                typeset = self._print(composed, checked.policy)
        if not typeset.pdf or self._blocked():
            return self._outcome(checked)
        write_whole(self.target, typeset.pdf)
        outcome = self._outcome(checked, self.target, typeset.pages)
        return replace(outcome, digest=digest(typeset.pdf))

    def _alone(self) -> tuple[Checked, Composed | None, None]:
        """The first three phases, one after the other."""
        from reportgen.pipeline.first import check_read, compose_read, read_report

        report = read_report(self.world, self.folder)
        self.on_phase("check")
        checked = check_read(self.world, report)
        self.on_phase("compose")
        errors = errors_among(checked.findings)
        return checked, compose_read(report, self.options, errors, self.cache), None

    def _together(self) -> tuple[Checked, Composed | None, Materials | None]:
        """The first three phases in a child; its first result gives this process more to do."""
        with beside(self._composed_first) as results:
            _load()
            composed = cast("Composed | None", next(results))
            self.on_phase("check")
            materials = None if composed is None else self._materials(composed)
            checked = cast("Checked", next(results))
            self.on_phase("compose")
            for again in results:
                composed, materials = cast("Composed", again), None
        return checked, composed, materials

    def _composed_first(self) -> Iterator[Composed | Checked | None]:
        """The report composed, then checked; then composed again if that changes its marks."""
        from reportgen.pipeline.first import check_read, compose_read, read_report

        report = read_report(self.world, self.folder)
        guess = int(self.cache.get(_KIND, self.key) or 0)
        yield compose_read(report, self.options, guess, self.cache)
        checked = check_read(self.world, report)
        yield checked
        errors = errors_among(checked.findings)
        if errors != guess:
            yield compose_read(report, self.options, errors, self.cache)
            self.cache.put(_KIND, self.key, b"%d" % errors)

    def _again(self, errors: int) -> Composed | None:
        """The report composed as a draft with *errors* errors."""
        from reportgen.pipeline.first import compose_read, read_report

        report = read_report(self.world, self.folder)
        return compose_read(report, self.options, errors, self.cache)

    def _materials(self, composed: Composed) -> Materials:
        """Pictures and fonts of *composed*, and the engine ready for them."""
        from reportgen.typeset.materials import gather
        from reportgen.typeset.report import make_ready

        composition, layout, means = composed.composition, composed.layout, self._means()
        materials = gather(self.world, self._contents(), composition, layout, means)
        make_ready(composition, materials, means.workshop)
        return materials

    def _means(self) -> Means:
        from reportgen.typeset.typesetting import Means
        from reportgen.typeset.workshop import Workshop

        self.workshop = self.workshop or Workshop()
        return Means(self.cache, self.processes, self.key, self.workshop)

    def _print(
        self, composed: Composed, policy: Policy, materials: Materials | None = None
    ) -> Typeset:
        """Phases four and five; findings are kept."""
        from reportgen.rules.rule import Phase
        from reportgen.typeset.report import typeset_report
        from reportgen.verify import verify

        composition, files, contents = composed.composition, composed.files, self._contents()
        self.findings += policy.apply(composition.findings)
        self.on_phase("typeset")
        typeset = typeset_report(
            contents,
            composition,
            materials or self._materials(composed),
            files=files if self.options.embed else (),
            means=self._means(),
        )
        self.findings += policy.apply(typeset.findings)
        self.on_phase("verify")
        if typeset.pdf:
            carried = _carried(contents, files) if self.options.embed else None
            name, expected = label_of(self.target), composition.expected
            self.findings += verify(typeset.pdf, name, expected, carried, self.processes)
            self.findings += policy.unused(Phase.COMPOSE, Phase.TYPESET, Phase.VERIFY)
        self.findings = ordered(self.findings)
        return typeset

    def _contents(self) -> RecordFolder:
        from reportgen.read import RecordFolder

        return RecordFolder(self.folder, label_of(self.folder))

    def _blocked(self) -> bool:
        return self.options.final and errors_among(self.findings) > 0

    def _outcome(self, checked: Checked, pdf: Path | None = None, pages: int = 0) -> Outcome:
        return outcome_of(self.name, checked, self.findings, pdf, pages)


def _load() -> None:
    """Load what typesets and verifies."""
    for name in _LAST_PHASES:
        import_module(name)
    import_module("reportgen.typeset.engine").load_engine()


def _carried(folder: RecordFolder, files: tuple[Path, ...]) -> dict[str, bytes]:
    """The record files that the PDF must carry."""
    read_back = {file.as_posix(): folder.read(file.as_posix()) for file in files}
    return {name: data for name, data in read_back.items() if isinstance(data, bytes)}


def write_whole(target: Path, data: bytes) -> None:
    """Write *data* beside *target* and rename it into place: whole, or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.stem}-", suffix=".tmp")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        beside.chmod(0o644)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
