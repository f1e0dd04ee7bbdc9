"""How long each phase of a build takes, by the clock: from the progress lines of the command."""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence

from reportgen.cli.progress import phase_word
from reportgen.outcome import PHASES

BEFORE, AFTER = "start", "end"
"""Until the first phase begins, and from the line that names the PDF until the process is gone."""
STRETCHES = (BEFORE, *PHASES, AFTER)


def time_by_phase(
    command: Sequence[str], environment: Mapping[str, str], runs: int
) -> dict[str, float]:
    """The median seconds of each stretch of *command*, a build of one report."""
    timed = [_one(command, environment) for _ in range(runs)]
    return {name: statistics.median(one[name] for one in timed) for name in STRETCHES}


def _one(command: Sequence[str], environment: Mapping[str, str]) -> dict[str, float]:
    words = {phase_word(phase): phase for phase in PHASES}
    begins = {BEFORE: time.perf_counter()}
    process = subprocess.Popen(
        command, env={**environment, "REPORTGEN_LANG": "zh"}, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, encoding="utf-8", bufsize=1,
    )  # fmt: skip
    assert process.stdout is not None
    for line in process.stdout:
        phase = words.get(line.rpartition(": ")[2].strip())
        if phase and phase not in begins:
            begins[phase] = time.perf_counter()
        elif line[:1] in "✓◐":
            begins[AFTER] = time.perf_counter()
    process.wait()
    ends = time.perf_counter()
    missing = [name for name in STRETCHES if name not in begins]
    if missing:
        raise SystemExit(f"{' '.join(command)}: no progress line for {', '.join(missing)}")
    starts = [begins[name] for name in STRETCHES]
    return {
        name: after - begun
        for name, begun, after in zip(STRETCHES, starts, [*starts[1:], ends], strict=True)
    }
