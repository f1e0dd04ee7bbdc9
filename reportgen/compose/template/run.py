"""One rendering: what it may use up, and the names that a template sees at a point."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from reportgen.compose.template.failure import Failure, Misuse, Spot
from reportgen.compose.template.nesting import Nesting
from reportgen.findings import Message, say
from reportgen.limits import (
    HTML_DEPTH,
    TEMPLATE_CHARACTERS,
    TEMPLATE_DEPTH,
    TEMPLATE_SECONDS,
)


class Run:
    """What one rendering may still use up, and what templates reach through it.

    ``template`` gives a template by its name, ``helpers`` are the filters of the report, ``spot``
    is where the last piece of output was made. A *traced* rendering fails where elements stand too
    deep in each other.
    """

    __slots__ = (
        "begun", "characters", "deadline", "depth", "helpers", "output", "spot", "template",
    )  # fmt: skip

    def __init__(
        self, template: Callable[[str], Any], helpers: Mapping[str, Any], *, traced: bool = False
    ) -> None:
        self.template, self.helpers = template, helpers
        self.spot = Spot("", 1)
        self.output: Callable[[], list[str]] = partial(_Traced, self) if traced else list
        self.characters, self.depth = int(TEMPLATE_CHARACTERS), 0
        self.begun, self.deadline = time.thread_time(), time.monotonic() + TEMPLATE_SECONDS

    def spend(self, characters: int) -> None:
        """Pay for *characters* (or items of a list) and look at the clock; raises ``Misuse``."""
        self.characters -= characters
        if self.characters < 0:
            raise Misuse(say("版型產生的內容超過 {most} 個字元。", most=TEMPLATE_CHARACTERS))
        if time.monotonic() > self.deadline:
            self._late()

    def _late(self) -> None:
        """Raise ``Misuse`` unless the machine was busy with something else.

        Why: its own clock is asked here alone, because that takes ten times as long.
        """
        left = TEMPLATE_SECONDS - (time.thread_time() - self.begun)
        if left <= 0:
            raise Misuse(say("版型在 {seconds} 秒內沒有算完。", seconds=TEMPLATE_SECONDS))
        self.deadline = time.monotonic() + left

    def enter(self) -> None:
        """Go into an include or a macro; raises ``Misuse``."""
        self.depth += 1
        if self.depth > TEMPLATE_DEPTH:
            raise Misuse(say("樣板層層引用超過 {most} 層，可能引用到自己。", most=TEMPLATE_DEPTH))

    def leave(self) -> None:
        """Come out of it."""
        self.depth -= 1


class Scope:
    """The names that a template sees at a point, and where its output goes."""

    __slots__ = ("names", "out", "run")

    def __init__(self, names: dict[str, Any], run: Run, out: list[str]) -> None:
        self.names, self.run, self.out = names, run, out

    def inner(self) -> Scope:
        """A scope whose new names end with it."""
        return Scope(dict(self.names), self.run, self.out)

    def aside(self) -> Scope:
        """An inner scope whose output is kept apart."""
        return Scope(dict(self.names), self.run, self.run.output())


class _Traced(list[str]):
    """Output that is looked at while it is made."""

    def __init__(self, run: Run) -> None:
        super().__init__()
        self.run, self.nesting = run, Nesting()

    def append(self, text: str) -> None:
        """Add *text*; raises ``Failure``."""
        if self.nesting.feed(text) > HTML_DEPTH:
            raise Failure(too_deep(), self.run.spot)
        super().append(text)


def too_deep() -> Message:
    """What is wrong with a document whose elements stand too deep in each other."""
    return say("HTML 元素層層相套，超過 {most} 層。", most=HTML_DEPTH)


class Namespace(dict[str, Any]):
    """``namespace(count=0)``: names that a loop may change for what comes after it."""


class Loop:
    """``loop``: where a ``for`` is."""

    __slots__ = ("index0", "items")

    def __init__(self, items: list[Any], index0: int) -> None:
        self.items, self.index0 = items, index0

    @property
    def index(self) -> int:
        """From 1."""
        return self.index0 + 1

    @property
    def length(self) -> int:
        """How many rounds there are."""
        return len(self.items)

    @property
    def first(self) -> bool:
        """Whether this is the first round."""
        return self.index0 == 0

    @property
    def last(self) -> bool:
        """Whether this is the last round."""
        return self.index == len(self.items)

    @property
    def revindex(self) -> int:
        """Rounds that are left, this one counted."""
        return len(self.items) - self.index0

    @property
    def revindex0(self) -> int:
        """Rounds that are left after this one."""
        return len(self.items) - self.index
