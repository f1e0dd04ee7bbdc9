"""Leaders: one text each, with its dots where the engine has them."""

import pytest

CSS = """
ul { list-style: none; padding: 0; margin: 0 } li a::after { content: leader('.') '12' }
"""
LIST = (
    "<ul>"
    + "".join(f"<li><a>{title}</a></li>" for title in ("壹、目的", "貳、過程與紀要"))
    + "</ul>"
)


def leaders(document):
    return [
        box.children
        for page in document.pages
        for box in page._page_box.descendants()
        if getattr(box, "is_leader", False)
    ]


def test_a_leader_is_one_text(setter):
    found = leaders(setter(LIST, CSS)[0])
    assert len(found) == 2
    for texts in found:
        (text,) = texts
        assert set(text.text) == {"."}
        assert len(text.text) > 50


@pytest.mark.parametrize("width", ["100%", "20em", "12em", "5.6em"])
def test_its_dots_stand_where_the_engine_has_them(setter, width):
    css = CSS + f"ul {{ width: {width}; white-space: nowrap }}"
    joined, apart = leaders(setter(LIST, css)[0]), leaders(setter(LIST, css, ours=False)[0])
    assert len(joined) == len(apart) == 2
    for texts, pieces in zip(joined, apart, strict=True):
        assert "".join(text.text for text in texts) == "".join(piece.text for piece in pieces)
        assert len(texts) == min(1, len(pieces))
        for text in texts:
            assert abs(text.position_x - min(piece.position_x for piece in pieces)) < 0.01
            assert abs(text.width - sum(piece.width for piece in pieces)) < 0.01
