"""The page is whole in itself, shows every value once, and its policy forbids everything else."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape

import pytest

from reportgen.forms.portal.fields import portal_form
from reportgen.forms.portal.page import portal_page
from reportgen.forms.portal.sites import SITES
from reportgen.language import translator
from tests.forms.conftest import ReadReport, outcome

EVIL = ("title: 出席測試會議", 'title: "出席<script>alert(1)</script>&「會議」"')


@pytest.mark.parametrize("site", list(SITES))
@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_every_value_stands_before_its_button(
    read_form: ReadReport, site: str, language: str
) -> None:
    form = portal_form(*read_form(EVIL), outcome(), SITES[site])
    page = portal_page(form, translator(language))
    shown = [
        unescape(value)
        for value in re.findall(r'<p class="value"[^>]*>([^<]*)</p>\n<button type="button"', page)
    ]
    fields = [field for row in form.groups for field in row if field.key != "people"]
    cells = [cell for row in form.people for cell in row]
    assert sorted(shown) == sorted(field.value for field in (*fields, *cells) if field.value)
    assert page.count("<button") == len(shown) > 8
    assert page.count('<p class="missing">') == len(list(form.missing)) + 1
    assert "<script>alert" not in page


def test_nothing_comes_from_elsewhere(read_form: ReadReport) -> None:
    page = portal_page(portal_form(*read_form(), outcome(), SITES["national"]), str)
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy.startswith("default-src 'none';")
    for tag in ("script", "style"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not re.search(r"\b(?:src|on\w+|style)=", page)
    assert "@import" not in page
    assert "url(" not in page


def test_the_page_is_accessible_in_structure(read_form: ReadReport) -> None:
    page = portal_page(portal_form(*read_form(), outcome(), SITES["national"]), str)
    ids = re.findall(r'\bid="([^"]*)"', page)
    assert len(ids) == len(set(ids)) > 10
    buttons = re.findall(r"<button[^>]*>", page)
    spoken = [re.search(r'aria-label="([^"]*)"', button) for button in buttons]
    labels = [match.group(1) for match in spoken if match]
    assert len(labels) == len(set(labels)) == len(buttons)
    assert '<html lang="zh-Hant-TW">' in page
    assert page.count("<h1") == 1
    assert 'role="status"' in page


def test_english_pages_keep_the_portals_own_names(read_form: ReadReport) -> None:
    form = portal_form(*read_form(), outcome(), SITES["national"])
    page = portal_page(form, translator("en"))
    assert '<html lang="en">' in page
    assert '<span lang="zh-Hant-TW">系統識別號</span> System' in page
