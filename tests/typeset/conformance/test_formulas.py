"""Formulas of a report, from its records to the tags of its PDF and back."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from reportgen.pipeline import build_report
from reportgen.pipeline.editable import export_report
from reportgen.recheck import check_pdf
from reportgen.world import World
from tests.typeset.conformance.conftest import Tags
from tests.typeset.conformance.tagtree import TagTree

PROSE = r"""流量以 [](#eq-q) 估計，$R_{\text{平均}}$ 為水力半徑，門票 $20。

$$Q = \frac{1}{n} A R^{2/3}$$ {#eq-q alt="曼寧公式"}

$$a = b$$
"""


def test_a_formula_is_one_in_the_tags(tags: Tags) -> None:
    tree = tags(
        '<p>見<img src="plan.png" role="math" alt="a²" style="width: 10px">。</p>'
        '<figure><img src="talk.jpg" alt="照片"><figcaption>圖 1'
        '<img src="plan.png" role="math" alt="b²" style="width: 10px"></figcaption></figure>'
    )
    assert [formula["/Alt"] for formula in tree.elements("Formula")] == ["a²", "b²"]
    assert [formula["/P"]["/S"] for formula in tree.elements("Formula")] == ["/P", "/Caption"]
    assert [figure["/Alt"] for figure in tree.elements("Figure")] == ["照片"]


REFLECTIONS = "reflections:\n"


def holding(prose: str) -> tuple[str, str]:
    """The change that gives the small report one more reflection, of *prose*."""
    lines = "".join(f"    {line}\n" if line else "\n" for line in prose.split("\n"))
    return REFLECTIONS, f"{REFLECTIONS}- title: 公式\n  prose: |\n{lines}"


def test_formulas_of_a_report(
    world: World, make_report: Callable[..., Path], tmp_path: Path
) -> None:
    outcome = build_report(world, make_report(holding(PROSE)), tmp_path)
    assert outcome.pdf is not None
    assert [f.code for f in outcome.findings if f.severity == "error"] == []
    tree = TagTree(outcome.pdf.read_bytes())
    words = [str(formula["/Alt"]) for formula in tree.elements("Formula")]
    assert words == ["R_平均", "曼寧公式", "a = b"]
    assert "（式 1）" in tree.dump()
    again = check_pdf(world, outcome.pdf)
    assert [f.code for f in again.findings if f.severity == "error"] == []


def test_a_formula_of_the_editable_edition_is_text(
    world: World, make_report: Callable[..., Path], tmp_path: Path
) -> None:
    export_report(world, make_report(holding(PROSE)), tmp_path, ["odt"])
    content = zipfile.ZipFile(tmp_path / "trip.odt").read("content.xml").decode()
    text = re.sub("<[^>]*>", "", content)
    assert "R_平均為水力半徑" in text
    assert "a = b" in text


def test_what_cannot_be_drawn_is_printed_and_found(
    world: World, make_report: Callable[..., Path], tmp_path: Path
) -> None:
    wide = "$$" + " + ".join("x_{%d}" % n for n in range(40)) + "$$"  # noqa: UP031
    report = make_report(holding(f"甲 $\\text{{\U0001f600}}$ 乙\n\n{wide}\n"))
    outcome = build_report(world, report, tmp_path)
    codes = [f.code for f in outcome.findings if f.code.startswith("FORMULA")]
    assert codes == ["FORMULA-WIDE"]
