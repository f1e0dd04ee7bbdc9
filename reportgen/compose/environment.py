"""The Jinja environment: a sandbox that sees a layout's templates and nothing else.

Templates may come from anywhere, so they run sandboxed, escape by default, and stop at an undefined
name instead of printing nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

MAX_HEADING = 6
"""HTML and tagged PDF 1.7 know six levels of headings."""


def make_environment(
    folders: Sequence[Path], translate: Callable[[str], str], filters: Mapping[str, Any]
) -> ImmutableSandboxedEnvironment:
    """An environment over *folders*, the layout's own first, its parents after it."""
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(list(folders), followlinks=False),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(filters)
    environment.filters["heading_tag"] = heading_tag
    environment.globals["_"] = translate
    return environment


def heading_tag(level: int) -> str:
    """h1 to h6; deeper headings are h6 too, told apart by their class."""
    return f"h{min(level, MAX_HEADING)}"
