"""The results as tables in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from bench.cases import BUILD, TYPST_WATCH, UNCHANGED
from bench.measuring import Result
from bench.ministry import REPORTS, WORKERS, costs, gigabytes
from bench.phases import STRETCHES
from bench.results import Results, ratio
from bench.targets import TARGETS, exponent

_MIB = 1024 * 1024
_NOTHING = "–"
_STRETCHES = {
    "start": "start (the interpreter, imports)",
    "end": "end (the process is gone)",
}


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose first column is text and whose others are numbers."""
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def seconds(value: float) -> str:
    """Two decimals below ten seconds, then one, then none."""
    return f"{value:.2f} s" if value < 10 else f"{value:.1f} s" if value < 100 else f"{value:.0f} s"


def contenders(results: Results, case: str) -> str:
    """Everything measured of each contender of *case*."""
    group = results.group(case)
    head = ("", "time", "ratio", "processor", "peak memory", "pages", "PDF")
    return table(head, (_row(group, one) for one in group.values()))


def _row(group: dict[str, Result], one: Result) -> list[str]:
    share = ratio(group, one.name)
    return [
        one.name,
        seconds(one.median),
        f"{share:.2f}" if share is not None else _NOTHING,
        seconds(one.work),
        f"{one.memory:.0f} MiB" if one.memory else _NOTHING,
        str(one.pages) if one.pages else _NOTHING,
        f"{one.bytes / _MIB:.1f} MiB" if one.bytes else _NOTHING,
    ]


def desk(results: Results) -> str:
    """From a key to its picture, with the ratio to Typst's watch in the same run."""
    group = results.group("desk")
    typst = group.get(TYPST_WATCH)
    rows = [
        [
            one.name,
            seconds(one.median),
            f"{one.median / typst.median:.2f}" if typst else _NOTHING,
            seconds(one.work),
            f"{one.memory:.0f} MiB" if one.memory else _NOTHING,
        ]
        for one in group.values()
    ]
    return table(("", "time", "to Typst", "processor", "peak memory"), rows)


def growth(results: Results) -> str:
    """Time and memory by pages, and the power with which they grow."""
    groups = results.cases.get("growth", {})
    built = [results.get("growth", BUILD, group) for group in groups]
    pages = [f"{one.pages:,} pages" if one else _NOTHING for one in built]
    names = dict.fromkeys(one.name for group in groups.values() for one in group)

    def rows(measured: Callable[[Result], float], say: Callable[[float], str]) -> list[list[str]]:
        found = []
        for name in names:
            cells = [results.get("growth", name, group) for group in groups]
            power = exponent(results, name, measured)
            found.append([
                name,
                *(say(measured(one)) if one else _NOTHING for one in cells),
                f"{power:.2f}" if power is not None else _NOTHING,
            ])  # fmt: skip
        return found

    times = table(("time", *pages, "power"), rows(lambda one: one.median, seconds))
    memory = rows(lambda one: one.memory, lambda value: f"{value:.0f} MiB")
    return times + "\n" + table(("peak memory", *pages, "power"), memory)


def many(results: Results) -> str:
    """Seconds for each batch, and for one report of the largest."""
    groups = results.cases.get("many", {})
    names = dict.fromkeys(one.name for group in groups.values() for one in group)
    counts = [f"{count} report{'s' if count != '1' else ''}" for count in groups]
    rows = []
    for name in names:
        found = [results.get("many", name, group) for group in groups]
        last = found[-1]
        rows.append([
            name.replace(UNCHANGED, f"{BUILD}, no change"),
            *(seconds(one.median) if one else _NOTHING for one in found),
            f"{last.median / int(list(groups)[-1]):.3f} s" if last else _NOTHING,
            f"{last.memory:.0f} MiB" if last else _NOTHING,
        ])  # fmt: skip
    return table(("", *counts, "each of the last", "peak memory of the last"), rows)


def phases(results: Results) -> str:
    """Seconds and shares by phase."""
    columns = list(results.phases.values())
    head = ("phase", *(f"{int(pages):,} pages" for pages in results.phases))
    rows = [
        [_STRETCHES.get(name, name), *(_share(times, name) for times in columns)]
        for name in STRETCHES
    ]
    rows.append(["all", *(seconds(sum(times.values())) for times in columns)])
    return table(head, rows)


def stages(results: Results) -> str:
    """Shares of the processor time of one process, imports left out."""
    columns = list(results.stages.values())
    rows = [[name, *(f"{one[name]:.0%}" for one in columns)] for name in (columns or [{}])[0]]
    return table(("", *results.stages), rows)


def _share(times: dict[str, float], name: str) -> str:
    return f"{seconds(times[name])} ({times[name] / sum(times.values()):.0%})"


def ministry(results: Results) -> str:
    """Hours for all reports of the portal."""
    found = costs(results)
    head = ("", "a worker, one report", *(f"{workers} workers" for workers in WORKERS))
    rows = [
        [one.what, f"{one.seconds:.3f} s", *(_time(one.hours(workers)) for workers in WORKERS)]
        for one in found
    ]
    size = f"\nThe PDFs of {REPORTS:,} such reports take {gigabytes(results):,.0f} GB.\n"
    return table(head, rows) + size if found else ""


def _time(hours: float) -> str:
    if hours >= 1:
        return f"{hours:.1f} h"
    return f"{hours * 60:.1f} min"


def targets(results: Results) -> str:
    """What was aimed at and what was reached."""
    rows = []
    for target in TARGETS:
        value = target.value(results)
        if value is not None:
            unit = f" {target.unit}" if target.unit else ""
            aim = f"{'at least' if target.least else 'at most'} {target.limit:g}{unit}"
            told = f"{value:.0f}" if target.limit >= 100 else f"{value:.2f}"
            rows.append(
                [target.what, aim, f"{told}{unit}", "yes" if target.reached(value) else "no"]
            )
    return table(("", "aim", "measured", "reached"), rows)


def surroundings(results: Results) -> str:
    """The machine and the versions."""
    machine = ", ".join(results.machine.values())
    versions = ", ".join(f"{name} {version}" for name, version in results.versions.items())
    runs = [len(one.seconds) for one in results.group("cold").values()]
    count = f" Medians of {max(runs)} runs in the first table." if runs else ""
    return f"{machine}. {versions}.{count}\n"


BLOCKS: dict[str, Callable[[Results], str]] = {
    "surroundings": surroundings,
    "targets": targets,
    "cold": lambda results: contenders(results, "cold"),
    "edit": lambda results: contenders(results, "edit"),
    "desk": desk,
    "photos": lambda results: contenders(results, "photos"),
    "verbs": lambda results: contenders(results, "verbs"),
    "many": many,
    "growth": growth,
    "phases": phases,
    "stages": stages,
    "ministry": ministry,
}
"""By the name that stands in ``docs/performance.md``."""
