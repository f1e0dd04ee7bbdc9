"""How deep elements stand in each other, counted while HTML is written.

Why: the engine goes down into elements by recursion, and Python's own depth is bounded.
"""

from __future__ import annotations

import re
from collections import Counter

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
     "source", "track", "wbr")
)  # fmt: skip
_CLOSED_BY_NEXT = frozenset(
    ("dd", "dt", "li", "option", "p", "rp", "rt", "tbody", "td", "tfoot", "th", "thead", "tr")
)
"""Elements that the next of their sort closes; they are counted with the one around them."""

_WEIGHT = {"table": 4, "ul": 2, "ol": 2, "dl": 2}
"""Levels that an element makes with those that must stand in it."""

_DRAWINGS = ("svg", "math")


class Nesting:
    """The elements that are open; ``deepest`` is the most levels so far."""

    def __init__(self) -> None:
        self.open: Counter[str] = Counter()
        self.depth = self.deepest = 0

    def feed(self, html: str) -> int:
        """Go through more of the document, and return ``deepest``."""
        end = -1
        for tag in _TAG.finditer(html):
            closing, name = tag[1], tag[2].lower()
            if name in _VOID or name in _CLOSED_BY_NEXT:
                continue
            if closing:
                if self.open[name]:
                    self.open[name] -= 1
                    self.depth -= _WEIGHT.get(name, 1)
                continue
            if any(self.open[drawing] for drawing in _DRAWINGS):
                if end < tag.end():
                    end = html.find(">", tag.end())
                if html[end - 1] == "/":
                    continue
            self.open[name] += 1
            self.depth += _WEIGHT.get(name, 1)
            self.deepest = max(self.deepest, self.depth)
        return self.deepest
