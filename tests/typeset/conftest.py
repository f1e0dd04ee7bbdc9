import pytest

from reportgen.cache import Cache
from reportgen.typeset.fontfiles import FontCatalogue, find_chains
from reportgen.typeset.fonts import font_roles
from reportgen.world import system_font_folders

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
    return FontCatalogue(system_font_folders(), cache)


@pytest.fixture(scope="session")
def chains(catalogue):
    roles, findings = font_roles(LAYOUT)
    chains, missing = find_chains(roles, catalogue)
    assert not findings
    if missing:
        pytest.skip("fonts-cns11643-kai, fonts-noto-cjk or fonts-liberation2 is not installed")
    return chains
