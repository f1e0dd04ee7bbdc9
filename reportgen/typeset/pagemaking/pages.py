"""A flow whose pages have no end is given up.

A style sheet with a page of a few points, or a box that no page can hold, would be laid out for
hours. In place of WeasyPrint's ``make_all_pages``, whose pages are counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from reportgen import limits
from reportgen.findings import say
from reportgen.typeset.unsettable import Unsettable


def counted(make_all_pages: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    """*make_all_pages*, which raises :class:`Unsettable` after too many pages."""

    def make(*given: Any) -> Iterator[Any]:
        most = int(limits.REPORT_PAGES)
        for number, page in enumerate(make_all_pages(*given)):
            if number == most:
                raise Unsettable(say("排到第 {most} 頁還沒有排完。", most=most))
            yield page

    return make
