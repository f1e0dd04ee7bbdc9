"""The command: the only place that prints."""

from __future__ import annotations

from reportgen.cli.main import main

__all__ = ["main"]
