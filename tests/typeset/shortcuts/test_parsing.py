"""What Expat reads is what the parser of HTML reads, or it is left to that."""

from io import StringIO

import pytest
import tinyhtml5
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.typeset.shortcuts.parsing import _well_formed, read_body

HEAD = "<!doctype html><html lang=zh-TW><head><meta charset=utf-8><title>報告</title></head>"

TAGS = [
    *("a", "article", "b", "br", "caption", "col", "colgroup", "dd", "div", "dl", "dt", "em", "h1"),
    *(
        "h2",
        "hr",
        "img",
        "li",
        "ol",
        "p",
        "pre",
        "section",
        "span",
        "strong",
        "sup",
        "svg",
        "table",
    ),
    *("tbody", "td", "th", "thead", "tr", "ul", "button", "P"),
]


def plain(element):
    """*element* as it can be compared; no text and an empty one are alike."""
    children = [plain(child) for child in element]
    return element.tag, dict(element.attrib), element.text or "", element.tail or "", children


def both(document):
    slow = tinyhtml5.parse(StringIO(document), namespace_html_elements=False)
    fast = _well_formed(tinyhtml5.parse)(StringIO(document), namespace_html_elements=False)
    assert plain(fast) == plain(slow)


READ = {
    "prose": '<section id="a" class="b c">\n<h1>壹、</h1>'
    '<p>甲<em>乙<a href="?x=1&amp;y=2">丙</a></em>'
    "丁<br>戊&lt;&#39;&#34;</p></section>",
    "lists": "<ul><li>甲<ol><li>乙</li></ol></li>\n<li><p>丙</p></li></ul>"
    "<dl><dt>丁</dt><dd>戊</dd></dl>",
    "tables": "<table><caption>表</caption><colgroup><col class='x'/> <col></colgroup>\n<thead><tr>"
    "<th>甲</th></tr></thead><tbody><tr><td><p>乙</p><a href='#x'>丙</a></td></tr></tbody></table>",
    "links over cells": "<a href='#a'><b><table><tbody><tr><td><a href='#b'>甲</a></td></tr>"
    "</tbody></table></b></a>",
    "space": "\n  <div>　全 形\u00a0</div>\u3000",
}

LEFT = {
    "a paragraph that a block ends": "<p>甲<span><div>乙</div></span></p>",
    "a paragraph that a rule ends": "<p>甲<hr></p>",
    "a row without tbody": "<table><tr><td>甲</td></tr></table>",
    "text between cells": "<table><tbody><tr>甲<td>乙</td></tr></tbody></table>",
    "a block between rows": "<table><tbody><div>甲</div></tbody></table>",
    "full-width space between cells": "<table><tbody><tr>　<td>乙</td></tr></tbody></table>",
    "links in links": "<a href='#a'>甲<b><a href='#b'>乙</a></b></a>",
    "headings in headings": "<h1>甲<h2>乙</h2></h1>",
    "an item that ends another": "<ul><li>甲<li>乙</li></li></ul>",
    "an item nowhere": "<div><li>甲</li></div>",
    "missing end tags": "<p>甲<p>乙",
    "end tags crossed": "<b>甲<i>乙</b>丙</i>",
    "comments": "<p>甲<!-- 乙 -->丙</p>",
    "references of HTML": "<p>甲&nbsp;&copy;&#150;</p>",
    "references that are none": "<p>甲 & 乙 &copy=1</p>",
    "line ends": "<p>甲\r\n乙\r丙</p>",
    "attributes over lines": '<p title="甲\n乙">丙</p>',
    "attributes without values": "<p hidden>甲</p>",
    "capitals": '<P ID="x">甲</P>',
    "capitals in attributes": '<p TITLE="x">甲</p>',
    "languages of XML": '<p xml:lang="en">甲</p>',
    "drawings": '<svg viewBox="0 0 1 1"><linearGradient/></svg>',
    "other namespaces": '<p xmlns="http://x">甲</p>',
    "raw text": "<style>p > q { color: red }</style><pre>\n甲</pre>",
    "something in what is void": "<p>甲<br>乙</br>丙</p>",
    "controls": "<p>甲\x0c\x00\x07乙</p>",
    "nothing that ends": "</body></html><p>甲</p>",
}


@pytest.mark.parametrize("inside", READ.values(), ids=READ.keys())
def test_what_needs_no_mending_is_read(inside):
    assert read_body(inside) is not None
    both(f"{HEAD}<body class='z'>{inside}</body></html>")


@pytest.mark.parametrize("inside", LEFT.values(), ids=LEFT.keys())
def test_what_html_mends_is_left_to_its_parser(inside):
    assert read_body(inside) is None
    both(f"{HEAD}<body>{inside}</body></html>")


@pytest.mark.parametrize(
    "document",
    [
        "",
        "甲",
        "<p>甲</body></html>",
        "<body><p>甲</p></body></html>\n",
        "<frameset><body></body></html>",
    ],
)
def test_other_documents_are_read_as_ever(document):
    both(document)


ELEMENTS = st.recursive(
    st.sampled_from(
        ["", " ", "\n", "甲", "a=b", "&amp;", "<br>", "<hr>", "<col>", "<img src='x'>"]
    ),
    lambda inner: st.builds(
        lambda tag, attributes, inside: f"<{tag}{attributes}>{''.join(inside)}</{tag}>",
        st.sampled_from(TAGS),
        st.sampled_from(["", " class='x y'", ' id="z" lang="en"', " data-A='1'"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=14,
)


@settings(max_examples=400)
@given(ELEMENTS)
def test_any_tree_is_the_same(inside):
    both(f"{HEAD}<body>{inside}</body></html>")
