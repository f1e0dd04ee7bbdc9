"""What was measured, kept in ``bench/results.json`` so that tables and plots can be drawn again."""

from __future__ import annotations

import importlib.metadata
import json
import os
import platform
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.measuring import Result
from bench.peers import PEERS, REFERENCE

FILE = Path(__file__).parent / "results.json"
_PACKAGES = ("reportgen", "weasyprint", "pydyf", "uharfbuzz", "pillow", "pydantic", "pypdfium2")


@dataclass
class Results:
    """The groups of each case, the phases of a build by its pages, the shares of its stages."""

    machine: dict[str, str] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    cases: dict[str, dict[str, list[Result]]] = field(default_factory=dict)
    phases: dict[str, dict[str, float]] = field(default_factory=dict)
    stages: dict[str, dict[str, float]] = field(default_factory=dict)

    def group(self, case: str, name: str = "") -> dict[str, Result]:
        """The results of one group that succeeded, by contender."""
        results = self.cases.get(case, {}).get(name, [])
        return {one.name: one for one in results if not one.failure and one.seconds}

    def get(self, case: str, contender: str, name: str = "") -> Result | None:
        """One contender's result, where there is one."""
        return self.group(case, name).get(contender)


def ratio(results: Mapping[str, Result], name: str) -> float | None:
    """The median of *name* as a ratio to the reference of the same group."""
    if name not in results or REFERENCE not in results:
        return None
    return results[name].median / results[REFERENCE].median


def load(path: Path = FILE) -> Results:
    """What was kept; empty where nothing was."""
    if not path.exists():
        return Results()
    kept = json.loads(path.read_text(encoding="utf-8"))
    cases = {
        case: {name: [Result(**one) for one in group] for name, group in groups.items()}
        for case, groups in kept["cases"].items()
    }
    return Results(kept["machine"], kept["versions"], cases, kept["phases"], kept.get("stages", {}))


def save(results: Results, path: Path = FILE) -> None:
    """Keep *results*."""
    cases = {
        case: {name: [one.plain() for one in group] for name, group in groups.items()}
        for case, groups in results.cases.items()
    }
    phases, stages = (
        {
            group: {name: round(one, 4) for name, one in found.items()}
            for group, found in all_.items()
        }
        for all_ in (results.phases, results.stages)
    )
    kept: dict[str, Any] = {
        "machine": results.machine,
        "versions": results.versions,
        "phases": phases,
        "stages": stages,
        "cases": cases,
    }
    text = json.dumps(kept, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def this_machine() -> dict[str, str]:
    """The machine, as far as it says what it is."""
    processors = _lines("/proc/cpuinfo", "model name", ":")
    memory = _lines("/proc/meminfo", "MemTotal", ":")
    system = _lines("/etc/os-release", "PRETTY_NAME", "=")
    kib = int(next(iter(memory), "0").split()[0])
    return {
        "processor": f"{next(iter(processors), platform.machine())}, {os.cpu_count()} cores",
        "memory": f"{kib / 1024 / 1024:.0f} GiB",
        "system": next(iter(system), platform.system()).strip('"'),
    }


def these_versions() -> dict[str, str]:
    """Versions of all that takes part."""
    whose = "of the distribution" if sys.base_prefix == "/usr" else "built otherwise"
    python = f"{platform.python_implementation()} {platform.python_version()} ({whose})"
    found = {"Python": python}
    found |= {name: importlib.metadata.version(name) for name in _PACKAGES}
    found["Pango"] = _pango()
    found |= {name: peer.version() for name, peer in PEERS.items() if peer.here}
    return found


def _pango() -> str:
    """Its number for 1.50.12 is 15012."""
    from weasyprint.text.ffi import pango  # type: ignore[import-untyped]

    number = pango.pango_version()
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def _lines(path: str, key: str, separator: str) -> Iterable[str]:
    file = Path(path)
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    for line in text.splitlines():
        name, _, value = line.partition(separator)
        if name.strip() == key:
            yield value.strip()
