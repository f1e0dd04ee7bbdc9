"""Who may ask the desk, and what its pages may do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.desk.conftest import BASE, Desk

Make = Callable[..., Desk]

PATHS = ["/", "/reports.json", "/about.json", "/static/desk.js", "/r/0/", "/r/0/pdf", "/r/0/events",
         "/r/0/file?path=report.yaml", "/r/0/page?n=0&d=x&s=150", "/nothing"]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_shown_without_the_cookie(make_desk: Make, path: str) -> None:
    desk = make_desk()
    assert desk.browser().get(path).status_code == 403
    stranger = desk.browser()
    stranger.cookies.set(desk.keys.name, "guessed")
    assert stranger.get(path).status_code == 403


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8000", "127.0.0.1", "127.0.0.1:8001", "127.0.0.1.evil:8000", ""],
)
def test_another_host_is_refused(make_desk: Make, host: str) -> None:
    """A page of another site may give our address a name of its own (DNS rebinding)."""
    desk = make_desk()
    assert desk.client.get("/about.json").status_code == 200
    assert desk.client.get("/about.json", headers={"host": host}).status_code == 403
    entrance = f"/enter?token={desk.keys.token}"
    assert desk.client.get(entrance, headers={"host": host}).status_code == 403


@pytest.mark.parametrize(
    "origin",
    [None, "null", "http://evil.example", "http://127.0.0.1:8001", "https://127.0.0.1:8000"],
)
@pytest.mark.parametrize(
    "path",
    ["write", "change", "undo", "add", "remove", "photo", "mend", "review", "accept", "aside"],
)
def test_a_change_needs_our_own_origin(make_desk: Make, path: str, origin: str | None) -> None:
    desk = make_desk()
    before = (desk.folder / "report.yaml").read_bytes()
    headers = {"origin": origin} if origin else {}
    desk.client.headers.pop("origin")
    answer = desk.client.post(f"/r/0/{path}", json={}, headers=headers)
    assert answer.status_code == 403
    assert (desk.folder / "report.yaml").read_bytes() == before


def test_another_site_may_not_even_read(make_desk: Make) -> None:
    desk = make_desk()
    answer = desk.client.get("/about.json", headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403


def test_the_token_is_used_once_and_leaves_the_address(make_desk: Make) -> None:
    desk = make_desk()
    entrance = f"/enter?token={desk.keys.token}"
    assert desk.browser().get(entrance, follow_redirects=False).status_code == 403
    again = desk.client.get(entrance, follow_redirects=False)
    assert again.status_code == 303
    assert again.headers["location"] == "/"


@pytest.mark.parametrize("token", ["", "x", "%00", "é"])
def test_a_wrong_token_gives_nothing(make_desk: Make, token: str) -> None:
    desk = make_desk()
    answer = desk.browser().get(f"/enter?token={token}", follow_redirects=False)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_the_cookie_is_for_this_server_and_no_script(make_desk: Make) -> None:
    from reportgen.desk.guard import Keys

    desk = make_desk()
    fresh = Keys(8000)
    desk.app.keys = fresh
    answer = desk.browser().get(f"/enter?token={fresh.token}", follow_redirects=False)
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("reportgen-8000=")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert len(fresh.token) * 6 >= 192


@pytest.mark.parametrize("path", [*PATHS[:5], "/nothing", "/static/../guard.py"])
def test_every_answer_has_the_policy(make_desk: Make, path: str) -> None:
    headers = make_desk().client.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path", ["/static/../guard.py", "/static/..%2fguard.py", "/static/%2e%2e/app.py", "/static/"]
)
def test_only_own_files_are_served(make_desk: Make, path: str) -> None:
    assert make_desk().client.get(path).status_code == 404


@pytest.mark.parametrize(
    "path",
    ["write", "change", "undo", "add", "remove", "photo", "mend", "review", "accept", "aside"],
)
def test_read_only_changes_nothing(make_desk: Make, path: str) -> None:
    desk = make_desk(read_only=True)
    assert desk.client.get("/about.json").json()["readOnly"]
    assert desk.client.post(f"/r/0/{path}", json={"path": "report.yaml"}).status_code == 403


def test_methods_that_are_no_change_are_refused_where_one_is_asked(make_desk: Make) -> None:
    desk = make_desk()
    for method in ("GET", "PUT", "DELETE"):
        assert desk.client.request(method, "/r/0/write").status_code == 405
    assert desk.client.post(f"{BASE}/enter?token=x").status_code == 403
