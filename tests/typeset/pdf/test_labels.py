"""Page labels say what the pages print."""

from reportgen.typeset.flows import Flow
from reportgen.typeset.folios import printed_numbers
from reportgen.typeset.pdf.labels import page_labels


def _labels(*flows: Flow, counts: list[int]) -> list[object]:
    nums: list[object] = page_labels(printed_numbers(flows, counts), counts)["Nums"]
    return nums


def test_a_report_that_counts_from_its_cover_has_one_run() -> None:
    assert _labels(Flow("a"), Flow("b"), counts=[3, 4]) == [0, {"S": b"/D", "St": 1}]


def test_front_pages_are_roman_where_the_body_is_numbered_anew() -> None:
    flows = (Flow("a"), Flow("b"), Flow("c", 1), Flow("d"))
    assert _labels(*flows, counts=[1, 2, 5, 2]) == [
        0,
        {"S": b"/r", "St": 1},
        3,
        {"S": b"/D", "St": 1},
    ]
