"""Write random reports into a folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.randomreports import LAYOUTS, PLAIN, SCRIPTS, random_report, write_report


def _seeds(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def main() -> None:
    """Read the command line and write the reports."""
    parser = argparse.ArgumentParser(prog="python -m tests.randomreports", description=__doc__)
    parser.add_argument("--seeds", type=_seeds, default=range(60), help="one seed, or FIRST-LAST")
    parser.add_argument("--out", type=Path, required=True, help="folder of the reports")
    parser.add_argument("--layout", choices=LAYOUTS, default="", help="default: any")
    parser.add_argument("--scripts", default=",".join(PLAIN), help=", ".join(SCRIPTS))
    given = parser.parse_args()
    for seed in given.seeds:
        files = random_report(seed, given.scripts.split(","), given.layout)
        write_report(files, given.out / f"seed-{seed:03}")


if __name__ == "__main__":
    main()
