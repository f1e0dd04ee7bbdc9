"""The work of an index by the workers of a cluster: they check, this machine gathers the facts.

Why so: a worker sends back what a check gives, and facts need no rule, only the records.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reportgen.index.facts import facts_of
from reportgen.index.work import Indexing
from reportgen.many.cluster.run import over_cluster as check_over_cluster
from reportgen.many.work import Checking, Result
from reportgen.outcome import Advance, Outcome
from reportgen.pipeline.first import read_report


def over_cluster(work: Indexing, folders: Sequence[Path], address: str, advance: Advance) -> Result:
    """The outcomes of *folders* with their facts; what is stored of earlier runs is not sent."""
    outcomes = {folder: stored for folder in folders if (stored := work.memory.recall(folder))}
    changed = [folder for folder in folders if folder not in outcomes]
    before = {folder: work.memory.look(folder) for folder in changed}
    bugs: tuple[str, ...] = ()
    if changed:
        result = check_over_cluster(Checking(work.world), changed, address, advance)
        bugs = result.bugs
        for folder, outcome in zip(changed, result.outcomes, strict=True):
            outcomes[folder] = _with_facts(work, folder, outcome)
            work.memory.keep(folder, before[folder], replace(outcomes[folder], sources={}))
    return Result([outcomes[folder] for folder in folders], bugs)


def _with_facts(work: Indexing, folder: Path, outcome: Outcome) -> Outcome:
    return replace(outcome, facts=facts_of(read_report(work.world, folder), work.world.today))
