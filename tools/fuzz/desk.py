"""Requests to the desk, as a browser with the cookie sends them, and some that it never would.

A request is a file: its first line has method and address, the rest behind an empty line is the
body. ``@VERSION`` in it is the version that ``report.yaml`` has by then.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import MutableMapping
from pathlib import Path
from random import Random
from typing import Any

from reportgen.desk.app import desk
from reportgen.desk.guard import Guard, Keys
from reportgen.desk.report import Report
from tools.fuzz.documents import photo

Message = MutableMapping[str, Any]

_PORT = 8000
_FORGIVEN = {507}
"""Above 500: the disk refuses, as it does a name that is too long."""
_VERSION = b"@VERSION"
_CHANGES = (
    {"kind": "set", "keys": ["title"], "value": "出席另一個會議"},
    {"kind": "set", "keys": ["itinerary", "days", 0, "activity"], "value": "一\n\n二 # 三: 四\n"},
    {"kind": "set", "keys": ["itinerary", "title"], "value": "行程", "order": ["title", "days"]},
    {"kind": "insert", "keys": ["keywords"], "position": 1, "value": ["開放", {"a": None}, 1.5]},
    {"kind": "move", "keys": ["reflections"], "start": 0, "stop": 1},
    {"kind": "delete", "keys": ["recommendations", "items", 0]},
)
_READING = (
    "/", "/reports.json", "/about.json", "/static/desk.js", "/r/0/", "/r/0/file?path=report.yaml",
    "/r/0/names", "/r/0/spot?path=report.yaml&line=4&column=8", "/r/0/page?n=1&d=0&s=150",
    "/r/0/at?page=1&x=100&y=100.5", "/r/0/boxes?path=report.yaml&keys=[%22title%22]",
    "/r/0/boxes?path=report.yaml&line=3", "/r/0/figure?path=figures/a.jpg", "/r/0/pdf",
    "/r/0/events", "/enter?token=a",
)  # fmt: skip


def requests(choice: Random) -> dict[str, bytes]:
    """Files with sound requests, in the order in which they are sent."""
    heads = [(f"GET {address}", b"") for address in choice.sample(_READING, 4)]
    version = _VERSION.decode()
    for change in choice.sample(_CHANGES, 3):
        body = {"path": "report.yaml", "version": version, "changes": [change]}
        heads.append(("POST /r/0/change", json.dumps(body, ensure_ascii=False).encode()))
    text = {"path": "report.yaml", "version": version, "text": "title: 甲\n"}
    session = {"record": "sessions", "item": {"title": "開幕", "date": "2016-12-05"}}
    gone = {"path": "sessions/01.yaml", "version": version}
    heads += [
        ("POST /r/0/photo?name=%E7%85%A7%E7%89%87.jpg", photo(choice)),
        ("POST /r/0/add", json.dumps(session).encode()),
        ("POST /r/0/remove", json.dumps(gone).encode()),
        ("POST /r/0/mend", b'{"number": 0}'),
        ("POST /r/0/write", json.dumps(text).encode()),
        ("POST /r/0/undo", b""),
    ]
    choice.shuffle(heads)
    return {
        f"requests/{number:02}": head.encode() + b"\n\n" + body
        for number, (head, body) in enumerate(heads)
    }


def answer() -> int:
    """Send the requests below ``requests/`` to a desk of ``trip``.

    An exception of the desk is raised here; the status is 3 for an answer that confesses to one.
    """
    files = sorted(Path("requests").iterdir())
    return asyncio.run(_sent([path.read_bytes() for path in files]))


async def _sent(texts: list[bytes]) -> int:
    report, keys = Report(Path("trip"), "zh-Hant"), Keys(_PORT)
    report.open = lambda: None  # type: ignore[method-assign]  # no builder: it would build
    app = desk([report], keys, str, "zh-Hant")
    cookie = f"{keys.name}={keys.enter(keys.token)}".encode()
    worst = 0
    for text in texts:
        head, _, body = text.partition(b"\n\n")
        file = report.folder / "report.yaml"
        if _VERSION in body and file.is_file():
            seen = await _ask(app, b"GET /r/0/file?path=report.yaml", b"", cookie)
            version = json.loads(seen[1]).get("version", "") if seen[0] == 200 else ""
            body = body.replace(_VERSION, version.encode())
        status, _ = await _ask(app, head, body, cookie)
        if status >= 500 and status not in _FORGIVEN:
            print(f"{status}: {head!r}")
            worst = 3
    return worst


async def _ask(app: Guard, head: bytes, body: bytes, cookie: bytes) -> tuple[int, bytes]:
    """Status and body of the answer to one request."""
    method, _, target = head.partition(b" ")
    path, _, query = target.partition(b"?")
    host = f"127.0.0.1:{_PORT}".encode()
    headers = [(b"host", host), (b"origin", b"http://" + host), (b"cookie", cookie)]
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "scheme": "http",
        "method": method.decode("latin-1"), "path": path.decode("utf-8", "replace"),
        "raw_path": path, "query_string": query, "root_path": "", "headers": headers,
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", _PORT),
    }  # fmt: skip
    pending: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]
    status, parts = 0, [b""]

    async def receive() -> Message:
        return pending.pop() if pending else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        nonlocal status
        status = message.get("status", status)
        parts.append(message.get("body", b""))

    await app(scope, receive, send)
    return status, b"".join(parts)
