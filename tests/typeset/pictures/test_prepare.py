import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFile

from reportgen import limits
from reportgen.cache import NO_CACHE, Cache
from reportgen.findings import Severity
from reportgen.places import Place
from reportgen.typeset.pictures import findings
from tests.typeset.pictures import (
    exif,
    heic,
    needs_heic,
    photo,
    png_bomb,
    prepare_image,
    saved,
    swapped_profile,
)

JPEG = saved(photo(), "JPEG", exif=exif(), comment=b"SecretCam", quality=95)
PNG = saved(photo(), "PNG")
WEBP = saved(photo(), "WEBP")
HEIC = heic(photo(), exif=exif().tobytes(), xmp=b"<x:xmpmeta>SecretCam</x:xmpmeta>", quality=95)


def _prepared(name, data, width_mm=None):
    preparation = prepare_image(name, data, width_mm, NO_CACHE)
    assert preparation.findings == ()
    return preparation.image


def _pixels(image):
    return Image.open(io.BytesIO(image.data)).convert("RGB")


def _near(pixel, colour):
    return all(abs(a - b) < 40 for a, b in zip(pixel, colour, strict=True))


# Findings


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.jpg", b"", "IMAGE-EMPTY"),
        ("a.jpg", b"not a picture", "IMAGE-BROKEN"),
        ("a.jpg", JPEG[:-200], "IMAGE-TRUNCATED"),
        ("a.png", PNG[:-40], "IMAGE-TRUNCATED"),
        ("a.webp", WEBP[:-10], "IMAGE-TRUNCATED"),
        pytest.param("a.heic", HEIC[:-10], "IMAGE-TRUNCATED", marks=needs_heic),
        pytest.param(
            "a.heic", HEIC[:40] + b"\0" * 300 + HEIC[340:], "IMAGE-BROKEN", marks=needs_heic
        ),
        ("a.png", PNG[:50] + b"\0" * 20 + PNG[70:], "IMAGE-BROKEN"),
        ("a.png", png_bomb(), "IMAGE-TOO-LARGE"),
        ("a.gif", saved(photo(), "GIF"), "IMAGE-FORMAT"),
        ("a.tif", saved(photo(), "TIFF"), "IMAGE-FORMAT"),
        ("a.bmp", saved(photo(), "BMP"), "IMAGE-FORMAT"),
        ("a.pdf", b"%PDF-1.4", "IMAGE-FORMAT"),
        ("a.docx", b"PK\3\4", "IMAGE-FORMAT"),
        ("a.svg", b"<svg", "IMAGE-BROKEN"),
    ],
)
def test_each_bad_file_gives_one_error_with_a_remedy(name, data, code):
    place = Place("report.yaml", 7, 3, 7, 9)
    preparation = prepare_image(name, data, 100, NO_CACHE, place)
    assert preparation.image is None
    (finding,) = preparation.findings
    assert (finding.code, finding.severity, finding.place) == (code, Severity.ERROR, place)
    assert name in finding.message.text()


def test_heic_without_its_plugin_names_it(monkeypatch):
    monkeypatch.setattr(findings, "find_spec", lambda _name: None)
    head = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"
    preparation = prepare_image("a.heic", head, None, NO_CACHE)
    assert preparation.image is None
    (finding,) = preparation.findings
    assert finding.code == "IMAGE-FORMAT"
    assert "taiwan-mission-report[heic]" in finding.hints[0].text()


def test_a_file_above_100_mb_is_not_decoded():
    data = JPEG + b"\0" * limits.PICTURE_BYTES
    assert prepare_image("a.jpg", data, None, NO_CACHE).findings[0].code == "IMAGE-TOO-LARGE"


def test_a_png_named_jpg_is_printed_with_a_warning():
    preparation = prepare_image("a.jpg", PNG, None, NO_CACHE)
    assert preparation.image.media_type == "image/png"
    (finding,) = preparation.findings
    assert (finding.code, finding.severity) == ("IMAGE-MISNAMED", Severity.WARNING)
    assert ".png" in finding.hints[0].text()


@pytest.mark.parametrize(("name", "kind"), [("a.png", "PNG"), ("a.webp", "WEBP")])
def test_an_animation_prints_its_first_frame(name, kind):
    frames = saved(photo(), kind, save_all=True, append_images=[Image.new("RGB", (64, 48))])
    preparation = prepare_image(name, frames, None, NO_CACHE)
    assert [finding.code for finding in preparation.findings] == ["IMAGE-ANIMATED"]
    assert _near(_pixels(preparation.image).getpixel((40, 40)), (30, 30, 200))


def test_truncation_is_seen_although_weasyprint_makes_pillow_lenient(monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    assert prepare_image("a.jpg", JPEG[:-200], None, NO_CACHE).image is None
    assert ImageFile.LOAD_TRUNCATED_IMAGES


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", JPEG),
        ("a.png", PNG),
        ("a.webp", WEBP),
        pytest.param("a.heic", HEIC, marks=needs_heic),
    ],
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    share=st.floats(0, 1), flip=st.one_of(st.none(), st.floats(0, 0.999)), width=st.integers(1, 9)
)
def test_no_damage_ever_raises(name, data, share, flip, width):
    damaged = bytearray(data[: round(share * len(data))])
    if flip is not None and damaged:
        damaged[int(flip * len(damaged))] ^= 0xFF
    preparation = prepare_image(name, bytes(damaged), width, NO_CACHE)
    if preparation.image is None:
        assert [f.severity for f in preparation.findings].count(Severity.ERROR) == 1
    else:
        _pixels(preparation.image).load()


# Metadata, orientation


@pytest.mark.parametrize("width_mm", [None, 2])
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", JPEG),
        ("a.jpg", saved(photo(), "JPEG", exif=exif(6), comment=b"SecretCam")),
        ("a.png", saved(photo(), "PNG", exif=exif())),
        ("a.webp", saved(photo(), "WEBP", exif=exif())),
        pytest.param("a.heic", HEIC, marks=needs_heic),
    ],
)
def test_positions_and_camera_are_gone(name, data, width_mm):
    assert b"SecretCam" in data
    image = _prepared(name, data, width_mm)
    assert b"SecretCam" not in image.data
    assert not {b"Exif", b"eXIf"} & {image.data[i : i + 4] for i in range(len(image.data))}
    assert not Image.open(io.BytesIO(image.data)).getexif()


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("width_mm", [None, 3])
@pytest.mark.parametrize("name", ["a.jpg", pytest.param("a.heic", marks=needs_heic)])
def test_pictures_stand_upright(name, orientation, width_mm):
    turned = {1: None, 2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}[orientation]
    stored = photo() if turned is None else photo().transpose(Image.Transpose(turned))
    taken = exif(orientation).tobytes()
    data = heic(stored, exif=taken) if name == "a.heic" else saved(stored, "JPEG", exif=taken)
    assert Image.open(io.BytesIO(data)).size == (photo().size if name == "a.heic" else stored.size)
    image = _prepared(name, data, width_mm)
    assert image.width > image.height
    picture = _pixels(image)
    assert picture.size == (image.width, image.height)
    width, height = picture.size
    assert _near(picture.getpixel((2, 2)), (30, 200, 30))
    assert _near(picture.getpixel((2, height - 3)), (200, 30, 30))
    assert _near(picture.getpixel((width - 3, height // 2)), (30, 30, 200))


def test_damaged_exif_does_not_cost_the_picture():
    broken = JPEG.replace(b"II*\0", b"II*\xff").replace(b"MM\0*", b"MM\xff*")
    assert broken != JPEG
    assert _prepared("a.jpg", broken).width == 64


# Size and encoding


def test_a_clean_small_jpeg_keeps_its_scan_data():
    image = _prepared("a.jpg", JPEG, 100)
    scan = JPEG[JPEG.index(b"\xff\xda") :]
    assert image.data.endswith(scan)
    assert _pixels(image).tobytes() == Image.open(io.BytesIO(JPEG)).tobytes()


def test_the_second_picture_of_a_phone_is_dropped():
    output = io.BytesIO()
    photo().save(output, "MPO", save_all=True, append_images=[photo()])
    image = _prepared("a.jpg", output.getvalue())
    assert image.data.count(b"\xff\xd8\xff") == 1


def test_photos_are_scaled_to_300_ppi_and_never_up():
    data = saved(photo(1200, 900), "JPEG")
    image = _prepared("a.jpg", data, 50.8)
    assert (image.width, image.height) == (600, 450)
    assert _prepared("a.jpg", data, 500).width == 1200


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "RGB"])
def test_png_stays_png_with_eight_bits(mode):
    image = _prepared("a.png", saved(photo(mode=mode), "PNG"))
    assert image.media_type == "image/png"
    assert Image.open(io.BytesIO(image.data)).mode in {"L", "RGB"}


def test_sixteen_bits_become_eight():
    data = saved(Image.new("I;16", (8, 8), 0x8000), "PNG")
    assert _pixels(_prepared("a.png", data)).getpixel((3, 3)) == (128, 128, 128)


def test_transparent_parts_stay():
    see_through = photo(mode="RGBA")
    see_through.putalpha(Image.linear_gradient("L").resize(see_through.size))
    for name, kind in (("a.png", "PNG"), ("a.webp", "WEBP")):
        image = _prepared(name, saved(see_through, kind))
        assert image.media_type == "image/png"
        assert Image.open(io.BytesIO(image.data)).mode == "RGBA"


def test_webp_becomes_jpeg_or_png_as_it_was_compressed():
    assert _prepared("a.webp", WEBP).media_type == "image/jpeg"
    assert _prepared("a.webp", saved(photo(), "WEBP", lossless=True)).media_type == "image/png"


# Colour


def test_cmyk_becomes_rgb():
    image = _prepared("a.jpg", saved(photo(mode="CMYK"), "JPEG", quality=95))
    picture = Image.open(io.BytesIO(image.data))
    assert picture.mode == "RGB"
    assert _near(picture.getpixel((50, 40)), (30, 30, 200))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.jpg", "JPEG"),
        ("a.png", "PNG"),
        ("a.webp", "WEBP"),
        pytest.param("a.heic", "HEIF", marks=needs_heic),
    ],
)
def test_a_profile_is_applied_and_dropped(name, kind):
    image = _prepared(name, saved(photo(), kind, icc_profile=swapped_profile()))
    picture = Image.open(io.BytesIO(image.data))
    assert "icc_profile" not in picture.info
    red, _, blue = picture.getpixel((50, 40))
    assert red > blue


def test_an_srgb_profile_does_not_cost_quality():
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = saved(photo(), "JPEG", icc_profile=profile)
    image = _prepared("a.jpg", data)
    assert profile not in image.data
    assert image.data.endswith(data[data.index(b"\xff\xda") :])


def test_a_damaged_profile_does_not_cost_the_picture():
    assert _prepared("a.jpg", saved(photo(), "JPEG", icc_profile=b"\0" * 200)).width == 64


# Cache


def test_the_layout_says_how_well_photos_are_kept(tmp_path):
    data, cache = saved(photo(1200, 900), "JPEG", quality=95), Cache(tmp_path)
    made = [prepare_image("a.jpg", data, 40, cache, quality=quality).image for quality in (95, 50)]
    assert [image.width for image in made] == [472, 472]
    assert len(made[0].data) > len(made[1].data)


def test_what_is_kept_is_what_was_made(tmp_path):
    cache = Cache(tmp_path)
    data = saved(photo(1200, 900), "JPEG", exif=exif(6))
    first = prepare_image("a.jpg", data, 40, cache)
    (entry,) = (tmp_path / "pictures").iterdir()
    assert entry.stat().st_size > len(first.image.data)
    assert prepare_image("b.jpg", data, 40, cache) == first
    assert prepare_image("a.jpg", data, 20, cache).image.width < first.image.width


def test_the_same_bytes_each_time():
    data = saved(photo(1200, 900), "JPEG", exif=exif(6))
    assert _prepared("a.jpg", data, 40) == _prepared("a.jpg", data, 40)
