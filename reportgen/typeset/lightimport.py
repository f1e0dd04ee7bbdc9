"""Importing WeasyPrint without fontTools, a third of the time that its import takes.

WeasyPrint converts and cuts fonts with it. Here fonts come cut (ADR 0004) and are embedded by
:mod:`reportgen.typeset.pdf`, so that it is hardly ever called. While WeasyPrint is imported,
stand-ins take the place of fontTools and load it when they are first used.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pkgutil import resolve_name
from types import ModuleType
from typing import Any

_MODULES = (
    "fontTools",
    "fontTools.subset",
    "fontTools.ttLib",
    "fontTools.varLib",
    "fontTools.varLib.instancer",
)


@contextmanager
def fonttools_deferred() -> Iterator[None]:
    """Give what is imported inside stand-ins for fontTools."""
    if "fontTools" in sys.modules:
        yield
        return
    stands = {name: _Stand(name) for name in _MODULES}
    sys.modules.update(stands)
    try:
        yield
    finally:
        for name, stand in stands.items():
            if sys.modules.get(name) is stand:
                del sys.modules[name]


class _Stand(ModuleType):
    """Stands for a module of fontTools."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        # A class of exceptions is asked for what it is when another one has been raised.
        return Exception if name.endswith("Error") else _Deferred(f"{self.__name__}.{name}")


class _Deferred:
    """The module, class or function *name*, loaded when it is called or looked into."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        return resolve_name(self._name)(*arguments, **options)

    def __getattr__(self, name: str) -> Any:
        return getattr(resolve_name(self._name), name)
