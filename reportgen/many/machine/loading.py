"""Loading beforehand what workers are to share.

A command loads what it needs when it needs it. Where many processes are forked to do the same, all
of it is loaded once, in the process that they are forked from.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages

from reportgen.debug import swallowed

_ROOMS = ("check", "compose", "typeset", "verify")
_PIPELINE = ("reportgen.pipeline.first", "reportgen.pipeline.foreign")
_ELSEWHERE = (
    "babel.numbers",
    "email.policy",
    "encodings.unicode_escape",
    "heapq",
    "uharfbuzz",
    "xml.sax.saxutils",
)
"""What is imported in the middle of the work."""


def load_check() -> None:
    """Load what checks records."""
    from reportgen import rules

    import_module("reportgen.pipeline.first")
    rules.checks()


def load_build() -> None:
    """Load what builds reports; the engine in surroundings without fonts, as a build would."""
    from reportgen import rules
    from reportgen.typeset.engine import load_engine

    load_engine()
    rules.checks()
    rooms = [import_module(f"reportgen.{room}") for room in _ROOMS]
    modules = [found.name for r in rooms for found in walk_packages(r.__path__, f"{r.__name__}.")]
    for module in ("reportgen.kept.build", *_PIPELINE, *modules, *_ELSEWHERE):
        try:
            import_module(module)
        except ImportError as error:
            # Insides of another WeasyPrint than the known one; a build that meets it does without.
            swallowed(error)
