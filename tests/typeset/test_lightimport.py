"""WeasyPrint is imported without fontTools, and has it when it asks."""

import subprocess
import sys

PROGRAM = """
import sys
from reportgen.typeset.engine import load_engine
load_engine()
assert "fontTools" not in sys.modules, "loaded"
import weasyprint
from weasyprint.pdf import fonts
assert fonts.ttFont.getTableClass("glyf").__name__ == "table__g_l_y_f"
assert fonts.subset.Options().hinting is True
assert "fontTools.ttLib" in sys.modules
try:
    raise KeyError
except fonts.TTLibError:
    pass
try:
    fonts.TTFont("/no/such/font")
except FileNotFoundError:
    print("asked")
"""


def test_fonttools_is_loaded_when_it_is_used() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False
    )
    assert done.stdout == "asked\n", done.stderr


def test_fonttools_that_is_there_stays() -> None:
    program = (
        "import fontTools, sys\n"
        "from reportgen.typeset.engine import load_engine\n"
        "load_engine()\n"
        "assert sys.modules['fontTools'] is fontTools\n"
        "assert 'fontTools.ttLib' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
