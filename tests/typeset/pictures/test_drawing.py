import base64
from html import escape
from xml.etree import ElementTree

import pytest

from reportgen.cache import NO_CACHE, Cache
from reportgen.isolate.bounds import Failed, Reason
from reportgen.typeset.pictures import trial
from reportgen.typeset.pictures.drawing import SvgError, clean_svg
from reportgen.typeset.pictures.drawing.syntax import SVG
from reportgen.typeset.pictures.inline import clean_inline
from tests.typeset.pictures import exif, photo, png_bomb, prepare_image, saved

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def _clean(inside, attributes='width="40" height="20"'):
    return clean_svg(f"{OPEN} {attributes}>{inside}</svg>".encode())


@pytest.mark.parametrize(
    ("inside", "gone"),
    [
        ("<script>alert(1)</script>", b"alert"),
        ('<rect onclick="alert(1)"/>', b"alert"),
        ("<foreignObject><p>x</p></foreignObject>", b"foreignObject"),
        ('<image href="https://example.com/a.png"/>', b"example"),
        ('<image xlink:href="file:///etc/passwd"/>', b"passwd"),
        ('<image href="data:image/png;base64,AAAA"/>', b"AAAA"),
        ('<rect style="fill: url(https://example.com/a)"/>', b"example"),
        ("<rect fill=\"URL( 'http://example.com/#a')\"/>", b"example"),
        ("<style>@import 'https://example.com/a.css';</style>", b"example"),
        ("<style>rect { fill: url(//example.com/x) }</style><rect/>", b"example"),
        ('<use href="other.svg#a"/>', b"other"),
        ('<set attributeName="href" to="https://example.com"/>', b"example"),
    ],
)
def test_what_runs_or_fetches_is_removed_and_reported(inside, gone):
    drawing = _clean(inside)
    assert gone not in drawing.data
    assert len(drawing.removed) == 1
    data = f"{OPEN}>{inside}</svg>".encode()
    preparation = prepare_image("a.svg", data, None, NO_CACHE)
    assert [finding.code for finding in preparation.findings] == ["IMAGE-CLEANED"]


def test_what_is_harmless_stays():
    drawing = _clean(
        '<defs><linearGradient id="g"/></defs><rect fill="url(#g)"/><use href="#g"/>'
        "<style>rect { stroke: red }</style><text>圖說<tspan>甲</tspan>乙</text>"
    )
    assert drawing.removed == ()
    assert drawing.data.count(b"#g") == 2
    assert b'stroke="red"' in drawing.data
    assert {*"圖說甲乙"} <= set(drawing.text)


def test_a_link_loses_its_address_only():
    drawing = _clean('<a href="https://example.com"><rect/></a>')
    assert b"example" not in drawing.data
    assert b"rect" in drawing.data
    assert drawing.removed == ()


def test_an_editors_notes_are_dropped_without_a_word():
    data = f'{OPEN} xmlns:i="http://inkscape.org"><i:notes file="/home/wang/a.svg"/><rect/></svg>'
    drawing = clean_svg(data.encode())
    assert b"wang" not in drawing.data
    assert drawing.removed == ()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (f'<!DOCTYPE svg [<!ENTITY a "b">]>{OPEN}>&a;</svg>', "entities"),
        (f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>{OPEN}/>', "entities"),
        (f"{OPEN}>{'<g>' * 200}{'</g>' * 200}</svg>", "cost"),
        (f'{OPEN}><g id="a"><use href="#a"/></g></svg>', "cost"),
        ("<html/>", "broken"),
        (f"{OPEN}>", "broken"),
        ('<?xml version="1.0" encoding="nonsuch"?><svg/>', "broken"),
    ],
)
def test_what_cannot_be_used_is_refused(data, reason):
    with pytest.raises(SvgError, match=reason):
        clean_svg(data.encode())


def test_repetition_without_bound_is_refused():
    levels = "".join(
        f'<g id="l{n}">{f"<use href=%l{n - 1}%/>" * 10}</g>'.replace("%", '"').replace(
            '"l', '"#l', 0
        )
        for n in range(1, 10)
    ).replace('href="l', 'href="#l')
    with pytest.raises(SvgError, match="cost"):
        _clean(f'<g id="l0"><rect/></g>{levels}')


def test_a_plain_doctype_is_no_reason_to_refuse():
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    drawing = clean_svg(f'<?xml version="1.0"?>{doctype}{OPEN}><rect/></svg>'.encode())
    assert b"DOCTYPE" not in drawing.data


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="40" height="20"', (40, 20)),
        ('width="25.4mm" height="1in"', (96, 96)),
        ('viewBox="0 0 200 100"', (200, 100)),
        ('width="50" viewBox="0,0,200,100"', (50, 25)),
        ('width="100%" height="100%" viewBox="0 0 30 60"', (30, 60)),
        ("", (300, 150)),
        ('width="0" height="-3"', (300, 150)),
    ],
)
def test_size(attributes, size):
    drawing = _clean("<rect/>", attributes)
    assert (drawing.width, drawing.height) == size


def attribute(drawing, tag, name):
    return ElementTree.fromstring(drawing.data).find(f".//{{{SVG}}}{tag}").get(name)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("font: bold 24px sans-serif", ("normal", "bold", "24px", "sans-serif")),
        ("font: italic 300 12pt/1.2 'A B', serif", ("italic", "300", "12pt", '"A B", serif')),
        ("font: large X", ("normal", "400", "18px", "X")),
        ("font: small-caps 1.5em / 2em X", ("normal", "400", "1.5em", "X")),
        ("font: oblique bolder 80% X", ("italic", "bold", "0.8em", "X")),
    ],
)
def test_the_shorthand_of_fonts_is_written_out(style, expected):
    names = ("font-style", "font-weight", "font-size", "font-family")
    for inside in (
        f'<text style="{style}">x</text>',
        f"<style>.a {{ {style} }}</style><text class='a'>x</text>",
    ):
        drawing = _clean(inside)
        assert drawing.removed == ()
        assert tuple(attribute(drawing, "text", name) for name in names) == expected


@pytest.mark.parametrize("style", ["font: caption", "font: bold", "font: 24px", "font: var(--a) X"])
def test_a_font_that_cannot_be_read_is_reported(style):
    assert _clean(f'<text style="{style}">x</text>').removed == (style,)


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ("large", "18px"),
        ("XX-SMALL", "9px"),
        ("larger", "1.2em"),
        ("inherit", "1em"),
        ("initial", "16px"),
        ("150%", "1.5em"),
        ("12pt", "12pt"),
        ("0", "0"),
        (" 3mm ", "3mm"),
    ],
)
def test_a_size_in_words_becomes_a_number(size, expected):
    drawing = _clean(f'<text font-size="{size}">x</text>')
    assert drawing.removed == ()
    assert attribute(drawing, "text", "font-size") == expected


@pytest.mark.parametrize("size", ["calc(1px + 2px)", "-3px", "3vw", "1px 2px", "none", "1e30px"])
def test_a_size_that_nobody_knows_is_reported_and_inherited(size):
    drawing = _clean(f'<text style="font-size: {size}">x</text>')
    assert len(drawing.removed) == 1
    assert attribute(drawing, "text", "font-size") is None


def test_styles_win_as_css_says():
    drawing = _clean(
        "<style>rect { fill: red; stroke: red !important } .b { fill: green }</style>"
        '<rect class="b" fill="black" style="fill: blue; stroke: blue; x: 1"/>'
    )
    assert attribute(drawing, "rect", "fill") == "blue"
    assert attribute(drawing, "rect", "stroke") == "red"
    assert attribute(drawing, "rect", "style") is None
    assert b"<style" not in drawing.data


@pytest.mark.parametrize(
    ("sheet", "removed"),
    [
        ("rect:hover { fill: red }", ()),
        ("rect:nth-child(2) { fill: red }", ("rect:nth-child(2)",)),
        ("a ~ rect { fill: red }", ("a ~ rect",)),
        ("[x='1'] { fill: red }", ('[x="1"]',)),
        ("] { fill: red }", ("]",)),
        ("@font-face { font-family: x; src: url(data:x) }", ("@font-face",)),
        ("@media print { rect { fill: red } }", ("@media",)),
    ],
)
def test_rules_that_are_not_applied_are_reported(sheet, removed):
    assert _clean(f"<style>{sheet}</style><rect/>").removed == removed


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("url(#a)", "url(#a)"),
        ("URL( '#a' ) red", "url(#a) red"),
        ("url(#a) url(http://x)", "url(#a)"),
        ("red url(#a)", "none"),
        ("url('http://x')", "none"),
        ("url()", "none"),
    ],
)
def test_addresses_have_one_form(value, expected):
    drawing = _clean(f'<g id="a"/><rect fill="{value}"/>')
    assert attribute(drawing, "rect", "fill") == expected


PNG = base64.b64encode(saved(photo(), "PNG")).decode()


def test_pictures_inside_are_kept_under_addresses_of_ours():
    webp = base64.b64encode(saved(photo(), "WebP")).decode()
    inside = (
        f'<image xlink:href="data:image/png;base64,{PNG}"/>'
        f"<image href='data:image/jpeg;base64, {PNG[:40]}\n{PNG[40:]}'/>"
        f'<image href="data:image/webp;charset=x;BASE64,{webp}"/>'
    )
    drawing = _clean(inside)
    assert drawing.removed == ()
    assert not drawing.plain
    first, second, third = drawing.embedded
    assert first.data == second.data == saved(photo(), "PNG")
    assert first.address == second.address != third.address
    assert drawing.data.count(first.address.encode()) == 2
    assert b"data:" not in drawing.data


@pytest.mark.parametrize(
    "address",
    [
        "",
        "data:image/gif;base64,R0lGODlhAQABAAAAACw=",
        "data:image/svg+xml;base64,PHN2Zy8+",
        "data:text/html,<b>",
        f"data:image/png;base64,{PNG[:41]}",
        f"file:///a.png,{PNG}",
        "//example.com/a.png",
    ],
)
def test_other_pictures_are_taken_out_whole_and_reported(address):
    drawing = _clean(f'<g><image href="{escape(address)}" width="3"/>字</g>')
    assert len(drawing.removed) == 1
    assert b"image" not in drawing.data
    assert "字" in drawing.data.decode()


def test_a_prepared_drawing_brings_its_pictures_without_camera_data():
    jpeg = base64.b64encode(saved(photo(), "JPEG", exif=exif(6))).decode()
    data = f'{OPEN}><image href="data:image/jpeg;base64,{jpeg}"/></svg>'.encode()
    preparation = prepare_image("a.svg", data, 100, NO_CACHE)
    assert preparation.findings == ()
    ((address, inside),) = preparation.image.embedded
    assert address.encode() in preparation.image.data
    assert (inside.width, inside.height) == (48, 64)
    assert b"SecretCam" not in inside.data


@pytest.mark.parametrize(
    ("picture", "code"),
    [
        (saved(photo(), "PNG")[:-30], "IMAGE-TRUNCATED"),
        (png_bomb(), "IMAGE-TOO-LARGE"),
        (saved(photo(), "JPEG")[:300], "IMAGE-TRUNCATED"),
    ],
)
def test_a_bad_picture_inside_is_one_error(picture, code):
    data = base64.b64encode(picture).decode()
    drawing = f'{OPEN}><image href="data:image/png;base64,{data}"/></svg>'.encode()
    preparation = prepare_image("a.svg", drawing, 100, NO_CACHE)
    assert preparation.image is None
    assert [finding.code for finding in preparation.findings] == [code]


def test_text_in_elements_that_are_not_drawn_is_reported():
    drawing = _clean("<flowRoot><flowPara>字</flowPara></flowRoot><title>題</title><desc>說</desc>")
    assert drawing.removed == ("<flowRoot>",)
    assert drawing.text == ""


def test_of_equal_identifiers_the_first_keeps_it():
    drawing = _clean('<g id="a"><rect/></g><g id="a"/><use href="#a"/>')
    assert drawing.data.count(b'id="a"') == 1


def test_the_size_is_written_back():
    drawing = _clean("", 'width="25.4mm" viewBox="0, 0 ,20 10"')
    root = ElementTree.fromstring(drawing.data)
    assert [root.get(name) for name in ("width", "height", "viewBox")] == ["96", "48", "0 0 20 10"]


@pytest.mark.parametrize(
    "attributes",
    [
        "viewBox='0 0 1e-300 900000' width='999999'",
        "viewBox='0 0 5'",
        "viewBox='0 0 5 5 5'",
        "viewBox='0 0 nan 5'",
        "viewBox='0 0 5 inf'",
        "viewBox='-inf 0 5 5'",
        "viewBox='1e300 0 5 5'",
        "viewBox='0 0 0 5'",
        "viewBox='0 0 5 -5'",
        "viewBox='0 0 0.9 5'",
        "viewBox='0 0 100001 5'",
        "viewBox='a b c d'",
        "viewBox='0 0 100000 1' height='10'",
        "width='100001'",
        "width='0.5'",
    ],
)
def test_sizes_that_no_page_can_have_are_refused(attributes):
    data = f"{OPEN} {attributes}><rect/></svg>".encode()
    preparation = prepare_image("a.svg", data, None, NO_CACHE)
    assert preparation.image is None
    assert [finding.code for finding in preparation.findings] == ["IMAGE-BROKEN"]


@pytest.mark.parametrize("value", ["nan", "1e400", "-Infinity", "2e9", "1 2 INF 4"])
@pytest.mark.parametrize("place", ["rect x", "polyline points", "g transform", "text rotate"])
def test_numbers_that_no_pdf_can_hold_are_refused(place, value):
    tag, name = place.split()
    with pytest.raises(SvgError, match="broken"):
        _clean(f'<{tag} {name}="{value}"/>')


def test_a_plain_drawing_is_not_tried(monkeypatch):
    def never(*_):
        raise AssertionError

    monkeypatch.setattr(trial, "try_drawing", never)
    inside = (
        "<style>.a { fill: url(#g); font: 12px x }</style><defs><linearGradient id='g'>"
        "<stop offset='50%'/></linearGradient><path id='p' d='M0 0L1,1z'/></defs>"
        "<use href='#p' x='1'/><text x='1 2' class='a'>字</text>"
        "<g transform='translate(1,2) rotate(3)'><circle r='1px' opacity='.5'/></g>"
    )
    data = f"{OPEN}>{inside}</svg>".encode()
    assert prepare_image("a.svg", data, None, NO_CACHE).image is not None


@pytest.mark.parametrize(
    "inside",
    [
        "<text rotate='x'>字</text>",
        "<rect opacity='a'/>",
        "<rect width='xpx'/>",
        "<rect stroke='red' stroke-miterlimit='x'/>",
        "<marker id='m' orient='x'><rect/></marker><path d='M0 0L1 1' marker-end='url(#m)'/>",
        "<rect stroke='red' stroke-dasharray='a%'/>",
    ],
)
def test_what_the_engine_cannot_draw_is_found_beforehand(inside):
    data = f"{OPEN}>{inside}</svg>".encode()
    preparation = prepare_image("a.svg", data, None, NO_CACHE)
    assert preparation.image is None
    assert [finding.code for finding in preparation.findings] == ["IMAGE-BROKEN"]


def test_a_drawing_that_was_tried_is_not_tried_again(tmp_path, monkeypatch):
    tried = []
    monkeypatch.setattr(trial, "try_drawing", lambda data, _: tried.append(data))
    data = f"{OPEN}><mask id='m'/><rect mask='url(#m)'/></svg>".encode()
    for _ in range(2):
        assert prepare_image("a.svg", data, None, Cache(tmp_path)).image is not None
    assert len(tried) == 1


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (Failed(Reason.TIME), "IMAGE-TOO-LARGE"),
        (Failed(Reason.MEMORY), "IMAGE-TOO-LARGE"),
        (Failed(Reason.SIGNAL, signal=11), "IMAGE-BROKEN"),
        (Failed(Reason.EXCEPTION, ValueError()), "IMAGE-BROKEN"),
    ],
)
def test_a_trial_that_fails_is_a_finding(monkeypatch, failure, code):
    monkeypatch.setattr(trial, "bounded", lambda *_, **__: failure)
    data = f"{OPEN}><mask id='m'/><rect mask='url(#m)'/></svg>".encode()
    preparation = prepare_image("a.svg", data, None, NO_CACHE)
    assert [finding.code for finding in preparation.findings] == [code]


def test_drawings_in_html_are_cleaned_or_taken_out():
    document = ElementTree.fromstring(
        f'<html><body>{OPEN} onload="x"><script/><rect/></svg>一'
        f'{OPEN}><g id="a"><use href="#a"/></g></svg>二</body></html>'
    )
    findings = clean_inline(document)
    assert [finding.code for finding in findings] == ["IMAGE-CLEANED", "IMAGE-TOO-LARGE"]
    text = ElementTree.tostring(document, encoding="unicode")
    assert "script" not in text
    assert "onload" not in text
    assert "use" not in text
    assert "一" in text
    assert "二" in text
