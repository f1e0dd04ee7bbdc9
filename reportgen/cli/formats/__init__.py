"""Findings as text: for people, for a log, for machines; one module a format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module

from reportgen.cli.formats.clean import Clean, cleaned
from reportgen.cli.formats.model import Formatter, counts, reports
from reportgen.cli.formats.pretty import severity_word, summary_line
from reportgen.cli.screen import Paint, encodable, visible, visible_name
from reportgen.findings import Translate
from reportgen.outcome import Outcome

__all__ = [
    "FORMATS",
    "Formatter",
    "counts",
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

_AS_DATA: Mapping[str, tuple[Clean, Clean]] = {
    "json": (encodable, encodable),
    "sarif": (encodable, str),
}
"""How formats that are read by programs clean values and names of files; the others, for a screen.

An address in SARIF holds the bytes of a name, whatever they are.
"""


def render(form: str, outcomes: Sequence[Outcome], translate: Translate, paint: Paint) -> str:
    """*outcomes* in the format *form*."""
    name = FORMATS[form]
    formatter: Formatter = getattr(import_module(f"{__name__}.{name}"), name)
    clean, clean_name = _AS_DATA.get(form, (visible, visible_name))
    return formatter(cleaned(outcomes, clean, clean_name), translate, paint)
