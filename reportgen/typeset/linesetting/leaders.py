"""The dots between a title and its page number, as one text.

WeasyPrint puts a leader together from as many boxes as fit, each of which it shapes and paints: a
third of all the texts of a report stood in its contents. In place of ``handle_leader``, which is
called and helped.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.layout.leader import leader_index  # type: ignore[import-untyped]


class Leaders:
    """Joins leaders; *handle_leader* is the engine's own function."""

    def __init__(self, handle_leader: Callable[..., None]) -> None:
        self._handle_leader = handle_leader

    def handle_leader(self, context: Any, line: Any, containing_block: Any) -> None:
        """Fill the leader of *line*, if it has one."""
        self._handle_leader(context, line, containing_block)
        _, leader = leader_index(line)
        if leader is None or len(leader.children) < 2:
            return
        # From the right to the left.
        count, first = len(leader.children), leader.children[-1]
        joined = first.copy_with_text(first.text * count)
        joined.pango_layout.text = joined.text
        joined.width = first.width * count
        leader.children = (joined,)
