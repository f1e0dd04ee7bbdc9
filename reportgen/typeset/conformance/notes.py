"""The numbers of notes: that at a call leads to the note, that at the note back to its call."""

from __future__ import annotations

CALL, MARKER = "footnote-call", "footnote-marker"
NUMBERS = frozenset((CALL, MARKER))
"""The pseudo-elements that print the number of a note (CSS GCPM 3, 2.3)."""

_CALL = "call:"


def call_of(note: str) -> str:
    """The anchor of the call of the note whose anchor is *note*."""
    return _CALL + note


def note_called(anchor: str) -> str:
    """The anchor of the note whose call has this *anchor*; empty for any other."""
    return anchor.removeprefix(_CALL) if anchor.startswith(_CALL) else ""
