"""What has the class ``page-foot`` ends its page, wherever the flow has left it."""

import pytest

CSS = "@page { size: 400px 400px; margin: 20px } .page-foot { margin: 0 }"


def bottom(page, identifier):
    (box,) = [
        box
        for box in page._page_box.children[0].descendants()
        if box.element is not None and box.element.get("id") == identifier
    ][:1]
    return box.position_y + box.margin_height()


@pytest.mark.parametrize("lines", [1, 5])
@pytest.mark.parametrize(
    "foot",
    [
        "<p class='page-foot' id='foot'>末",
        "<table class='page-foot' id='foot'><tr><td>末</table>",
    ],
)
def test_it_goes_to_the_foot(setter, lines, foot):
    document, _ = setter(f"<section>{'<p>文</p>' * lines}{foot}</section>", CSS)
    (page,) = document.pages
    assert bottom(page, "foot") == pytest.approx(380)


def test_it_goes_to_the_next_page_rather_than_over_the_text(setter):
    body = f"<section>{'<p>文</p>' * 11}<p class='page-foot' id='foot'>末<br>末</section>"
    document, _ = setter(body, CSS)
    assert len(document.pages) == 2
    assert bottom(document.pages[1], "foot") == pytest.approx(380)


def test_what_is_not_last_stays(setter):
    document, _ = setter("<section><p class='page-foot' id='foot'>甲</p><p>乙</section>", CSS)
    assert bottom(document.pages[0], "foot") < 100
