"""Imports that workers share.

A command imports modules when it needs them. Where many processes are forked for the same work,
the process that they are forked from imports all of them once.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages

from reportgen.debug import swallowed

_ROOMS = ("check", "compose", "typeset", "verify")
_PIPELINE = tuple(f"reportgen.pipeline.{name}" for name in ("first", "build", "foreign"))
_ELSEWHERE = (
    "babel.numbers",
    "email.policy",
    "encodings.unicode_escape",
    "heapq",
    "uharfbuzz",
    "xml.sax.saxutils",
)
"""Modules of libraries that are imported in the middle of the work."""


def load_check() -> None:
    """Import the modules that check records."""
    from reportgen import rules

    import_module("reportgen.pipeline.first")
    rules.checks()


def load_build() -> None:
    """Import the modules that build reports; the engine without installed fonts, as in a build."""
    from reportgen import rules
    from reportgen.typeset.engine import load_engine

    load_engine()
    rules.checks()
    rooms = [import_module(f"reportgen.{room}") for room in _ROOMS]
    modules = [info.name for r in rooms for info in walk_packages(r.__path__, f"{r.__name__}.")]
    for module in ("reportgen.kept.build", *_PIPELINE, *modules, *_ELSEWHERE):
        try:
            import_module(module)
        except ImportError as error:
            # A module for internals that another WeasyPrint does not have; a build skips it too.
            swallowed(error)
