"""How the cost of a piece of work grows with its input, as a ratio of times and never in seconds.

Linear work takes 4 times as long for 4 times the input, quadratic work 16 times. The ratio that is
reported is the smallest of several, each of the fastest of several runs, so that a busy machine
cannot make linear work look worse than it is.

A rule, a reader or an expression is tried in one line::

    assert growth(lambda text: parse(Text(text), []), lambda n: "[" * n) < LINEAR
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")

LINEAR = 8.0
"""Twice what linear work needs, half of what quadratic work needs."""

_FIRST, _LARGEST = 256, 256 * 4**5
_MEASURABLE = 1e-4
"""Seconds: a hundred times what the clock can tell apart. No verdict rests on it."""
_TRIES = 4
_PATIENCE = 20
"""Seconds after which one run counts as endless: cubic and exponential work ends here."""


def growth(
    work: Callable[[T], object],
    make: Callable[[int], T],
    *,
    first: int = _FIRST,
    largest: int = _LARGEST,
    measurable: float = _MEASURABLE,
) -> float:
    """The ratio of the times of *work* on ``make(4 * n)`` and on ``make(n)``.

    *n* grows from *first* until the work can be measured. A suspicious ratio is measured again, on
    more input too: fixed costs and bounded look-ahead are not growth. Infinite where a run does
    not come back.
    """
    size = first
    try:
        with _patience():
            while _fastest(work, make(size), 1) < measurable and size < largest:
                size *= 4
            smallest = float("inf")
            for attempt in range(_TRIES):
                short = _fastest(work, make(size), 1 + attempt)
                ratio = _fastest(work, make(4 * size), 1 + attempt) / short
                smallest = min(smallest, ratio)
                if smallest < LINEAR:
                    return smallest
                if attempt == 1 and 4 * size <= largest:
                    size *= 2
            return smallest
    except _Endless:
        return float("inf")


def _fastest(work: Callable[[T], object], given: T, runs: int) -> float:
    times = []
    for _ in range(runs):
        start = time.process_time()
        work(given)
        times.append(time.process_time() - start)
    return max(min(times), 1e-9)


class _Endless(Exception):  # noqa: N818
    """A run took longer than patience lasts."""


@contextmanager
def _patience() -> Iterator[None]:
    """Raise :class:`_Endless` inside the block after a while; ``re`` looks for signals, too."""

    def stop(_number: int, _frame: object) -> None:
        raise _Endless

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, _PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
