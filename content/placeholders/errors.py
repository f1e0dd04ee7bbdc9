"""What stops the drawing."""

from __future__ import annotations


class PlaceholderError(Exception):
    """The records or the fonts do not give what a picture needs; the message says what."""
