"""Every example of Markdown in the record reference is printed as it says."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from reportgen.pipeline import build_report
from reportgen.read import read
from reportgen.text import fold
from reportgen.world import World
from tests.prose.harness import both_passes

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/records.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```markdown\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 7


def test_the_introduction_to_yaml_is_read_without_a_finding(tmp_path: Path) -> None:
    (example,) = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    (tmp_path / "report.yaml").write_text(example, encoding="utf-8")
    reading = read(tmp_path, "")
    assert not reading.findings
    assert reading.records is not None
    assert reading.records.purpose is not None
    assert reading.records.purpose.prose.count("\n\n") == 1


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example[:16].strip())
def test_an_example_is_as_it_should_be(example: str) -> None:
    known = {"REFERENCE-UNKNOWN"}  # of what another example has
    assert {finding.code for finding in both_passes(example)[2]} - known == set()


def test_the_examples_make_a_report(
    world: World, make_report: Callable[..., Path], tmp_path: Path
) -> None:
    lines = "".join(f"    {line}\n" for line in "\n".join(EXAMPLES).split("\n"))
    folder = make_report(("reflections:\n", f"reflections:\n- title: 寫法\n  prose: |\n{lines}"))
    (folder / "figures").mkdir()
    for name in ("flow", "left", "right"):
        Image.new("RGB", (1200, 800), "#336699").save(folder / f"figures/{name}.png")
    outcome = build_report(world, folder, tmp_path)
    assert outcome.pdf is not None
    assert [f.message.text() for f in outcome.findings if f.severity == "error"] == []
    document = pypdfium2.PdfDocument(outcome.pdf)
    text = fold("".join(page.get_textpage().get_text_range() for page in document))
    for words in ("這是重點", "電話：*請洽承辦人*", "表1：各館人力", "圖3：校對室",
                  "（式1）", "US$5,000至$8,000", "資料來源：作者繪", "如表1，第"):  # fmt: skip
        assert fold(words) in text, words
