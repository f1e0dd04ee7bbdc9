"""``reportgen fonts``: what the layout asks for, and what is here."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.cli.conftest import Make, Ran

LAYOUT = """\
name: 測試
extends: executive-yuan
fonts:
  form: [{family: Nowhere Kai}]
"""


def test_each_role_tells_its_files(reportgen: Callable[..., Ran], make_report: Make) -> None:
    ran = reportgen("fonts", make_report())
    assert ran.status == 0
    assert re.findall(r"^  (\w+)$", ran.out, re.M) == [
        "latin", "body", "strong", "heading", "small", "scripts",
    ]  # fmt: skip
    line, path, licence = re.search(r"^  body\n(.*)\n(.*)\n(.*)\n", ran.out, re.M).groups()
    assert re.fullmatch(r"    TW-Kai 400  Version [\d.]+  [\d,]+ 字", line)
    assert path.endswith("TW-Kai-98_1.ttf")
    assert licence.strip() == "（檔內未載明授權）"
    assert "      This Font Software is licensed under the SIL Open Font License" in ran.out


def test_a_font_that_is_not_here_and_a_character_that_none_has(
    reportgen: Callable[..., Ran], make_report: Make
) -> None:
    folder = make_report(("title: 出席", "authority: city\ntitle: \U00013000出席"))
    layout = folder.parent.parent / "templates" / "city" / "authority.yaml"
    layout.parent.mkdir(parents=True)
    layout.write_text(LAYOUT, encoding="utf-8")
    ran = reportgen("fonts", folder)
    assert ran.status == 1
    assert re.search(r"^  form\n    （沒有可用的字型檔）$", ran.out, re.M)
    assert "Nowhere Kai" in ran.err + ran.out
    assert "U+13000" in ran.err + ran.out
