"""Measure, keep the results, draw tables and plots.

    python -m bench [--runs 2] [--only CASE]… [--quick] [--long] [--draw]

Each case runs its contenders in turn, as processes of their own, and its ratios are to the
reference in the same turns. What is measured is kept in ``bench/results.json`` and drawn into
``docs/performance.md``; ``--only`` renews some cases, ``--draw`` draws again without measuring,
``--quick`` is one run of the small cases, printed and not kept; ``--long`` takes an hour, with five
runs, the slow peers, a thousand pages of each, and a hundred reports.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from bench import drawing
from bench.browsing import INSTALL, chromium
from bench.cases import CASES, Workshop, phases, worked_at
from bench.peers import missing
from bench.results import Results, load, save, these_versions, this_machine

_OWN = ("phases", "stages")
"""Cases in which reportgen is alone."""


def main() -> None:
    """Read the command line and do it."""
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=(__doc__ or "").split("\n", maxsplit=1)[0]
    )
    parser.add_argument("--runs", type=int, help="of each contender; 2, with --long 5")
    parser.add_argument("--only", action="append", choices=[*CASES, *_OWN], default=[])
    parser.add_argument("--quick", action="store_true", help="once, short cases, nothing kept")
    parser.add_argument("--long", action="store_true", help="everything, for an hour")
    parser.add_argument("--draw", action="store_true", help="draw again what was kept")
    options = parser.parse_args()
    results = Results() if options.quick else load()
    if not options.draw:
        for line in missing():
            print(f"bench: {line}", file=sys.stderr)
        if chromium() is None:
            print(f"bench: the desk is left out: {INSTALL}", file=sys.stderr)
        runs = 1 if options.quick else options.runs or (5 if options.long else 2)
        cases = options.only or [*CASES, *_OWN]
        _measure(results, cases, runs, quick=options.quick, long=options.long)
    if options.quick:
        sys.stdout.write(drawing.text(results))
    else:
        drawing.draw(results)


def _measure(results: Results, cases: list[str], runs: int, *, quick: bool, long: bool) -> None:
    results.machine, results.versions = this_machine(), these_versions()
    with tempfile.TemporaryDirectory(prefix="reportgen-bench-") as name:
        environment = {**os.environ, "XDG_CACHE_HOME": f"{name}/cache"}
        # Without written bytecode, each start would compile all of reportgen anew.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for case in cases:
            print(f"bench: case {case}", file=sys.stderr)
            shop = Workshop(Path(name, case), environment, runs, quick, long)
            shop.folder.mkdir()
            if case == "phases":
                results.phases = phases(shop)
            elif case == "stages":
                results.stages = worked_at(shop)
            else:
                results.cases[case] = CASES[case](shop)
            if not quick:
                save(results)


if __name__ == "__main__":
    main()
