"""What every verb is given."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.findings import Translate


@dataclass(frozen=True, slots=True)
class Session:
    """The language of this run, and its gettext."""

    language: str
    translate: Translate
