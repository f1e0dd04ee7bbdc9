"""The language of layouts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reportgen.compose.template.builtins import FUNCTIONS
from reportgen.compose.template.failure import Failure
from reportgen.compose.template.helpers import Helper
from reportgen.compose.template.loading import Templates


def cases(name: str) -> tuple[str, ...]:
    """The templates in the text file *name*, one a line; ``\\n`` is a line's end."""
    lines = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.replace("\\n", "\n") for line in lines)


def render(
    text: str,
    files: Mapping[str, str] = {},
    helpers: Mapping[str, Helper] = {},
    **names: Any,
) -> str:
    """The template *text*, which may include *files*."""
    all_files = {"main.html": text, **files}
    templates = Templates(
        lambda name: (name, all_files[name]) if name in all_files else None, helpers
    )
    return templates.render("main.html", {**FUNCTIONS, **names})


def failure(text: str, files: Mapping[str, str] = {}, **names: Any) -> Failure:
    """How the template *text* fails."""
    try:
        printed = render(text, files, **names)
    except Failure as problem:
        return problem
    raise AssertionError(printed[:200])
