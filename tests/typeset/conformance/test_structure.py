"""What HTML becomes in the structure tree, read from the written PDF."""

import pytest

from tests.typeset.conformance.conftest import Tags
from tests.typeset.conformance.tagtree import Artifact

NOTE = (
    '<span class="note" id="n{0}" data-number="{0}">註文<a href="https://a.org/x">出處</a></span>'
)

STRUCTURE = {
    "headings and sections": (
        "<main><section><h1>壹</h1><div><p>文</p></div></section></main>",
        """
        Sect
          Sect
            H1 1:“壹”
            P 1:“文”
        """,
    ),
    "text without a paragraph": (
        "<section><div>前<strong>重</strong>後</div><p>段</p>末</section>",
        """
        Sect
          P
            1:“前”
            Strong 1:“重”
            1:“後”
          P 1:“段”
          P 1:“末”
        """,
    ),
    "foreign words": (
        '<p>看<span lang="fr">mot <strong>juste</strong></span>與<i>it</i></p>'
        '<p lang="en">All English</p><div lang="de">Wort</div>',
        """
        P
          1:“看”
          Span lang=fr
            1:“mot ”
            Strong 1:“juste”
          1:“與it”
        P lang=en 1:“All English”
        Div lang=de
          P 1:“Wort”
        """,
    ),
    "lists": (
        '<ol><li>甲<ul class="dots"><li>乙</li></ul></li></ol><ul><li><p>無號</p></li></ul>',
        """
        L ListNumbering=Decimal
          LI
            Lbl 1:“1.”
            LBody
              1:“甲”
              L ListNumbering=Disc
                LI
                  Lbl 1:“•”
                  LBody 1:“乙”
        L
          LI
            LBody
              P 1:“無號”
        """,
    ),
    "real markers": (
        '<ol class="real" style="list-style: decimal"><li><p>甲</p></li></ol>',
        """
        L ListNumbering=Decimal
          LI
            Lbl 1:“1. ”
            LBody
              P 1:“甲”
        """,
    ),
    "definitions": (
        "<dl><dt>名</dt><dd>義</dd><dt>詞</dt><dd>一</dd><dd>二</dd></dl>",
        """
        L
          LI
            Lbl 1:“名”
            LBody 1:“義”
          LI
            Lbl 1:“詞”
            LBody
              1:“一”
              Div
                P 1:“二”
        """,
    ),
    "a table": (
        '<table><caption>題</caption><thead><tr><th></th><th scope="colgroup" colspan="2">欄</th>'
        "</tr></thead><tbody><tr><th>列</th><td rowspan=2>甲</td><td></td></tr>"
        '<tr><th scope="row">行</th><td>乙</td></tr></tbody></table>',
        """
        Table
          Caption 1:“題”
          THead
            TR
              TH Scope=Both
              TH Scope=Column ColSpan=2 1:“欄”
          TBody
            TR
              TH Scope=Row 1:“列”
              TD RowSpan=2 1:“甲”
              TD
            TR
              TH Scope=Row 1:“行”
              TD 1:“乙”
        """,
    ),
    "a note where it is called": (
        f"<p>文{NOTE.format(1)}後</p>",
        """
        P
          1:“文”
          Reference
            Lbl
              Link 1:“1”
                → 連到註 1
          Note id=n1
            Lbl
              Link 1:“1 ”
                → 回到內文的註 1
            P
              1:“註文”
              Link 1:“出處”
                → 網頁：出處（a.org）
          1:“後”
        """,
    ),
    "a note in a table, called again": (
        f'<table><tr><td>格{NOTE.format(2)}<a href="#n2">2</a></td></tr></table>',
        """
        Table
          TBody
            TR
              TD
                1:“格”
                Reference
                  Lbl
                    Link 1:“2”
                      → 連到註 2
                Note id=n2
                  Lbl
                    Link 1:“2 ”
                      → 回到內文的註 2
                  P
                    1:“註文”
                    Link 1:“出處”
                      → 網頁：出處（a.org）
                Reference
                  Link 1:“2”
                    → 連到註 2
        """,
    ),
    "elements in a link": (
        '<p><a href="#t">見<strong>這</strong><span>裡</span></a></p>'
        '<h1 id="t">壹、<b>目</b>的</h1>',
        """
        P
          Reference
            Link
              → 連到：壹、目的
              1:“見”
              Strong 1:“這”
              1:“裡”
        H1 1:“壹、目的”
        """,
    ),
    "a table of contents": (
        '<nav role="doc-toc"><p>目次</p><ul><li aria-level="1"><a href="#a">壹</a></li>'
        '<li aria-level="2"><a href="#b">一</a></li>'
        '<li aria-level="1"><a href="#a">貳</a></li></ul>'
        '</nav><h1 id="a">壹</h1><h2 id="b">一</h2>',
        """
        Sect
          TOC
            Caption 1:“目次”
            TOCI
              Reference
                Link 1:“壹” 1:“1”
                  → 連到：壹
              TOC
                TOCI
                  Reference
                    Link 1:“一” 1:“1”
                      → 連到：一
            TOCI
              Reference
                Link 1:“貳” 1:“1”
                  → 連到：壹
        H1 1:“壹”
        H2 1:“一”
        """,
    ),
    "the title of a document, headings of any level and by their role": (
        '<p role="doc-title">報告</p><p role="heading" aria-level="1">目次</p>'
        '<h6 aria-level="7">（甲）</h6><p aria-level="2">文</p>',
        """
        Title 1:“報告”
        H1 1:“目次”
        H7 1:“（甲）”
        P 1:“文”
        """,
    ),
    "words in place of a shape": (
        '<p><span role="img" aria-label="（已選）">■</span>考察</p>',
        """
        P
          Span actualtext=（已選） 1:“■”
          1:“考察”
        """,
    ),
    "items in a line": (
        '<ul><li style="display: inline-block">甲</li>'
        ' <li style="display: inline-block">乙</li></ul>',
        """
        L
          LI
            LBody 1:“甲”
          LI
            LBody 1:“乙”
        """,
    ),
    "quotations and code": (
        "<blockquote>引<p>段</p></blockquote><pre><code>x = 1</code></pre><p><q>語</q></p>",
        """
        BlockQuote
          P 1:“引”
          P 1:“段”
        P
          Code 1:“x = 1”
        P
          Quote 1:““語””
        """,
    ),
    "what is hidden and what decorates": (
        '<p>見<span aria-hidden="true">※</span><img src="plan.png" alt="" width="9"></p>',
        "P 1:“見”",
    ),
    "a figure that has no picture": (
        "<figure><figcaption>圖 1</figcaption></figure>",
        "P 1:“圖 1”",
    ),
}


def _tree(dump: str) -> str:
    """The tree without its Document and without the artifacts."""
    lines = dump.splitlines()
    assert lines[0] == "Document"
    return "\n".join(line[2:] for line in lines[1:] if not line.startswith("page "))


def _expected(text: str) -> str:
    lines = text.strip("\n").rstrip().splitlines()
    margin = len(lines[0]) - len(lines[0].lstrip())
    return "\n".join(line[margin:] for line in lines)


@pytest.mark.parametrize(("html", "tree"), STRUCTURE.values(), ids=STRUCTURE)
def test_structure(tags: Tags, html: str, tree: str) -> None:
    assert _tree(tags(html).dump()) == _expected(tree)


def test_a_figure_holds_its_caption_and_says_where_it_is(tags: Tags) -> None:
    css = "figure { margin: 0 } img { display: block; width: 200px; height: 100px }"
    css += "figcaption { height: 20px }"
    tree = tags(
        '<figure><img src="talk.jpg" alt="兩人交談"><figcaption>圖 1：會談</figcaption></figure>',
        css,
    )
    (figure,) = tree.elements("Figure")
    assert figure["/Alt"] == "兩人交談"
    assert list(figure["/A"]["/BBox"]) == [22.5, 112.5, 202.5, 202.5]
    (caption,) = [one.get_object() for one in figure["/K"] if not isinstance(one, int)]
    assert caption["/S"] == "/Caption"
    assert tree.text(caption) == "圖 1：會談"


def test_a_caption_and_its_source_are_two(tags: Tags) -> None:
    tree = tags(
        '<figure><img src="talk.jpg" alt="兩人交談" style="display: block; width: 40px">'
        '<figcaption>圖 1：會談<p class="source">資料來源：主計處</p></figcaption></figure>'
    )
    (source,) = tree.elements("P")
    assert (tree.text(source), source["/P"]["/S"]) == ("資料來源：主計處", "/Caption")


def test_a_picture_in_a_line(tags: Tags) -> None:
    tree = tags('<p>見<img src="plan.png" alt="平面圖" style="width: 40px; height: 20px"></p>')
    (figure,) = tree.elements("Figure")
    assert (figure["/Alt"], figure["/P"]["/S"]) == ("平面圖", "/P")
    left, bottom, right, top = figure["/A"]["/BBox"]
    assert (right - left, top - bottom) == (30, 15)


def test_an_element_on_several_pages_is_one(tags: Tags) -> None:
    rows = "".join(f"<tr><td>{n}</td></tr>" for n in range(40))
    paragraph = "長文。" * 400
    items = "".join(f"<li>項{n}</li>" for n in range(40))
    tree = tags(
        f"<section><p>{paragraph}</p><ul>{items}</ul>"
        f"<table><caption>題</caption><thead><tr><th>頭</th></tr></thead>{rows}</table></section>"
    )
    assert len(tree.pages) >= 5
    for type_ in ("Sect", "P", "L", "Table", "THead", "TBody", "Caption"):
        assert len(list(tree.elements(type_))) == 1, type_
    (text,) = tree.elements("P")
    assert tree.text(text) == paragraph
    pages = {
        page for page, texts in enumerate(tree.texts) if any("長文" in t for t in texts.values())
    }
    assert len(pages) > 1
    assert len(list(tree.elements("LI"))) == 40


def test_a_head_that_is_repeated_is_read_once(tags: Tags) -> None:
    rows = "".join(f"<tr><td>{n}</td></tr>" for n in range(60))
    tree = tags(f"<table><thead><tr><th>頭</th></tr></thead><tbody>{rows}</tbody></table>")
    (header,) = tree.elements("TH")
    assert tree.text(header) == "頭"
    assert len(tree.pages) >= 2
    for artifacts in tree.artifacts[1:]:
        assert artifacts[Artifact("Pagination")] == "頭"


def test_margins_and_leaders_are_pagination_artifacts(tags: Tags) -> None:
    tree = tags('<nav><a href="#x">甲</a></nav><p id="x" class="new">乙</p>')
    first, second = tree.artifacts
    assert set(first["Pagination"]) == {"."}
    assert first["Pagination/Header"] == second["Pagination/Header"] == "報告"
    assert (first["Pagination/Footer"], second["Pagination/Footer"]) == ("1", "2")


def test_numbers_in_the_margin_are_artifacts(tags: Tags) -> None:
    css = 'p { position: relative } p::before { content: "¶1"; position: absolute; left: -20px }'
    tree = tags("<p>文</p>", css)
    (paragraph,) = tree.elements("P")
    assert tree.text(paragraph) == "文"
    assert tree.artifacts[0]["Pagination"] == "¶1"


def test_lines_under_words_do_not_break_their_text(tags: Tags) -> None:
    tree = tags("<p>甲<u>乙</u>丙</p>", "u { text-decoration: underline }")
    (paragraph,) = tree.elements("P")
    assert tree.text(paragraph) == "甲乙丙"


def test_text_painted_with_opacity_stays_in_the_tree(tags: Tags) -> None:
    tree = tags('<p>甲</p><p style="opacity: 0.5">乙</p>')
    first, second = tree.elements("P")
    (kid,) = second["/K"]
    assert kid["/MCID"] == 0
    group = kid["/Stm"]
    numbers = tree.root["/ParentTree"]["/Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    assert owners[group["/StructParents"]][0].get_object() == second
    assert tree.text(first) == "甲"


def test_columns_are_read_one_after_the_other(tags: Tags) -> None:
    left, right = "左欄。" * 30, "右欄。" * 30
    tree = tags(f'<div style="columns: 2; height: 120px"><p>{left}</p><p>{right}</p></div>')
    assert [tree.text(one) for one in tree.elements("P")] == [left, right]
