from reportgen.typeset.flows import Flow, flows_of

HEAD = '<!doctype html><html lang="zh"><head><title>題</title><meta name="a" content="b">'


def test_a_document_without_comments_is_one_flow() -> None:
    html = f"{HEAD}</head><body class=x><p>甲</body></html>"
    (flow,) = flows_of(html)
    assert (
        flow.html == '<!doctype html><html lang="zh"><head></head><body class=x><p>甲</body></html>'
    )


def test_a_fragment_without_a_body_is_one_flow() -> None:
    assert flows_of("<p>甲<!-- flow --><p>乙") == [Flow("<p>甲<!-- flow --><p>乙")]


def test_each_comment_begins_a_flow_in_the_same_surroundings() -> None:
    html = (
        f"{HEAD}<style>p {{ color: red }}</style></head><body><!-- flow -->甲<!--flow-->乙</body>"
    )
    flows = flows_of(html)
    assert [flow.html.partition("<body>")[2] for flow in flows] == [
        "甲</body></html>",
        "乙</body></html>",
    ]
    assert all("<style>" in flow.html and "<title>" not in flow.html for flow in flows)


def test_what_stands_before_the_first_comment_is_a_flow_of_its_own() -> None:
    flows = flows_of("<body>甲<!-- flow -->乙")
    assert ["甲" in flow.html for flow in flows] == [True, False]


def test_pages_may_be_numbered_anew() -> None:
    flows = flows_of("<body><!-- flow -->甲<!-- flow initial-page-number=1 -->乙<!-- flow -->丙")
    assert [flow.initial_page_number for flow in flows] == [None, 1, None]
