"""The flows of a report: what fills one page sequence after the other (XSL-FO 1.1, 6.4.5).

A layout divides its document with comments: what follows ``<!-- flow -->`` begins on a page of its
own and is set by itself. Why: an edit then costs the flow that it stands in, two processes can set
one report, and the boxes of a flow are given back before the next is set. Nothing of one flow can
change another, but for the page numbers, which are filled in from outside
(:mod:`~reportgen.typeset.folios`). ``<!-- flow initial-page-number=1 -->`` numbers its pages anew.
"""

from __future__ import annotations

import re
from itertools import count
from typing import NamedTuple

_FLOW = re.compile(r"<!--\s*flow(?:\s+initial-page-number=(\d{1,6}))?\s*-->")
_BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
_END = re.compile(r"</body\s*>", re.IGNORECASE)
_START = re.compile(r"<[a-zA-Z][\w-]*")
NUMBER = "data-number-of-tag"
"""The attribute of a flow whose tags are numbered."""
_METADATA = re.compile(r"<title\b.*?</title\s*>|<meta\b[^>]*>", re.IGNORECASE | re.DOTALL)
"""Metadata of the report in the head; they change nothing on the pages."""


class Flow(NamedTuple):
    """One flow as an HTML document of its own.

    ``initial_page_number`` is that of its first page; without one, its pages are numbered on.
    """

    html: str
    initial_page_number: int | None = None


def flows_of(html: str) -> list[Flow]:
    """The document *html* divided at its comments; all of it where there is none."""
    body = _BODY.search(html)
    end = _END.search(html, body.end()) if body else None
    if body is None:
        return [Flow(html)]
    # Numbers and words about the report in the head must not make every flow a new one.
    head = _METADATA.sub("", html[: body.end()])
    inside = html[body.end() : end.start() if end else len(html)]
    pieces = _FLOW.split(inside)
    # What stands before the first comment belongs to the first flow.
    first = _as_document(head, pieces[0])
    flows = [Flow(first)] if pieces[0].strip() or len(pieces) == 1 else []
    for number, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        flows.append(Flow(_as_document(head, piece), int(number) if number else None))
    return flows


def numbered(flow: Flow) -> Flow:
    """*flow* with the number of each tag in its body, from 0, as an attribute."""
    body = _BODY.search(flow.html)
    if body is None:
        return flow
    numbers = count()
    inside = _START.sub(lambda tag: f'{tag[0]} {NUMBER}="{next(numbers)}"', flow.html[body.end() :])
    return flow._replace(html=flow.html[: body.end()] + inside)


def tags_of(flow: Flow) -> int:
    """How many tags the body of *flow* has."""
    body = _BODY.search(flow.html)
    return len(_START.findall(flow.html, body.end())) if body else 0


def _as_document(head: str, body: str) -> str:
    return f"{head}{body}</body></html>"
