"""Each construct, and the HTML that it becomes."""

from __future__ import annotations

import pytest

from tests.prose.harness import both_passes, html_of

FIGURE_OF_TALK = (
    '<figure id="fig-talk"><img src="figures/talk.jpg" alt="兩人握手"/>'
    '<figcaption><span class="caption-label">圖 1：</span>雙方會談</figcaption></figure>'
)
TALK = '![雙方會談](figures/talk.jpg){#fig-talk alt="兩人握手"}'

GOLDENS = {
    "paragraphs": ("一。\n\n二。", "<p>一。</p><p>二。</p>"),
    "markup characters": (
        "a < b & c > \"d\" 'e'",
        "<p>a &lt; b &amp; c &gt; &#34;d&#34; &#39;e&#39;</p>",
    ),
    "emphasis": ("**粗**與*斜*。", "<p><strong>粗</strong>與<em>斜</em>。</p>"),
    "code": ("`a|b`", "<p><code>a|b</code></p>"),
    "fence": ("```yaml\na: <b>\n```", '<pre class="prose-code"><code>a: &lt;b&gt;\n</code></pre>'),
    "indent is no code": ("    四格縮排", "<p>四格縮排</p>"),
    "no typographer, no strikethrough": ("(c) ~~x~~ ...", "<p>(c) ~~x~~ ...</p>"),
    "no bare address": ("https://a.b", "<p>https://a.b</p>"),
    "rule": ("一\n\n---", '<p>一</p><hr class="prose-rule"/>'),
    "quote": ("> 引", '<blockquote class="prose-quote"><p>引</p></blockquote>'),
    "hard break": ("一\\\n二", "<p>一<br/>二</p>"),
    "foreign words": (
        "[Programme Société Numérique]{lang=fr}",
        '<p><span lang="fr">Programme Société Numérique</span></p>',
    ),
    "language of a paragraph": ("{lang=en}\nHello.", '<p lang="en">Hello.</p>'),
    "definitions": (
        "術語\n: 定義",
        '<dl class="prose-definitions"><dt>術語</dt><dd>定義</dd></dl>',
    ),
    "lists": (
        "1. 甲\n   1. 乙\n      - 丙\n2. 丁",
        '<ol class="prose-list level-1"><li>甲<ol class="prose-list level-2"><li>乙'
        '<ul class="prose-list level-1"><li>丙</li></ul></li></ol></li><li>丁</li></ol>',
    ),
    "list that goes on": (
        "3. 丙",
        '<ol class="prose-list level-1" start="3" style="counter-reset: prose-item 2">'
        "<li>丙</li></ol>",
    ),
    "loose list": (
        "- 甲\n\n- 乙",
        '<ul class="prose-list level-1"><li><p>甲</p></li><li><p>乙</p></li></ul>',
    ),
    "link": (
        "[入口](https://a.b/?x=1&y=中)",
        '<p><a href="https://a.b/?x=1&amp;y=%E4%B8%AD">入口</a></p>',
    ),
    "link by definition": (
        "[入口]\n\n[入口]: https://a.b",
        '<p><a href="https://a.b">入口</a></p>',
    ),
    "autolink": ("<https://a.b/中>", '<p><a href="https://a.b/%E4%B8%AD">https://a.b/中</a></p>'),
    "mail": ("<x@a.b>", '<p><a href="mailto:x@a.b">x@a.b</a></p>'),
    "link is innermost": (
        "[甲**乙**`丙`](https://a.b)",
        '<p><a href="https://a.b">甲</a><strong><a href="https://a.b">乙</a></strong>'
        '<code><a href="https://a.b">丙</a></code></p>',
    ),
    "figure": (TALK, FIGURE_OF_TALK),
    "figure in full": (
        '![**會談**](figures/甲 乙.jpg "")\n\n![說明](<figures/甲 乙.jpg>)'
        '{#fig-a alt="\\"引\\"" source="外交部" width=60%}',
        "<p>![<strong>會談</strong>](figures/甲 乙.jpg &#34;&#34;)</p>"
        '<figure id="fig-a"><img src="figures/%E7%94%B2%20%E4%B9%99.jpg"'
        ' alt="&#34;引&#34;" style="width: 60%"/>'
        '<figcaption><span class="caption-label">圖 1：</span>說明'
        '<p class="source">資料來源：外交部</p></figcaption></figure>',
    ),
    "row of figures": (
        "![甲](a.jpg){alt=x}\n![乙](b.jpg){alt=y}",
        '<div class="figure-row figures-2">'
        '<figure id="_figure-1"><img src="a.jpg" alt="x"/>'
        '<figcaption><span class="caption-label">圖 1：</span>甲</figcaption></figure>'
        '<figure id="_figure-2"><img src="b.jpg" alt="y"/>'
        '<figcaption><span class="caption-label">圖 2：</span>乙</figcaption></figure></div>',
    ),
    "figure without words": (
        "![](a.jpg)",
        '<figure id="_figure-1"><img src="a.jpg" alt="圖 1"/>'
        '<figcaption><span class="caption-label">圖 1</span></figcaption></figure>',
    ),
    "forward references": (
        f"見[](#fig-talk)、第[](#fig-talk){{.page}}，[前**圖**](#fig-talk)。\n\n{TALK}",
        '<p>見<a class="reference" href="#fig-talk">圖 1</a>、第'
        '<a class="page-reference" href="#fig-talk" data-page="#fig-talk"></a>，'
        '<a class="reference" href="#fig-talk">前</a>'
        f'<strong><a class="reference" href="#fig-talk">圖</a></strong>。</p>{FIGURE_OF_TALK}',
    ),
    "plain table": (
        "| 甲 | 乙 | 丙 |\n|:--|:-:|--:|\n| 1 | a\\|b |",
        '<table class="prose-table"><thead><tr><th scope="col" class="align-left">甲</th>'
        '<th scope="col" class="align-center">乙</th><th scope="col" class="align-right">丙</th>'
        '</tr></thead><tbody><tr><td class="align-left">1</td><td class="align-center">a|b</td>'
        '<td class="align-right"></td></tr></tbody></table>',
    ),
    "captioned table": (
        '{#tbl-x caption="經費\n  一覽" source="主計處"}\n| 甲 |\n|---|\n\n見[](#tbl-x)。',
        '<table class="prose-table sourced" id="tbl-x"><caption><span class="caption-label">'
        '表 1：</span>經費一覽</caption><thead><tr><th scope="col">甲</th></tr></thead></table>'
        '<p class="table-source source">資料來源：主計處</p>'
        '<p>見<a class="reference" href="#tbl-x">表 1</a>。</p>',
    ),
    "footnotes": (
        "甲[^a]乙[^b]丙[^a]。\n\n[^b]: 二\n[^a]: 一見 <https://a.b>\n\n    再段",
        '<p>甲<span class="footnote" id="_footnote-1" data-number="1">一見 '
        '<a href="https://a.b">https://a.b</a><br/>再段</span>乙'
        '<span class="footnote" id="_footnote-2" data-number="2">二</span>丙'
        '<a class="footnote-again" href="#_footnote-1">1</a>。</p>',
    ),
    "footnote in a cell": (
        "| 甲[^1] |\n|---|\n\n[^1]: 註",
        '<table class="prose-table"><thead><tr><th scope="col">甲'
        '<span class="footnote" id="_footnote-1" data-number="1">註</span></th></tr></thead>'
        "</table>",
    ),
    "what is refused still prints its words": (
        "# 標題\n\n<b>x</b> [文字](javascript:y) [](#no) [^9]",
        '<p class="prose-heading"><strong>標題</strong></p><p>&lt;b&gt;x&lt;/b&gt; 文字 '
        '<span class="unknown-reference">#no</span> [^9]</p>',
    ),
    "image in text": (
        "見![圖](a.jpg)。",
        '<p>見<img class="inline-image" src="a.jpg" alt="圖"/>。</p>',
    ),
    "control characters": ("a\x00b&#12;c", "<p>a bc</p>"),
}


@pytest.mark.parametrize(("markdown", "html"), GOLDENS.values(), ids=GOLDENS.keys())
def test_golden(markdown: str, html: str) -> None:
    assert html_of(markdown) == html


@pytest.mark.parametrize(
    ("lines", "printed"),
    [
        ("中文\n中文", "中文中文"),
        ("中文，\n中文", "中文，中文"),
        ("使用\nGitHub\n協作", "使用GitHub協作"),
        ("open\ndata", "open data"),
        ("open   \\\ndata", "open   <br/>data"),
        ("**open**\n*data*", "<strong>open</strong> <em>data</em>"),
        ("**中**\n*文*", "<strong>中</strong><em>文</em>"),
        ("open[^1]\ndata\n\n[^1]: 註", None),
        ("a\n`b`", "a <code>b</code>"),
    ],
)
def test_a_line_end_prints_a_space_only_between_narrow_characters(
    lines: str, printed: str | None
) -> None:
    if printed is None:
        assert "</span> data" in html_of(lines)
    else:
        assert html_of(lines) == f"<p>{printed}</p>"


def test_what_the_composer_learns_of_a_figure() -> None:
    parsed, _, findings = both_passes("![*甲*乙[^1]](a.jpg){alt=x}\n\n[^1]: 註")
    (figure,) = parsed.figures
    assert (figure.file, figure.title, figure.alt, figure.label) == ("a.jpg", "甲乙", "x", None)
    assert figure.file_place.column == 3 + len("![*甲*乙[^1]](")
    assert [note.name for note in parsed.footnotes] == ["1"]
    assert findings == []
