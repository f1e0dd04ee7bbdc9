"""Attached tables: numbers by their points; the title once, in the heading."""

from __future__ import annotations

import re

from tests.compose.test_document import composition

TABLE = {
    "kind": "table",
    "title": "各館經費",
    "columns": ["館別", "經費"],
    "rows": [["青川", "1,234.5"], ["白樺", "200"]],
}


def test_numbers_are_moved_and_the_heading_is_not_repeated() -> None:
    html = composition(appendices=[TABLE]).html
    table = html[html.index('<table class="captioned"') :]
    assert re.findall(r"<t[hd][ >].*?</t[hd]>", table)[:6] == [
        '<th scope="col">館別</th>',
        '<th scope="col" class="align-right">經費</th>',
        "<td>青川</td>",
        '<td class="align-right">1,234.5</td>',
        "<td>白樺</td>",
        '<td class="align-right"><span style="margin-right: 1.5ch">200</span></td>',
    ]
    assert '<caption><span class="caption-label">表 1</span></caption>' in table
