"""Heads of pictures: sizes as printed, positions, and no failure on any bytes."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from reportgen.check.ask.picturefile import Head, read_head
from tests.typeset.pictures import exif, heic, needs_heic

SIDEWAYS = 6
ORIENTATION, GPS, LATITUDE = 0x0112, 0x8825, 2


def written(form: str, *, sideways: bool = False, position: bool = False) -> bytes:
    exif = Image.Exif()
    if sideways:
        exif[ORIENTATION] = SIDEWAYS
    if position:
        exif.get_ifd(GPS)[LATITUDE] = (48.0, 51.0, 29.0)
    output = BytesIO()
    Image.new("RGB", (40, 30)).save(output, form, exif=exif)
    return output.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_size_and_position(tmp_path: Path, form: str) -> None:
    path = tmp_path / "picture"
    path.write_bytes(written(form))
    assert read_head(path) == Head(40, 30, positioned=False)
    path.write_bytes(written(form, sideways=True, position=True))
    assert read_head(path) == Head(30, 40, positioned=True)


def test_lossless_webp(tmp_path: Path) -> None:
    output = BytesIO()
    Image.new("RGBA", (41, 31)).save(output, "WEBP", lossless=True)
    path = tmp_path / "picture"
    path.write_bytes(output.getvalue())
    assert (read_head(path).width, read_head(path).height) == (41, 31)


@needs_heic
def test_heic_says_where_it_was_taken(tmp_path: Path) -> None:
    path = tmp_path / "picture"
    path.write_bytes(heic(Image.new("RGB", (40, 30)), exif=exif().tobytes()))
    assert read_head(path).positioned
    path.write_bytes(heic(Image.new("RGB", (40, 30))))
    assert not read_head(path).positioned


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(data=st.binary(max_size=200), form=st.sampled_from(["JPEG", "PNG", "WEBP"]))
def test_never_fails(tmp_path: Path, data: bytes, form: str) -> None:
    path = tmp_path / "picture"
    whole = written(form, sideways=True, position=True)
    path.write_bytes(whole[: len(data) * 2] + data)
    assert read_head(path).width >= 0
    assert read_head(tmp_path / "none") == Head()
