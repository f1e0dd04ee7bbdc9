"""A desk whose builder does not run: its files, its guard and its answers."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

HERE = all(find_spec(name) for name in ("starlette", "uvicorn", "httpx2"))
collect_ignore_glob = [] if HERE else ["test_*.py"]
"""Without the packages of the extra ``preview`` there is no desk to test."""

if HERE:
    from starlette.testclient import TestClient

    from reportgen.desk.app import desk
    from reportgen.desk.guard import Keys
    from reportgen.desk.report import Report

PORT = 8000
BASE = f"http://127.0.0.1:{PORT}"


class Desk:
    """A desk of one report, with a browser that has entered."""

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self.folder = folder
        self.keys = Keys(PORT)
        self.report = Report(folder, "zh-Hant")
        self.app = desk([self.report], self.keys, str, "zh-Hant", read_only=read_only)
        self.client = self.browser()
        self.client.get(f"/enter?token={self.keys.token}", follow_redirects=False)

    def browser(self) -> TestClient:
        """A browser without a cookie."""
        return TestClient(self.app, base_url=BASE, headers={"origin": BASE})

    def file(self, path: str = "report.yaml") -> dict[str, str]:
        """The file at *path* as the browser gets it."""
        return dict(self.client.get("/r/0/file", params={"path": path}).json())


@pytest.fixture
def make_desk(
    monkeypatch: pytest.MonkeyPatch, make_report: Callable[..., Path]
) -> Callable[..., Desk]:
    monkeypatch.setattr(Report, "open", lambda _: None)

    def make(*, read_only: bool = False, **files: str) -> Desk:
        return Desk(make_report(**files), read_only=read_only)

    return make
