from contextlib import nullcontext

import pytest
import weasyprint
from weasyprint.text.fonts import FontConfiguration

from reportgen.cache import Cache
from reportgen.typeset.fetch import ReportFetcher
from reportgen.typeset.fonts.catalogue import FontCatalogue, find_chains
from reportgen.typeset.fonts.kit import font_kit
from reportgen.typeset.fonts.roles import Passage
from reportgen.typeset.insides import insides_replaced
from reportgen.typeset.resources import BASE_URL
from reportgen.world import system_font_folders
from tests.typeset.fonts import font_roles

EM = 16
LAYOUT = {
    "latin": [{"family": "Liberation Serif"}, {"family": "Liberation Serif", "weight": "700"}],
    "body": [
        {"family": "TW-Kai"},
        {"family": "TW-Kai-Plus"},
        {"family": "TW-Kai-Ext-B"},
        {"family": "Noto Serif CJK TC"},
    ],
    "strong": [{"family": "Noto Sans CJK TC", "weight": "700"}],
    "heading": [{"family": "Noto Serif CJK TC", "weight": "700"}],
    "mono": [{"family": "Liberation Mono"}, {"family": "TW-Kai"}],
}


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    return Cache(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def catalogue(cache):
    return FontCatalogue((), cache, system_font_folders())


@pytest.fixture(scope="session")
def chains(catalogue):
    chains, missing = find_chains(font_roles(LAYOUT), catalogue)
    if missing:
        pytest.skip("fonts-cns11643-kai, fonts-noto-cjk or fonts-liberation2 is not installed")
    return chains


@pytest.fixture
def setter(chains, cache):
    """Sets body HTML; gives the document, within the line setting."""

    def render(body, css="", ours=True):
        kit = font_kit(chains, [Passage(body)], cache)
        style = "@page { size: 700px 2000px; margin: 20px } body { margin: 0;"
        style += f"font: {EM}px/2 var(--font-body) }} p {{ margin: 0; text-align: justify }} {css}"
        with insides_replaced() if ours else nullcontext(()) as findings:
            assert findings == ()
            fetcher, fonts = ReportFetcher(kit.resources, {}), FontConfiguration()
            sheets = [
                weasyprint.CSS(string=sheet, url_fetcher=fetcher, font_config=fonts)
                for sheet in (kit.css, style)
            ]
            html = f'<html lang="zh-TW"><title>t</title><body>{body}'
            source = weasyprint.HTML(string=html, base_url=BASE_URL, url_fetcher=fetcher)
            document = source.render(stylesheets=sheets, font_config=fonts)
            return document, document.write_pdf()

    return render
