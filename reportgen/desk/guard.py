"""The guard of the web server: who may ask, from where, and what a page of it may do.

The server is reached by every program and every web page on this machine. So each request must name
our own host (against DNS rebinding), carry the cookie that the secret address gave (against other
users and pages), and, where it changes something, come from our own page (against forged requests).
"""

from __future__ import annotations

import secrets
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' blob:",
    "connect-src 'self'", "form-action 'none'", "frame-ancestors 'none'", "base-uri 'none'",
))  # fmt: skip
"""What a page of the desk may load and do: nothing but its own files, and no script in the page."""

_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""What every answer has where it says nothing else itself."""
_READING = frozenset(("GET", "HEAD"))


class Keys:
    """The secrets of one server: the token of its address, used once, and the cookie it gives."""

    def __init__(self, port: int) -> None:
        self.hosts = frozenset((f"127.0.0.1:{port}", f"localhost:{port}"))
        self.name = f"reportgen-{port}"
        """Of the cookie: browsers share cookies between the ports of a host."""
        self.token = secrets.token_urlsafe(24)
        self._cookie = secrets.token_urlsafe(24)
        self._used = False

    def enter(self, token: str) -> str | None:
        """The cookie for *token*; ``None`` for a wrong one, and for the second use."""
        if self._used or not secrets.compare_digest(token.encode(), self.token.encode()):
            return None
        self._used = True
        return self._cookie

    def knows(self, cookies: str) -> bool:
        """Whether the header *cookies* has the cookie."""
        try:
            morsel = SimpleCookie(cookies).get(self.name)
        except CookieError:
            return False
        return morsel is not None and secrets.compare_digest(
            morsel.value.encode(), self._cookie.encode()
        )


class Guard:
    """Passes on to *app* what may be asked, and adds the headers that every answer has."""

    def __init__(self, app: ASGIApp, keys: Keys, *, read_only: bool = False) -> None:
        self.app, self.keys, self.read_only = app, keys, read_only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        answer = self._refusal(scope) or self.app
        await answer(scope, receive, send_guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if host not in self.keys.hosts:
            return _no("unknown host")
        if headers.get("sec-fetch-site") == "cross-site" and scope["path"] != "/enter":
            return _no("another site")
        if scope["path"] == "/enter":
            return self._entrance(scope, headers)
        if not self.keys.knows(headers.get("cookie", "")):
            return _no("no cookie: open the address that the terminal shows")
        if scope["method"] not in _READING:
            if headers.get("origin") != f"http://{host}":
                return _no("another origin")
            if self.read_only:
                return _no("read only")
        return None

    def _entrance(self, scope: Scope, headers: Headers) -> Response:
        """The way in: the token becomes a cookie, and leaves the address."""
        if scope["method"] != "GET":
            return _no("method")
        query = scope["query_string"].decode("latin-1")
        token = query.removeprefix("token=") if query.startswith("token=") else ""
        cookie = self.keys.enter(token)
        if cookie is None and not self.keys.knows(headers.get("cookie", "")):
            return _no("this address has been used: start reportgen preview again")
        response = RedirectResponse("/", status_code=303)
        if cookie:
            response.set_cookie(self.keys.name, cookie, httponly=True, samesite="strict", path="/")
        return response


def _no(reason: str) -> Response:
    return PlainTextResponse(f"403: {reason}\n", status_code=403)
