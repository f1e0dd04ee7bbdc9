"""What all reports of a country cost: a calculation from measured reports, not a measurement.

The national portal held 56,593 reports in 2016. Each is taken to be like those of the case
``many``: about 43 pages. Workers are taken to be processors of this kind, two of them as busy as in
the measured batch with ``--jobs 2``; that hundreds of them find their reports and write their PDFs
as quickly, nobody has measured here.
"""

from __future__ import annotations

from dataclasses import dataclass

from bench.cases import CACHED, CHECK, FIRST_TIME, TWO_JOBS, UNCHANGED
from bench.results import Results

REPORTS = 56_593
WORKERS = (2, 32, 320)


@dataclass(frozen=True, slots=True)
class Cost:
    """What is done, and the seconds of one worker for one report."""

    what: str
    seconds: float

    def hours(self, workers: int) -> float:
        """Hours for all reports on *workers*."""
        return REPORTS * self.seconds / workers / 3600


def largest(results: Results) -> int:
    """The number of reports in the largest batch that was measured."""
    return max(map(int, results.cases.get("many", {})), default=0)


def costs(results: Results) -> list[Cost]:
    """What each kind of run costs a worker; empty before a batch was measured."""
    count = largest(results)
    batch, photos = results.group("many", str(count)), results.group("photos")
    if not {TWO_JOBS, UNCHANGED, CHECK} <= set(batch):
        return []
    building = 2 * batch[TWO_JOBS].median / count
    found = [Cost("every report rebuilt: read, checked, composed, typeset, verified", building)]
    if {CACHED, FIRST_TIME} <= set(photos):
        preparing = photos[FIRST_TIME].work - photos[CACHED].work
        found.append(Cost("the same, each with 26 camera photos not seen before",
                          building + preparing))  # fmt: skip
    found.append(Cost("every report checked only", 2 * batch[CHECK].median / count))
    found.append(Cost("a second run, where nothing has changed", batch[UNCHANGED].median / count))
    return found


def gigabytes(results: Results) -> float:
    """The PDFs of all reports."""
    count = largest(results)
    batch = results.get("many", TWO_JOBS, str(count))
    return REPORTS * batch.bytes / count / 1e9 if batch else 0.0
