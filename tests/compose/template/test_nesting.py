"""Elements are counted as the engine will meet them."""

from __future__ import annotations

import pytest

from reportgen.compose.template.nesting import Nesting
from reportgen.limits import HTML_DEPTH
from tests.compose.template import failure, render

MOST = int(HTML_DEPTH)


@pytest.mark.parametrize(
    ("html", "depth"),
    [
        ("", 0),
        ("<p>a<p>b<p>c", 0),
        ("<div><DIV></div></DIV><div></div>", 2),
        ("<ul><li>a<li>b</ul>", 2),
        ("<table><tr><td><table><tr><td></table></table>", 8),
        ("<br><img><hr>" * 9, 0),
        ("</div></b>" * 9 + "<i>", 1),
        ("<div></x></x></x>" * 3, 3),
        ("<svg><rect/><rect/><g><path/></g></svg><b>", 2),
        ("<svg><rect><rect>", 3),
        ("<div/>" * 3, 3),
        ("<b " * 4, 4),
        ("< b>a < b", 0),
    ],
)
def test_levels_are_counted(html: str, depth: int) -> None:
    assert Nesting().feed(html) == depth


def test_pieces_are_counted_together() -> None:
    nesting = Nesting()
    assert [nesting.feed(text) for text in ("<b>", "<i></i>", "</b><u><s>")] == [1, 2, 2]


def test_the_line_that_goes_too_deep_is_found() -> None:
    fits = "<div>" * MOST + "</div>" * MOST
    assert render(fits) == fits
    problem = failure("<p>\n" + "<div>" * (MOST + 1))
    assert problem.spot == ("main.html", 1)
    part = {"a.html": "x\n{% for i in range(210) %}\n<b>\n{% endfor %}"}
    assert failure("{% include 'a.html' %}", part).spot == ("a.html", 3)
    block = "{% set x %}\n{% include 'a.html' %}{% endset %}{{ x }}"
    assert failure(block, part).spot == ("a.html", 3)
    assert str(MOST) in problem.message.text()


def test_half_tags_go_too_deep_somewhere() -> None:
    problem = failure("{% for i in range(210) %}<d{% if true %}iv>{% endif %}{% endfor %}")
    assert problem.spot.file == "main.html"
