import pytest

from reportgen.cache import NO_CACHE
from reportgen.typeset.pictures.drawings import SvgError, clean_svg
from tests.typeset.pictures import prepare_image

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
        ("<style>rect { fill: url(//example.com/x) }</style>", b"example"),
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
    assert b"stroke: red" in drawing.data
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
        (f"{OPEN}>{'<g>' * 200}{'</g>' * 200}</svg>", "size"),
        (f'{OPEN}><g id="a"><use href="#a"/></g></svg>', "size"),
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
    with pytest.raises(SvgError, match="size"):
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
