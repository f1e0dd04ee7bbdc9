import subprocess
import sys


def test_fonts_and_pictures_do_not_load_the_engine():
    code = (
        "import sys, reportgen.typeset.fonts.kit, reportgen.typeset.fonts.catalogue\n"
        "import reportgen.typeset.pictures.prepare, reportgen.typeset.engine\n"
        "sys.exit('weasyprint' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
