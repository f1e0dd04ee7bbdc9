"""A verb's module is imported when the verb runs.

Why: ``check`` answers in half a second, and the typesetter alone takes longer than that to import.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import click

Verb = Callable[..., int]

_NOT_WITH_SCHEDULER = ("jobs", "watch", "against")
"""Options that concern this machine alone."""


def later(name: str, *, temporary: bool = False) -> Callable[..., None]:
    """A callback that imports ``reportgen.cli.<name>`` only when the verb runs.

    A verb that sets pages or reads documents from elsewhere works in a *temporary* folder of its
    own, of which nothing stays. ``build`` and ``check`` make one when they need it.
    """

    def callback(**options: Any) -> None:
        from importlib import import_module

        context = click.get_current_context()
        if options.get("scheduler") is not None:
            for other in _NOT_WITH_SCHEDULER:
                if options.get(other):
                    problem = context.obj.translate("--scheduler 不能與 --{other} 並用。")
                    raise click.UsageError(problem.format(other=other), context)
        run: Verb = import_module(f"reportgen.cli.{name}").run
        with _temporary_folder() if temporary else nullcontext():
            returned = run(context.obj, **options)
        context.exit(returned)

    return callback


def _temporary_folder() -> AbstractContextManager[str]:
    from reportgen.isolate.temporary import temporary_folder

    return temporary_folder()
