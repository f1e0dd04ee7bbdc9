"""The terminal: colours that respect NO_COLOR, widths that know wide characters, clean text.

Why clean: a folder's name or a line of a record must not move the cursor, set colours, turn the
direction of a line, or be taken for a command by the system that runs us in CI.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple, TextIO

from reportgen.patterns import late

_CODES = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "place": "1",
    "dim": "2",
    "good": "1;32",
    "caret": "1;31",
}


class Paint(NamedTuple):
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


_C0 = "\x00-\x1f"
_UNSEEN = "\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
"""DEL and C1 controls, line and paragraph separators, and what Unicode calls Bidi_Control."""
_HALF = "\ud800-\udfff"
"""Surrogates: Python's form of bytes in a file name that are not UTF-8."""
_CI_COMMAND = r"##(?=\w*\[)"
_NOT_ON_SCREEN = late(f"[{_C0}{_UNSEEN}{_HALF}]|{_CI_COMMAND}")
_NOT_IN_FILE = late(f"[{_HALF}]")
_NOT_IN_JSON = late(f"[{_UNSEEN}]|{_CI_COMMAND}")
_LINE_COMMAND = late(r"\s*::")


def visible(text: str) -> str:
    r"""*text* for a screen: a tab as ``→``, a lost byte as ``\xb4``, other controls as ``·``.

    ``##[`` and its like, which CI systems obey anywhere in a line, are parted.
    """
    if text.isprintable() and "##" not in text:
        return text
    return _NOT_ON_SCREEN.sub(_shown, text)


def visible_name(name: str) -> str:
    """A file's *name* for a screen where it may begin a line: GitHub obeys ``::error``."""
    return visible(f"./{name}" if _LINE_COMMAND.match(name) else name)


def encodable(text: str) -> str:
    r"""*text* as UTF-8 can hold it: a lost byte is written as ``\xb4``."""
    return _NOT_IN_FILE.sub(_shown, text)


def escaped(document: str) -> str:
    """A JSON *document* that a screen may show: the same data, unsafe characters as escapes."""
    return _NOT_IN_JSON.sub(
        lambda match: "".join(f"\\u{ord(char):04x}" for char in match.group()), document
    )


def _shown(match: re.Match[str]) -> str:
    char = match.group()
    if char == "\t":
        return "→"
    if char == "##":
        return "#·#"
    if "\udc80" <= char <= "\udcff":
        return f"\\x{ord(char) - 0xDC00:02x}"
    return f"\\u{ord(char):04x}" if "\ud800" <= char <= "\udfff" else "·"


def remark(text: str) -> None:
    """Print *text* on standard error, or nowhere where that cannot be written.

    Why: what is only remarked on the way (progress, a full disk behind a log) must not end a build.
    """
    with suppress(OSError, ValueError):
        print(text, file=sys.stderr, flush=True)  # noqa: T201
