"""Labels of items end where the text of their item begins, however long they are."""

import pytest

from reportgen.authority.load import load_layout
from reportgen.verify.written import open_written
from reportgen.world import shipped_templates


@pytest.mark.parametrize("label", ["一、", "（十一）", "（二十三）"])
def test_no_label_stands_on_its_text(setter, label):
    layout = load_layout((shipped_templates(),), "executive-yuan").layout
    css = "\n".join(layout.stylesheets) + f"ol.items > li::before {{ content: '{label}' }}"
    body = f"<main><ol class='items'><li><p>{label}甲乙</p></li></ol></main>"
    written = open_written(setter(body, css)[1])
    assert f"{label}{label}甲乙" in "".join(written.pages).replace(" ", "")
    assert written.overprinted == ()
