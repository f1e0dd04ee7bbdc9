"""What requests of the browser ask for: their bodies as data, and changes of records."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request

from reportgen import limits
from reportgen.desk.keys import path_of
from reportgen.edit import Change, Data, Delete, Insert, Move, Set, Unchangeable
from reportgen.findings import say


async def body_of(request: Request) -> dict[str, Any]:
    """The JSON mapping in the body of *request*; empty for anything else."""
    try:
        body = json.loads(await bytes_of(request, limits.REQUEST_BYTES) or b"{}")
        json.dumps(body, ensure_ascii=False).encode()  # half of a surrogate pair is no text
    except (ValueError, RecursionError):
        return {}
    return body if isinstance(body, dict) else {}


async def bytes_of(request: Request, most: int) -> bytes | None:
    """The body of *request*; ``None`` where it is longer than *most* bytes."""
    if whole(request.headers.get("content-length", "0")) > most:
        return None
    data = bytearray()
    async for piece in request.stream():
        data += piece
        if len(data) > most:
            return None
    return bytes(data)


def text(body: dict[str, Any], key: str) -> str:
    """The text of *body* at *key*; empty for anything else."""
    value = body.get(key)
    return value if isinstance(value, str) else ""


def whole(digits: str) -> int:
    """The number that *digits* are; 0 for anything else."""
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 9 else 0


def changes_of(body: dict[str, Any]) -> list[Change]:
    """The changes that *body* describes. Raises :class:`Unchangeable` for what is none."""
    items = body.get("changes")
    return [_change(item) for item in (items if isinstance(items, list) else ())]


def _change(item: Any) -> Change:
    if not isinstance(item, dict) or (keys := path_of(item.get("keys"))) is None:
        raise _unclear()
    position, start, stop = (item.get(key) for key in ("position", "start", "stop"))
    match item.get("kind"):
        case "set" if keys:
            order = item.get("order")
            names = order if isinstance(order, list) else ()
            return Set(keys, data_of(item.get("value")), [n for n in names if isinstance(n, str)])
        case "delete" if keys:
            return Delete(keys)
        case "insert" if type(position) is int:
            return Insert(keys, position, data_of(item.get("value")))
        case "move" if type(start) is int and type(stop) is int:
            return Move(keys, start, stop)
    raise _unclear()


def _unclear() -> Unchangeable:
    return Unchangeable(say("看不懂這項變更。"))


def data_of(value: Any, depth: int = 0) -> Data:
    """*value*, of JSON, as data of a record: text, lists, mappings, nothing.

    Raises :class:`Unchangeable` for what is deeper than any record.
    """
    if depth > limits.RECORD_DEPTH:
        raise _unclear()
    if isinstance(value, dict):
        return {str(key): data_of(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [data_of(item, depth + 1) for item in value]
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value)
