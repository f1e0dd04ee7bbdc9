from reportgen.typeset.flows import Flow
from reportgen.typeset.folios import Folios, asks, first_pages


def test_numbers_are_filled_in_where_they_are_asked_for() -> None:
    folios = Folios((1,), 46, {"a": 7, "x&y": 9})
    html = '<a data-page="#a"></a><a data-page="#x&amp;y"></a><b data-page="#"></b>'
    assert folios.filled(html) == '<a data-page="7"></a><a data-page="9"></a><b data-page="46"></b>'


def test_an_anchor_that_is_nowhere_has_no_number() -> None:
    assert Folios((), 0).filled('<a data-page="#z">') == '<a data-page="">'


def test_a_flow_asks_by_the_attribute_alone() -> None:
    assert asks(Flow('<a data-page="#a">'))
    assert not asks(Flow("data-page=&quot;#a&quot;"))


def test_pages_are_numbered_on_or_anew() -> None:
    flows = [Flow("a"), Flow("b"), Flow("c", 1), Flow("d")]
    assert first_pages(flows, [2, 1, 5, 1]) == (1, 3, 1, 6)
