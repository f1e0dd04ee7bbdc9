"""The plain text, which the checks read and the test of the finished PDF looks for."""

from __future__ import annotations

from tests.prose.harness import both_passes

PROSE = """\
甲**乙**
丙[^1]丁，見[](#fig-a)。

![圖*說*](a.jpg){#fig-a alt="不印" source="來源"}

{caption="表題"}
| 子 |
|---|
| 丑 |

- 寅\\
  卯

[^1]: 註一

    註二
"""


def test_plain_text_is_in_reading_order_and_cut_where_a_number_prints() -> None:
    from reportgen.prose import plain_text

    lines = plain_text(both_passes(PROSE)[0]).split("\n")
    assert lines == [
        *("甲乙丙", "丁，見", "。", "註一", "註二"),
        *("圖說", "來源", "表題", "子", "丑", "寅", "卯"),
    ]
