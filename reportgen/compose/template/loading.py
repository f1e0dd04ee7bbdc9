"""Templates by name: read from a layout's folders, parsed once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.parser import Parser

from reportgen.compose.template.expressions import Expressions
from reportgen.compose.template.failure import Failure, Spot
from reportgen.compose.template.nesting import Nesting
from reportgen.compose.template.run import Run, Scope, too_deep
from reportgen.compose.template.statements import Statements, Step
from reportgen.debug import swallowed
from reportgen.findings import say
from reportgen.limits import HTML_DEPTH

FileText = tuple[str, str]
"""A template's file, as findings name it, and its text."""


@dataclass(frozen=True, slots=True)
class Template:
    """A template, ready to be carried out."""

    file: str
    steps: tuple[Step, ...]


class Templates:
    """The templates of one layout; *read* gives file and text of a template by its name."""

    def __init__(self, read: Callable[[str], FileText | None], helpers: Mapping[str, Any]) -> None:
        self._read, self._helpers = read, helpers
        self._filters = frozenset(helpers)

    def template(self, name: str) -> Template | None:
        """The template *name*, ``None`` where there is none; raises ``Failure``."""
        file = self._read(name)
        return None if file is None else made(*file, self._filters)

    def render(self, name: str, names: Mapping[str, Any]) -> str:
        """The template *name* with these *names*; raises ``Failure``."""
        html = self._rendered(name, names, traced=False)
        if Nesting().feed(html) <= HTML_DEPTH:
            return html
        self._rendered(name, names, traced=True)  # once more, to find the line
        raise Failure(too_deep(), Spot(name, 1))

    def _rendered(self, name: str, names: Mapping[str, Any], *, traced: bool) -> str:
        run = Run(cache(self.template), self._helpers, traced=traced)
        scope = Scope(dict(names), run, run.output())
        first = self.template(name)
        assert first is not None
        try:
            for step in first.steps:
                step(scope)
        except RecursionError as problem:
            swallowed(problem)
            raise Failure(say("樣板巢狀太深。"), run.spot) from None
        return "".join(scope.out)


@lru_cache(maxsize=128)
def made(file: str, text: str, filters: frozenset[str]) -> Template:
    """The template of *text*; raises ``Failure`` where it is none."""
    try:
        statements = Statements(Expressions(file, filters))
        return Template(file, tuple(statements.make_all(_parsed(file, text).body)))
    except RecursionError as problem:
        swallowed(problem)
        raise Failure(say("樣板巢狀太深。"), Spot(file, 1)) from None


def _parsed(file: str, text: str) -> nodes.Template:
    try:
        return Parser(_grammar(), text).parse()
    except TemplateSyntaxError as problem:
        message = say("樣板語法錯誤：{problem}", problem=problem.message or "")
        raise Failure(message, Spot(file, problem.lineno)) from None
    except RecursionError:
        raise
    except Exception as problem:  # of the parser, on a text that it was not made for
        swallowed(problem)
        message = say("樣板語法錯誤：{problem}", problem=str(problem))
        raise Failure(message, Spot(file, 1)) from None


@cache
def _grammar() -> Environment:
    return Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
