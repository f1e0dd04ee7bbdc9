"""What the project set itself, beside what was measured."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import log

from bench.cases import (
    BUILD,
    CACHED,
    CHECK,
    FIRST_TIME,
    LONG_CHAPTER,
    ONE_JOB,
    READY,
    TWO_JOBS,
    UNCHANGED,
)
from bench.measuring import Result
from bench.peers import XELATEX
from bench.results import Results, ratio

SHORT, LONG = "43", "1000"
_GROWTH = 1.1


@dataclass(frozen=True, slots=True)
class Target:
    """What must be at most *limit*, or at least where *least*; *value* measures it."""

    what: str
    limit: float
    unit: str
    value: Callable[[Results], float | None]
    least: bool = False

    def reached(self, value: float) -> bool:
        """Whether *value*, as it is told, is good enough."""
        value = round(value, 2)
        return value >= self.limit if self.least else value <= self.limit


def exponent(results: Results, contender: str, measured: Callable[[Result], float]) -> float | None:
    """The power of the number of pages with which a contender grows from 43 to 1,000 pages."""
    short = results.get("growth", contender, SHORT)
    long = results.get("growth", contender, LONG)
    pages = [results.get("growth", BUILD, group) for group in (SHORT, LONG)]
    if short is None or long is None or None in pages or not measured(short):
        return None
    few, many = (one.pages for one in pages if one is not None)
    return log(measured(long) / measured(short)) / log(many / few)


def _between(case: str, name: str, to: str) -> Callable[[Results], float | None]:
    def value(results: Results) -> float | None:
        group = results.group(case)
        return group[name].median / group[to].median if {name, to} <= set(group) else None

    return value


def _seconds(case: str, name: str) -> Callable[[Results], float | None]:
    def value(results: Results) -> float | None:
        found = results.get(case, name)
        return found.median if found else None

    return value


def _memory(group: str) -> Callable[[Results], float | None]:
    def value(results: Results) -> float | None:
        found = results.get("growth", BUILD, group)
        return found.memory if found else None

    return value


def _jobs(results: Results) -> float | None:
    batch = results.group("many", str(max(map(int, results.cases.get("many", {})), default=0)))
    if not {ONE_JOB, TWO_JOBS} <= set(batch):
        return None
    return batch[ONE_JOB].median / batch[TWO_JOBS].median


TARGETS = (
    Target("cold build, to the reference", 0.65, "×", lambda r: ratio(r.group("cold"), BUILD)),
    Target("cold build, to XeLaTeX's two passes", 1.0, "×", _between("cold", BUILD, XELATEX)),
    Target("26 camera photos not seen before, to pictures ready for print", 1.6, "×",
           _between("photos", FIRST_TIME, READY)),
    Target("26 camera photos in the cache, to pictures ready for print", 1.0, "×",
           _between("photos", CACHED, READY)),
    Target("nothing changed", 0.25, "s", _seconds("cold", UNCHANGED)),
    Target("one paragraph edited in --watch, until the PDF lies there", 0.7, "s",
           _seconds("edit", LONG_CHAPTER)),
    Target("check", 0.5, "s", _seconds("cold", CHECK)),
    Target("growth of time from 43 to 1,000 pages, power of the pages", _GROWTH, "",
           lambda r: exponent(r, BUILD, lambda one: one.median)),
    Target("growth of memory from 43 to 1,000 pages, power of the pages", _GROWTH, "",
           lambda r: exponent(r, BUILD, lambda one: one.memory)),
    Target("many reports, one job to two", 1.85, "×", _jobs, least=True),
    Target("peak memory, 43 pages", 200, "MiB", _memory(SHORT)),
    Target("peak memory, 1,000 pages", 1229, "MiB", _memory(LONG)),
)  # fmt: skip
"""The reference is :data:`bench.peers.REFERENCE`."""
