import subprocess
import sys

import pytest

from reportgen.places import Source, Text
from reportgen.typeset.fonts.roles import FontRequest, FontRole, font_roles


def test_reads_a_layouts_fonts():
    data = {"body": [{"family": "TW-Kai"}, {"family": "Noto Serif CJK TC", "weight": "700"}]}
    roles, findings = font_roles(data)
    assert roles == (
        FontRole("body", (FontRequest("TW-Kai"), FontRequest("Noto Serif CJK TC", 700))),
    )
    assert findings == ()


@pytest.mark.parametrize(
    "request_",
    [{}, {"family": " "}, {"family": "X", "weight": "bold"}, {"family": "X", "style": "slanted"}],
)
def test_a_request_that_cannot_be_read_is_a_finding(request_):
    roles, findings = font_roles({"body": [request_]})
    assert roles[0].requests == ()
    assert [finding.code for finding in findings] == ["FONT-REQUEST"]


def test_a_finding_points_at_the_weight():
    source = Source("authority.yaml", "weight: heavy")
    _, (finding,) = font_roles(
        {"body": [{"family": "X", "weight": Text("heavy", source, (8, 13))}]}
    )
    assert (finding.place.file, finding.place.column) == ("authority.yaml", 9)


def test_fonts_and_pictures_do_not_load_the_engine():
    code = (
        "import sys, reportgen.typeset.fonts.kit, reportgen.typeset.fonts.catalogue\n"
        "import reportgen.typeset.pictures.prepare, reportgen.typeset.engine\n"
        "sys.exit('weasyprint' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
