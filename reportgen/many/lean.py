"""An outcome reduced to what is printed of it: it travels, and thousands are held in memory."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any

from reportgen.kept.notation import noted
from reportgen.outcome import Outcome
from reportgen.places import Source


def lean(outcome: Outcome) -> dict[str, Any]:
    """*outcome* as :func:`reportgen.kept.notation.noted` writes it.

    Of its sources only the lines that a finding points at are left, with their numbers.
    """
    lines: dict[str, set[int]] = defaultdict(set)
    for finding in outcome.findings:
        lines[finding.place.file].add(finding.place.line)
    sources = {
        name: _only(source, lines[name])
        for name, source in outcome.sources.items()
        if name in lines
    }
    return noted(replace(outcome, sources=sources))


def _only(source: Source, numbers: set[int]) -> Source:
    last = max(numbers)
    return Source(
        source.file,
        "\n".join(source.line(n) if n in numbers else "" for n in range(1, last + 1)),
    )
