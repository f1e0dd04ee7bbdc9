"""Values as YAML text, in the style of the records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.edit.document import Data

STEP = 2
"""Columns by which a level is indented."""

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~=<][^\n]*")
"""Text that needs no quotes: its first character has no meaning in YAML."""

_PLAIN_NOT = re.compile(
    r": |:$| #|\s$|[,\[\]{}]|^(?:null|true|false|yes|no|on|off)$", re.IGNORECASE
)
"""Text that is quoted all the same: YAML would cut it, or other programs read another value."""

_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def plain(value: str) -> str | None:
    """*value* without quotes, or ``None`` where it needs them."""
    return value if _PLAIN.fullmatch(value) and not _PLAIN_NOT.search(value) else None


def single_quoted(value: str) -> str | None:
    """*value* in single quotes, or ``None`` where it has a line break."""
    return None if "\n" in value else "'" + value.replace("'", "''") + "'"


def double_quoted(value: str) -> str:
    """*value* in double quotes, on one line."""
    escaped = "".join(_ESCAPED.get(char, char) for char in value)
    return f'"{escaped}"'


def literal(value: str, indent: int, comment: str = "") -> str | None:
    """*value* as a block, its lines indented by *indent*; ``None`` where a block cannot hold it.

    *comment* stands behind the header, with the blanks before it.
    """
    body = value.rstrip("\n")
    ends = len(value) - len(body)
    if not body or body[0] in " \n" or "\t" in body[:1]:
        return None
    chomping = ("-", "", "+")[min(ends, 2)]
    lines = (" " * indent + line if line else "" for line in body.split("\n"))
    return f"|{chomping}{comment}\n" + "\n".join(lines) + "\n" * max(ends - 1, 0)


def scalar(value: str, indent: int) -> str:
    """*value* in the style that a person would choose; lines of a block indented by *indent*."""
    if "\n" in value:
        return literal(value, indent) or double_quoted(value)
    return plain(value) or double_quoted(value)


def block(value: Data, indent: int) -> str:
    """The text of *value* after ``key:`` or ``-``, with the blank before it.

    Lines inside it are indented by *indent*. It ends without a line feed.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return " " + scalar(value, indent)
    if not value:
        return " []" if isinstance(value, list) else " {}"
    return "\n" + "\n".join(lines(value, indent))


def lines(value: Data, indent: int) -> Iterator[str]:
    """The lines of a mapping or list, each a whole entry, indented by *indent*."""
    lead = " " * indent
    if isinstance(value, dict):
        for key, child in value.items():
            yield f"{lead}{key}:" + block(child, indent + STEP)
    elif isinstance(value, list):
        for child in value:
            yield item(child, indent)


def item(value: Data, indent: int) -> str:
    """*value* as an item of a list whose dashes stand at column *indent*."""
    lead = " " * indent
    if isinstance(value, dict) and value:
        first, *rest = lines(value, indent + STEP)
        return "\n".join([f"{lead}- {first.lstrip(' ')}", *rest])
    return f"{lead}-" + block(value, indent + STEP)


def flow(value: Data) -> str:
    """*value* within brackets or braces, on one line."""
    if value is None:
        return ""
    if isinstance(value, str):
        return plain(value) or double_quoted(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return "{" + ", ".join(f"{key}: {flow(child)}" for key, child in value.items()) + "}"
