"""Attributes of other modules and classes, replaced for the duration of a ``with`` block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

Replacement = tuple[Any, str, Any]
"""A module or class, the name of one of its own attributes, and the value in its place."""


@contextmanager
def replaced(replacements: Iterable[Replacement]) -> Iterator[None]:
    """Make *replacements*, each before the next is asked for; put all back in the end.

    Not ``unittest.mock``: that imports asyncio, a fiftieth of a second at each start. Not from
    several threads: every thread sees the replaced attributes.
    """
    with ExitStack() as stack:
        for owner, name, value in replacements:
            stack.callback(setattr, owner, name, vars(owner)[name])
            setattr(owner, name, value)
        yield
