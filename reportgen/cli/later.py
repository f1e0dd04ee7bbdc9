"""A verb's module is imported when the verb runs.

Why: ``check`` answers in half a second, and the typesetter alone takes longer than that to import.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

Verb = Callable[..., int]

_NOT_WITH_SCHEDULER = ("jobs", "watch", "against")
"""Options that concern this machine alone."""


def later(name: str) -> Callable[..., None]:
    """A callback that imports ``reportgen.cli.<name>`` only when the verb runs."""

    def callback(**options: Any) -> None:
        from importlib import import_module

        context = click.get_current_context()
        if options.get("scheduler") is not None:
            for other in _NOT_WITH_SCHEDULER:
                if options.get(other):
                    problem = context.obj.translate("--scheduler 不能與 --{other} 並用。")
                    raise click.UsageError(problem.format(other=other), context)
        run: Verb = import_module(f"reportgen.cli.{name}").run
        context.exit(run(context.obj, **options))

    return callback
