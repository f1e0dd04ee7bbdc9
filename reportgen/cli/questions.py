"""Questions on a terminal, or answers from a pipe, one a line."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

import click

from reportgen.cells import wrapped
from reportgen.cli.screen import remark, visible
from reportgen.findings import Message, Translate, say
from reportgen.scaffold.answers import Refused

Answer = TypeVar("Answer")

_WIDEST = 80


class NoAnswer(Exception):  # noqa: N818  standard input has ended; not a bug
    """Standard input ended before a question was answered."""


class Questions:
    """Asks a person, on standard error, and reads the answers from standard input.

    On a terminal an answer that cannot be used is asked for again; from a pipe it is refused, as
    the lines that follow would answer other questions.
    """

    def __init__(self, translate: Translate, *, take_defaults: bool) -> None:
        self._translate = translate
        self._take_defaults = take_defaults
        self._person = sys.stdin.isatty()
        if hasattr(sys.stdin, "reconfigure"):
            sys.stdin.reconfigure(errors="surrogateescape")

    def ask(
        self, question: Message, read: Callable[[str], Answer], default: str | None = None
    ) -> Answer:
        """The answer to *question* as *read* understands it; Enter takes the *default*.

        Raises ``Refused``, :class:`NoAnswer`, or ``click.Abort`` after Ctrl-C.
        """
        if self._take_defaults and default is not None:
            return read(default)
        asking = (
            say("{question}〔{default}〕：", question=question, default=default)
            if default
            else say("{question}：", question=question)
        )
        while True:
            words = visible(asking.text(self._translate))
            text = self._line(words[:1].upper() + words[1:], default)
            try:
                return read(text)
            except Refused as problem:
                if not self._person:
                    raise
                self.refuse(problem)

    def show(self, text: Message | str, choices: Sequence[str] = ()) -> None:
        """Print *text*, and *choices* with their numbers, for a person."""
        if self._person:
            self._print(text)
            for number, choice in enumerate(choices, start=1):
                remark(f"  {number:>2} {visible(choice)}")

    def _print(self, text: Message | str) -> None:
        words = text if isinstance(text, str) else text.text(self._translate)
        for line in wrapped(visible(words), _columns()):
            remark(line)

    def refuse(self, problem: Refused) -> None:
        """Print why an answer cannot be used, and what can."""
        self._print(problem.message)
        for hint in problem.hints:
            first, *rest = wrapped(visible(hint.text(self._translate)), _columns() - 4)
            remark("\n    ".join([f"  → {first}", *rest]))

    def _line(self, question: str, default: str | None) -> str:
        if self._person:
            *above, last = wrapped(question, _columns())
            for line in above:
                remark(line)
            answer = click.prompt(
                last, default=default, show_default=False, prompt_suffix=" ", err=True
            )
            return str(answer)
        line = sys.stdin.readline()
        if not line:
            raise NoAnswer
        return line.strip() or default or ""


def _columns() -> int:
    return min(shutil.get_terminal_size().columns, _WIDEST)
