"""Names with rare characters come out whole in every role of the standard layout, bold too."""

import pypdfium2
import pytest

from reportgen.authority.load import load_layout
from reportgen.compose.expected import Expected
from reportgen.typeset.fonts.catalogue import find_chains
from reportgen.typeset.fonts.kit import font_kit
from reportgen.typeset.fonts.roles import SCRIPTS, STRONG, Passage
from reportgen.typeset.typesetting import typeset
from reportgen.verify.checks import verify
from reportgen.world import shipped_templates
from tests.typeset.fonts import font_roles

NAMES = "𠮷田㛢、游錫堃、陶喆、林\U0002b7f1"
ROLES = ["body", "heading", "latin", "small", "form"]
"""All that style sheets name, and one that the layout leaves to ``body``."""


@pytest.fixture(scope="module")
def layout_chains(catalogue):
    layout = load_layout((shipped_templates(),), "executive-yuan").layout
    asked = {name: [dict(one) for one in few] for name, few in layout.authority.fonts.items()}
    chains, missing = find_chains(font_roles(asked), catalogue)
    if missing:
        pytest.skip("fonts of the standard layout are not installed")
    return chains


def test_the_roles_are_those_of_the_layout(layout_chains):
    # Fonts of other scripts need not be installed.
    assert set(layout_chains) - {SCRIPTS} == {*ROLES, STRONG} - {"form"}


@pytest.mark.parametrize("role", ROLES)
def test_rare_names_are_printed_and_copied(layout_chains, cache, role):
    body = f"<p>{NAMES}</p><p><b>{NAMES}</b></p>"
    html = f'<html lang="zh-TW"><title>名</title><body>{body}'
    css = f"p {{ font: 12pt var(--font-{role}, var(--font-body)) }} b {{ font-weight: 700 }}"
    passages = [Passage(html, role), Passage(html, role, bold=True), Passage(html)]
    kit = font_kit(layout_chains, passages, cache)
    assert kit.missing == frozenset()
    made = typeset(html, kit, [css])
    assert made.findings == ()
    assert verify(made.pdf, "a.pdf", Expected(outline=())) == []
    text = pypdfium2.PdfDocument(made.pdf)[0].get_textpage().get_text_range()
    assert text.splitlines() == [NAMES, NAMES]
