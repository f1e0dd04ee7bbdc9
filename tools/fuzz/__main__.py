"""``python -m tools.fuzz [--minutes 10] [--seed N] [--kind KIND…]``, or ``--replay FOLDER…``.

Exit status 0 where nothing failed.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

import reportgen.cli.build
import reportgen.cli.check
import reportgen.cli.intake
import reportgen.cli.new
import reportgen.cli.review
import reportgen.pipeline
import reportgen.typeset.engine
import reportgen.verify  # noqa: F401  loaded once, before any child is forked
from tools.fuzz.inputs import ROOT, Input, make
from tools.fuzz.kinds import KINDS
from tools.fuzz.trial import fault, sound_files

CORPUS = ROOT / "tests/hostile/corpus"
_ROUND = 10
"""Inputs from one starting point, which costs a build."""


def search(minutes: float, seed: int, kinds: Sequence[str], corpus: Path) -> int:
    """Try inputs of *kinds* in turn for *minutes*; the number of failures, kept in *corpus*."""
    choice, end = Random(seed), time.monotonic() + 60 * minutes
    tried, seen = dict.fromkeys(kinds, 0), set[str]()
    while time.monotonic() < end:
        for kind in kinds:
            start = choice.randrange(2**32)
            with tempfile.TemporaryDirectory() as folder:
                sound = Path(folder, "sound")
                files = sound_files(kind, start, sound)
                for number in range(_ROUND):
                    if time.monotonic() > end:
                        break
                    place = Path(folder, str(number))
                    shutil.copytree(sound, place)
                    given = Input(kind, start, make(kind, choice, files).changes)
                    wrong = fault(given, place)
                    tried[kind] += 1
                    shutil.rmtree(place, ignore_errors=True)
                    if wrong and (signature := _signature(kind, wrong)) not in seen:
                        seen.add(signature)
                        print(f"{given.save(corpus).relative_to(ROOT)}: {wrong}\n", flush=True)
    print(f"seed {seed}:", ", ".join(f"{kind} {count}" for kind, count in tried.items()))
    print(f"{len(seen)} kinds of failure in {sum(tried.values())} inputs")
    return len(seen)


def _signature(kind: str, wrong: str) -> str:
    """Equal for failures that are likely the same: the last lines that name code."""
    lines = [line.strip() for line in wrong.splitlines() if 'File "' in line]
    return f"{kind} {wrong.split()[0]} {lines[-1:]}"


def replay(folders: Sequence[Path]) -> int:
    """Try each input of the corpus again; the number that fails."""
    failures = 0
    for entry in folders:
        given = Input.load(entry)
        with tempfile.TemporaryDirectory() as folder:
            sound_files(given.kind, given.seed, Path(folder))
            if wrong := fault(given, Path(folder)):
                failures += 1
                print(f"{entry.name}: {wrong}\n")
    return failures


def main() -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 2**32)
    parser.add_argument("--kind", choices=KINDS, action="append")
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--replay", type=Path, nargs="+")
    options = parser.parse_args()
    if options.replay:
        return bool(replay(options.replay))
    kinds = options.kind or list(KINDS)
    return bool(search(options.minutes, options.seed, kinds, options.corpus.resolve()))


if __name__ == "__main__":
    sys.exit(main())
