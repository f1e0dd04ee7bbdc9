"""Photos from the browser."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

from reportgen import limits
from reportgen.desk import uploads
from tests.desk.conftest import Desk

Make = Callable[..., Desk]


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40)) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", size, "navy").save(data, kind)
    return data.getvalue()


def send(desk: Desk, name: str, data: bytes) -> Any:
    return desk.client.post("/r/0/photo", params={"name": name}, content=data)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("../../會談 照片.png", "figures/會談-照片.jpg"),
        ("C:\\temp\\a b.JPG", "figures/a-b.jpg"),
        (".htaccess", "figures/photo.jpg"),
        ("con\0.jpg", "figures/con.jpg"),
        ("", "figures/photo.jpg"),
        ("x" * 300 + ".jpg", "figures/" + "x" * 80 + ".jpg"),
        ("<script>.jpg", "figures/script.jpg"),
    ],
)
def test_the_name_is_made_safe(make_desk: Make, name: str, path: str) -> None:
    desk = make_desk()
    data = picture()
    answer = send(desk, name, data)
    assert answer.status_code == 200, answer.text
    assert answer.json()["path"] == path
    assert (desk.folder / path).read_bytes() == data


def test_a_name_that_is_taken_is_numbered(make_desk: Make) -> None:
    desk = make_desk()
    first, second = picture(), picture(size=(10, 10))
    assert send(desk, "a.jpg", first).json()["path"] == "figures/a.jpg"
    assert send(desk, "a.jpg", second).json()["path"] == "figures/a-2.jpg"
    assert (desk.folder / "figures/a.jpg").read_bytes() == first


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_the_ending_is_that_of_the_bytes(make_desk: Make, kind: str) -> None:
    answer = send(make_desk(), "a.jpg", picture(kind))
    assert answer.json()["path"] == f"figures/a.{kind.lower()}"


HOSTILE = {
    "text": b"hello",
    "empty": b"",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "html": b"<html><script>alert(1)</script>",
    "gif": b"GIF89a" + b"\0" * 50,
    "cut": picture()[:200],
    "only a head": b"\xff\xd8\xff\xe0" + b"\0" * 40,
    "bomb": picture("PNG", (1, 1))[:16] + b"\x00\x01\x86\xa0\x00\x01\x86\xa0" + picture("PNG")[24:],
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_no_photo_is_not_saved(make_desk: Make, kind: str) -> None:
    desk = make_desk()
    answer = send(desk, "a.jpg", HOSTILE[kind])
    assert answer.status_code == 422
    assert not list(desk.folder.glob("figures/*"))


def test_too_large_a_photo_is_not_read_to_its_end(
    make_desk: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "UPLOAD_BYTES", 1000)
    desk = make_desk()
    assert send(desk, "a.jpg", b"\xff" * 1001).status_code == 422
    assert not list(desk.folder.glob("figures/*"))


def test_a_linked_folder_of_figures_is_refused(make_desk: Make) -> None:
    desk = make_desk()
    outside = desk.folder.parent / "outside"
    outside.mkdir()
    (desk.folder / "figures").symlink_to(outside)
    assert send(desk, "a.jpg", picture()).status_code == 422
    assert not list(outside.iterdir())


def test_a_photo_of_the_report_is_shown_small(make_desk: Make) -> None:
    desk = make_desk()
    send(desk, "a.jpg", picture(size=(1200, 800)))
    answer = desk.client.get("/r/0/figure", params={"path": "figures/a.jpg"})
    assert answer.headers["content-type"] == "image/jpeg"
    assert max(Image.open(io.BytesIO(answer.content)).size) <= uploads.SMALL
    for path in ("../secret.jpg", "/etc/passwd", "figures/none.jpg", "report.yaml"):
        assert desk.client.get("/r/0/figure", params={"path": path}).status_code == 404
