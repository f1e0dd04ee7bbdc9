"""The terminal: colours that respect NO_COLOR, widths that know wide characters."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

_CODES = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "place": "1",
    "dim": "2",
    "good": "1;32",
    "caret": "1;31",
}


@dataclass(frozen=True, slots=True)
class Paint:
    """Wraps text in colour, or leaves it as it is."""

    colour: bool

    def __call__(self, style: str, text: str) -> str:
        """*text* in *style*, a key of the table above."""
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.colour else text


def wants_colour(stream: TextIO, environ: Mapping[str, str] | None = None) -> bool:
    """Whether to colour *stream*: NO_COLOR and FORCE_COLOR decide first, then the terminal."""
    environ = os.environ if environ is None else environ
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and environ.get("TERM") != "dumb"


_NO_CELL = frozenset({"Mn", "Me", "Cf"})
"""Combining marks, joiners, directions: they show on what stands before them, or not at all."""


def width(text: str) -> int:
    """Cells that *text* takes: two for an East Asian wide character, none for one that combines."""
    from unicodedata import category

    from reportgen.text import is_wide

    return sum(0 if category(char) in _NO_CELL else 2 if is_wide(char) else 1 for char in text)


def force_utf8() -> None:
    """Print UTF-8 whatever the locale says: a report's findings are Chinese."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
