"""Styles of elements: shared where they may be, and each flow's own where they may not."""

import pytest
import weasyprint
from weasyprint.text.fonts import FontConfiguration

from reportgen.typeset.replaced import replaced
from reportgen.typeset.shortcuts import cascade, replacements

CSS = """
p { color: red } .a > p + p { color: blue; text-indent: 2em } #x { margin: 3px }
[lang=en] { quotes: none } p { margin: 1em !important } h1::before { content: "壹" }
.wide { width: 50vw } .tall { --half: 50vh; height: var(--half) }
@layer low { h1 { color: green } } h1 { color: black }
"""
BODY = """<div class="a"><p>甲</p><p>乙</p><p id="x">丙</p>
<p lang="en" style="color: lime">丁</p></div><h1>戊</h1><div class="wide">己</div>
<div class="tall">庚</div><a name="n">辛</a><p hidden>壬</p>"""


@pytest.fixture
def rendered():
    """Renders documents one after the other, with the same style sheets and fonts."""
    fonts = FontConfiguration()
    sheets = [weasyprint.CSS(string=CSS, font_config=fonts)]

    def render(body, more=""):
        page = [weasyprint.CSS(string=more)] if more else []
        html = weasyprint.HTML(string=f"<html lang=zh><body>{body}</body></html>")
        return html.render(stylesheets=[*sheets, *page], font_config=fonts)

    return render


def said(document):
    """What the boxes look like."""
    names = ("color", "text_indent", "margin_top", "width", "height", "quotes", "display", "anchor")
    return [
        (box.element_tag, getattr(box, "text", None), *(str(box.style[name]) for name in names))
        for page in document.pages
        for box in page._page_box.descendants()
    ]


BODIES = [BODY, BODY.replace("甲", "一"), "<section>" + BODY + "</section>", BODY]
SIZES = ["", "@page { size: 200px 900px }", "@page { size: 900px 200px }", ""]


def test_styles_are_those_of_the_engine(rendered):
    plain = [said(rendered(body, size)) for body, size in zip(BODIES, SIZES, strict=True)]
    with replaced(replacements()):
        short = [said(rendered(body, size)) for body, size in zip(BODIES, SIZES, strict=True)]
    assert short == plain


@pytest.fixture
def computed(monkeypatch):
    """The tags of the elements whose styles are computed."""
    tags = []
    compute = cascade.SharingStyleFor._compute

    def counting(style_for, element, *rest):
        tags.append(element.tag)
        return compute(style_for, element, *rest)

    monkeypatch.setattr(cascade.SharingStyleFor, "_compute", counting)
    return tags


def test_a_second_flow_has_the_styles_of_the_first(rendered, computed):
    with replaced(replacements()):
        rendered("<p>甲</p><h1>乙</h1>")
        assert {"html", "body", "p"} <= set(computed)
        computed.clear()
        rendered("<p>甲</p><h1>乙</h1><p>丙</p>")
    assert set(computed) == {"head", "h1"}  # what is not displayed; the ::before


@pytest.mark.parametrize("own", ['id="x"', 'style="color: lime"', 'class="wide"', 'class="tall"'])
def test_what_is_its_own_or_the_pages_is_computed_anew(rendered, computed, own):
    body = f"<div {own}><b>甲</b></div>"
    with replaced(replacements()):
        rendered(body)
        computed.clear()
        rendered(body)
    assert {"div", "b"} <= set(computed)


@pytest.mark.parametrize(
    "rule", ["html { overflow: hidden }", "body { overflow: hidden }", "html { display: none }"]
)
def test_what_the_engine_takes_from_a_root_is_there_in_the_next_flow(rule):
    fonts = FontConfiguration()
    sheet = weasyprint.CSS(string=rule, font_config=fonts)

    def pages():
        document = weasyprint.HTML(string="<p>甲</p>").render(
            stylesheets=[sheet], font_config=fonts
        )
        return [
            (page._page_box.style["overflow"], len(list(page._page_box.descendants())))
            for page in document.pages
        ]

    plain = pages()
    with replaced(replacements()):
        assert [pages(), pages()] == [plain, plain]


def test_anchors_are_collected_in_each_flow(rendered):
    link = '<p><a href="#x">甲</a></p><p id="x">乙</p>'
    with replaced(replacements()):
        for _ in range(2):
            document = rendered(link)
            assert [list(page.anchors) for page in document.pages] == [["x"]]


@pytest.mark.parametrize(
    ("declaration", "shared"),
    [
        ("width: 50VW", False),
        ("width: calc(1em + (2 * 5pvh))", False),
        ("margin: 1em 2px var(--gap, 3vmin)", False),
        ("--gap: [1px 2svb]", False),
        ("transform: translate(3vw, 0)", False),
        ("background: linear-gradient(red 3vw, blue)", False),
        ("--gap: 5px", True),
        ("font-family: 'vw', serif", True),
        ("margin: var(--gap) auto", True),
        ("background: rgb(1 2 3 / 50%)", True),
        ("content: '5vw' attr(data-vw)", True),
        ("width: calc(1em + 2px)", True),
    ],
)
def test_a_style_is_shared_between_flows_unless_it_depends_on_the_page(
    computed, declaration, shared
):
    fonts = FontConfiguration()
    sheet = weasyprint.CSS(string=f"i {{ {declaration} }}", font_config=fonts)
    with replaced(replacements()):
        for _ in range(2):
            computed.clear()
            weasyprint.HTML(string="<p><i>甲").render(stylesheets=[sheet], font_config=fonts)
    assert ("i" not in computed) is shared
