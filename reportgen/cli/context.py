"""What every verb is given, and how its help is written."""

from __future__ import annotations

from typing import NamedTuple

import click

from reportgen.findings import Translate


class Session(NamedTuple):
    """The language of this run, and its gettext."""

    language: str
    translate: Translate


class Context(click.Context):
    """A context whose help fits the terminal."""

    def make_formatter(self) -> click.HelpFormatter:
        """Loaded when help is asked for."""
        from reportgen.cli.helptext import CellFormatter

        return CellFormatter(width=self.terminal_width, max_width=self.max_content_width)
