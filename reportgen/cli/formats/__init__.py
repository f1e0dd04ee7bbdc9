"""Findings as text: for people, for a log, for machines; one module a format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module

from reportgen.cli.formats.model import Checked, Formatter, counts, reaches, reports
from reportgen.cli.formats.pretty import severity_word, summary_line
from reportgen.cli.screen import Paint
from reportgen.findings import Translate

__all__ = [
    "FORMATS",
    "Checked",
    "Formatter",
    "counts",
    "reaches",
    "render",
    "reports",
    "severity_word",
    "summary_line",
]

FORMATS: Mapping[str, str] = {
    "pretty": "pretty",
    "compact": "compact",
    "json": "as_json",
    "github": "github",
    "sarif": "sarif",
    "junit": "junit",
}
"""Every ``--format``, and the module and function that writes it; loaded when it is asked for."""


def render(form: str, checked: Sequence[Checked], translate: Translate, paint: Paint) -> str:
    """*checked* in the format *form*."""
    name = FORMATS[form]
    formatter: Formatter = getattr(import_module(f"{__name__}.{name}"), name)
    return formatter(checked, translate, paint)
