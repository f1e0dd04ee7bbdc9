"""What other verbs make of the report on the desk: its forms, and what has changed since a commit.

Why as commands: the desk shows what a person would get on the command line, and needs none of it in
its own process.
"""

from __future__ import annotations

import asyncio
import re
import sys
from base64 import b64encode
from contextlib import suppress
from hashlib import sha256
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

PATIENCE = 120.0
"""Seconds for a command; it builds the report first."""

_KINDS = {
    "review": ("form", "review", "--to", "pdf"),
    "portal": ("form", "portal", "--to", "html"),
    "followup": ("form", "followup", "--to", "pdf"),
    "diff": ("diff", "--format", "html"),
}
_OWN_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"<>]+)">')
_STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)
KINDS = frozenset(_KINDS)


class Made(NamedTuple):
    """A document for the browser, and the policy under which it is shown."""

    data: bytes
    media_type: str
    policy: str


async def made(kind: str, folder: Path, language: str) -> Made:
    """The document of this *kind* for the report in *folder*, in *language*."""
    with TemporaryDirectory(prefix="reportgen-desk-") as name:
        out = Path(name)
        verb, *options = _KINDS[kind]
        place = ("--output", str(out / "diff.html")) if kind == "diff" else ("--out", str(out))
        problem = await _run("--lang", language, verb, *options, str(folder), *place)
        suffix = ".pdf" if "pdf" in options else ".html"
        names = sorted(out.glob(f"*{kind}*{suffix}"))
        return _shown(names[0].read_bytes(), suffix) if names else _refused(problem)


async def _run(*arguments: str) -> str:
    """Run a command of reportgen; what it has printed for a person."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "reportgen", *arguments,
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    try:
        printed, _ = await asyncio.wait_for(process.communicate(), PATIENCE)
    finally:
        with suppress(ProcessLookupError):
            process.kill()
    return printed.decode("utf-8", "replace")


def _shown(data: bytes, suffix: str) -> Made:
    """*data* under a policy of its own: what its author allowed, or its one style sheet."""
    if suffix == ".pdf":
        return Made(data, "application/pdf", "")
    own, style = _OWN_POLICY.search(data), _STYLE.search(data)
    allowed = own[1].decode("ascii") if own else ""
    if not own and style:
        allowed = f"style-src 'sha256-{b64encode(sha256(style[1]).digest()).decode()}'"
    return Made(data, "text/html", _policy(allowed))


def _policy(allowed: str) -> str:
    parts = [part.strip() for part in allowed.split(";") if not part.strip().startswith("default-")]
    return "; ".join(("default-src 'none'", *filter(None, parts), "frame-ancestors 'none'"))


def _refused(problem: str) -> Made:
    page = (
        f'<!doctype html><meta charset="utf-8"><title>reportgen</title><pre>{escape(problem)}</pre>'
    )
    return Made(page.encode(), "text/html", _policy(""))
