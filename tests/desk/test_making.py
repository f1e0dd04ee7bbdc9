"""Forms and comparisons that the desk offers, made by the commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.desk import making
from tests.desk.conftest import Desk

Make = Callable[..., Desk]


def fake(name: str, data: bytes) -> Callable[..., object]:
    """A command that writes *data* as *name* into the folder of its last argument."""

    async def run(*arguments: str) -> str:
        target = Path(arguments[-1])
        (target.parent if target.suffix else target).joinpath(name).write_bytes(data)
        return "printed"

    return run


@pytest.mark.parametrize(
    ("kind", "name", "data", "policy"),
    [
        ("review", "trip-review.pdf", b"%PDF", "default-src 'none'; script-src 'self'"),
        (
            "diff",
            "diff.html",
            b"<style>del{}</style><script>alert(1)</script>",
            "default-src 'none'; style-src 'sha256-",
        ),
        (
            "portal",
            "trip-portal.html",
            b'<meta http-equiv="Content-Security-Policy" content="default-src \'none\';'
            b" script-src 'sha256-x'\">",
            "default-src 'none'; script-src 'sha256-x'; frame-ancestors 'none'",
        ),
    ],
)
def test_a_document_has_a_policy_of_its_own(
    make_desk: Make,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    name: str,
    data: bytes,
    policy: str,
) -> None:
    monkeypatch.setattr(making, "_run", fake(name, data))
    answer = make_desk().client.get("/r/0/document", params={"kind": kind})
    assert answer.content == data
    header = answer.headers["content-security-policy"]
    assert header.startswith(policy)
    assert "frame-ancestors 'none'" in header
    assert "unsafe" not in header


def test_why_there_is_none_is_shown(make_desk: Make) -> None:
    """The folder is in no repository: there is no commit to compare with."""
    answer = make_desk().client.get("/r/0/document", params={"kind": "diff"})
    assert answer.headers["content-type"].startswith("text/html")
    assert "HEAD" in answer.text
    assert "script-src" not in answer.headers["content-security-policy"]


def test_no_other_command_is_run(make_desk: Make) -> None:
    desk = make_desk()
    for kind in ("", "build", "../review", "--help"):
        assert desk.client.get("/r/0/document", params={"kind": kind}).status_code == 404
