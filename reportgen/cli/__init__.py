"""The command: the only room that prints."""

from __future__ import annotations

from reportgen.cli.start import main

__all__ = ["main"]
