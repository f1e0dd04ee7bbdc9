"""The only way in which this package changes styles of the engine's boxes."""

from __future__ import annotations

from typing import Any


def restyle(box: Any, **values: Any) -> None:
    """Give *box* a style of its own in which these properties have these *values*.

    Why: boxes of many elements, flows and builds share a style (:mod:`.shortcuts.cascade`). A value
    that is written into it would change pages that have nothing to do with *box*.
    """
    box.style = box.style.copy()
    box.style.update(values)
