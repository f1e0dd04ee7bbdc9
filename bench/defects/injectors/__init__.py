"""One injector for each kind of defect: a change of any suitable place of any clean report.

An injector is given a report and a part, and returns the report with one defect, or nothing where
the report has no place for it. What is chosen is random; :mod:`bench.defects.split` says which
words and reports belong to which part.
"""

from __future__ import annotations

from bench.defects.injectors import dates, form, names, numbers, people, text, wording
from bench.defects.injectors.kinds import MADE, Kind

_IN_ORDER = (names, numbers, dates, wording, form, people, text)

KINDS = tuple(
    kind for module in _IN_ORDER for kind in MADE if kind.inject.__module__ == module.__name__
)
"""Every kind, in the order of the table."""

__all__ = ["KINDS", "Kind"]
