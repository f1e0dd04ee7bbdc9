"""The building of one report, phase by phase.

With several processes, the first three phases run in a child while this process loads the modules
of the last two; both take about as long. So this module imports little. With ``--watch``, those
modules are loaded already, and a child runs the check alone. Either way the report is composed
before it has been checked, as a draft with as many errors as last time, and once more where that
number has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from reportgen.cache import Cache, digest
from reportgen.findings import Finding
from reportgen.isolate.forking import may_fork
from reportgen.isolate.shares import beside
from reportgen.outcome import OnPhase, Options, Outcome
from reportgen.patterns import keep
from reportgen.pipeline.results import Checked, Composed, errors_among, outcome_of
from reportgen.places import label_of
from reportgen.whole import write_whole
from reportgen.world import World

if TYPE_CHECKING:
    from reportgen.read import RecordFolder
    from reportgen.typeset.materials import Materials
    from reportgen.typeset.typesetting import Means, Typeset
    from reportgen.typeset.workshop import Workshop
    from reportgen.verify.origins import Located


class Follower:
    """Is given the results of a build as they come; a build without one shows none before its end.

    Why: a person who edits looks at the page, and its verification takes a quarter of the time.
    """

    def checked(self, checked: Checked) -> None:
        """Take the findings of the first two phases."""

    def typeset(self, composed: Composed, typeset: Typeset) -> None:
        """Take the pages of *composed*, which are not verified yet."""


_LAST_PHASES = (
    "reportgen.check.policy",
    "reportgen.authority.load",
    "reportgen.typeset.report",
    "reportgen.typeset.pdf.document",
    "reportgen.verify",
)

_KIND = "errors"
"""The kind of a cache entry with the number of errors at the report's last build."""


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
        follower: Follower | None = None,
    ) -> None:
        self.world, self.folder, self.options, self.on_phase = world, folder, options, on_phase
        self.processes, self.workshop = processes, workshop
        self.follower = follower or Follower()
        self.name = folder.resolve().name
        self.target = out / options.file_of(folder)
        self.cache = Cache(world.cache, world.cache_limit)
        self.key = digest(str(folder.resolve()))

    def run(self) -> Outcome:
        """Run the five phases; write the PDF unless it must be final and has an error."""
        self.on_phase("read")
        if self.processes < 2:
            return self._one_after_the_other()
        return self._in_a_child() if self.workshop is None else self._beside_a_check()

    def _one_after_the_other(self) -> Outcome:
        """All five phases in their order."""
        from reportgen.pipeline.first import check_read, compose_read, read_report

        report = read_report(self.world, self.folder)
        self.on_phase("check")
        checked = check_read(self.world, report)
        self.follower.checked(checked)
        self.on_phase("compose")
        composed = compose_read(report, self.options, checked.errors)
        return self._finish(checked, composed)

    def _in_a_child(self) -> Outcome:
        """The first three phases in a child; with its first result, this process gathers fonts."""
        with beside(self._composed_first) as results:
            _load()
            composed = cast("Composed | None", next(results))
            self.on_phase("check")
            materials = self._materials(composed) if composed else None
            checked = cast("Checked", next(results))
            self.on_phase("compose")
            for again in results:
                composed, materials = cast("Composed", again), None
        return self._finish(checked, composed, materials)

    def _composed_first(self) -> Iterator[Composed | Checked | None]:
        """The report composed, then checked; then composed again if that changes its marks."""
        from reportgen.pipeline.first import check_read, compose_read, read_report

        report, guess = read_report(self.world, self.folder), self._errors_last_time()
        yield compose_read(report, self.options, guess)
        checked = check_read(self.world, report)
        yield checked
        if checked.errors != guess:
            yield compose_read(report, self.options, checked.errors)
            self._remember(checked.errors)
        keep()

    def _beside_a_check(self) -> Outcome:
        """The report checked in a child, while this process, which has built before, prints it."""
        from reportgen.pipeline.first import check_read, compose_read, read_report

        report, guess = read_report(self.world, self.folder), self._errors_last_time()
        typeset = None
        with beside(lambda: iter((check_read(self.world, report),))) as results:
            self.on_phase("check")
            self.on_phase("compose")
            composed = compose_read(report, self.options, guess)
            if composed:
                typeset = self._set(composed)
            checked = next(results)
        self.follower.checked(checked)
        if checked.errors != guess and not self.options.proof:
            composed = compose_read(report, self.options, checked.errors)
            typeset = None
            self._remember(checked.errors)
        return self._finish(checked, composed, typeset=typeset)

    def _finish(
        self,
        checked: Checked,
        composed: Composed | None,
        materials: Materials | None = None,
        typeset: Typeset | None = None,
    ) -> Outcome:
        """Run the last two phases, the first unless *typeset* is its result; write the PDF."""
        policy, findings = checked.policy, list(checked.findings)
        if composed is None or self._blocked(findings):
            return outcome_of(self.name, checked, findings)
        typeset = typeset or self._set(composed, materials)
        findings += policy.apply(self._verified(composed, typeset))
        constant = self.options.final or self.options.proof
        new_errors = 0 if checked.errors or constant else errors_among(findings)
        # An error that only the typeset pages showed: the report is a draft after all.
        if new_errors and typeset.pdf and (draft := self._again(new_errors)):
            typeset = self._set(draft)
            findings += policy.apply(self._verified(draft, typeset))
        if typeset.pdf:
            from reportgen.rulebook.rule import Phase

            findings += policy.unused(Phase.COMPOSE, Phase.TYPESET, Phase.VERIFY)
        if not typeset.pdf or self._blocked(findings):
            return outcome_of(self.name, checked, findings)
        write_whole(self.target, typeset.pdf)
        outcome = outcome_of(self.name, checked, findings, self.target, typeset.pages)
        return replace(outcome, digest=digest(typeset.pdf))

    def _again(self, errors: int) -> Composed | None:
        """The report composed as a draft with this number of *errors*."""
        from reportgen.pipeline.first import compose_read, read_report

        report = read_report(self.world, self.folder)
        return compose_read(report, self.options, errors)

    def _set(self, composed: Composed, materials: Materials | None = None) -> Typeset:
        """Phase four."""
        self.on_phase("typeset")
        typeset = self._typeset(composed, materials or self._materials(composed))
        self.follower.typeset(composed, typeset)
        return typeset

    def _verified(self, composed: Composed, typeset: Typeset) -> list[Finding]:
        """Phase five: the findings of composing, typesetting and verifying."""
        from reportgen.verify import verify

        composition = composed.composition
        carried = composed.files if self.options.embed else None
        findings = [*composition.findings, *typeset.findings]
        self.on_phase("verify")
        if typeset.pdf:
            name, expected = label_of(self.target), composition.expected
            findings += verify(typeset.pdf, name, expected, carried, self.processes, self._locate)
        return findings

    def _locate(self) -> Located | None:
        """The report composed with marks, to find the records of words that the pages lack."""
        from reportgen.pipeline.first import read_report
        from reportgen.pipeline.located import located

        report = read_report(self.world, self.folder)
        if report.manuscript is None or report.layout is None:
            return None
        return located(report.manuscript, report.layout)

    def _typeset(self, composed: Composed, materials: Materials) -> Typeset:
        """Phase four; for a layout from elsewhere within bounds."""
        from reportgen.pipeline.foreign import (
            is_foreign,
            placed,
            state_of,
            unreadable_number,
            within_bounds,
        )
        from reportgen.typeset.report import typeset_report
        from reportgen.typeset.typesetting import Typeset

        work = partial(
            typeset_report,
            composed.composition,
            materials,
            files=composed.files if self.options.embed else {},
            means=self._means(),
        )
        layout, html = composed.layout, composed.composition.html
        if not html or not is_foreign(layout, self.world.shipped):
            return work()
        if number := unreadable_number(layout):
            return Typeset(b"", 0, (*materials.findings, number))
        # With --watch, a layout is bounded until it has been set once as its files are now: a child
        # keeps nothing for the next edit.
        state, bounded = state_of(layout), self._workshop().bounded_layouts
        alone = state not in bounded and may_fork()
        typeset = within_bounds(work, layout, len(html)) if alone else work()
        if isinstance(typeset, Finding):
            return Typeset(b"", 0, (*materials.findings, typeset))
        bounded.add(state)
        return typeset._replace(findings=tuple(placed(typeset.findings, layout)))

    def _materials(self, composed: Composed) -> Materials:
        """Pictures and fonts of *composed*, and the engine ready for them."""
        from reportgen.pipeline.foreign import is_foreign
        from reportgen.typeset.materials import gather
        from reportgen.typeset.report import make_ready

        composition, layout, means = composed.composition, composed.layout, self._means()
        materials = gather(self.world, self._contents(), composition, layout, means)
        if not is_foreign(layout, self.world.shipped):
            make_ready(composition, materials, means.workshop)
        return materials

    def _means(self) -> Means:
        from reportgen.typeset.typesetting import Means

        return Means(self.cache, self.processes, self.key, self._workshop())

    def _workshop(self) -> Workshop:
        from reportgen.typeset.workshop import Workshop

        self.workshop = self.workshop or Workshop(stays=False)
        return self.workshop

    def _contents(self) -> RecordFolder:
        from reportgen.read import RecordFolder

        return RecordFolder(self.folder, label_of(self.folder))

    def _blocked(self, findings: Iterable[Finding]) -> bool:
        return self.options.final and errors_among(findings) > 0

    def _errors_last_time(self) -> int:
        return self.cache.read(_KIND, self.key, int) or 0

    def _remember(self, errors: int) -> None:
        self.cache.put(_KIND, self.key, b"%d" % errors)


def _load() -> None:
    """Import the modules of the last two phases."""
    for name in _LAST_PHASES:
        import_module(name)
    import_module("reportgen.typeset.engine").load_engine()
