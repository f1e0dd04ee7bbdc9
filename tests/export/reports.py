"""Reports that are composed for the tests of both formats, and what they must show."""

from __future__ import annotations

import re
import tempfile
from functools import cache
from html import unescape
from io import BytesIO
from pathlib import Path

from PIL import Image

from reportgen.authority.load import load_layout
from reportgen.authority.numbering import for_language
from reportgen.compose.composition import Composition
from reportgen.compose.document import compose
from reportgen.export.archive import Picture
from reportgen.export.blocks import read_blocks
from reportgen.export.model import TextDocument
from reportgen.language import translator
from reportgen.manuscript import Manuscript, read_manuscript
from reportgen.read import read
from reportgen.world import shipped_templates
from tests.torture import write

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
MISSIONS = ROOT / "tests" / "missions" / "records"


def composed(folder: Path) -> tuple[Manuscript, Composition]:
    records = read(folder, "trip").records
    assert records is not None
    layout = load_layout([shipped_templates()], str(records.authority)).layout
    assert layout is not None
    translate = translator(records.language)
    manuscript = read_manuscript(records, layout.authority, translate)
    return manuscript, compose(manuscript, layout, translate)


def names() -> list[str]:
    """Every report of ``content``, every mission, and the report of every construct."""
    reports = [folder.name for folder in CONTENT.iterdir() if (folder / "report.yaml").exists()]
    missions = [f"missions/{folder.name}" for folder in MISSIONS.iterdir()]
    return [*sorted(reports), *sorted(missions), "torture"]


@cache
def report(name: str) -> tuple[Manuscript, Composition]:
    if name == "torture":
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder))
            return composed(Path(folder))
    if name.startswith("missions/"):
        return composed(MISSIONS / name.removeprefix("missions/"))
    return composed(CONTENT / name)


def document_of(name: str) -> TextDocument:
    manuscript, composition = report(name)
    numbering = for_language(manuscript.authority.numbering, composition.language)
    return read_blocks(composition.html, numbering)


@cache
def grey() -> bytes:
    file = BytesIO()
    Image.new("RGB", (16, 9), "grey").save(file, "PNG")
    return file.getvalue()


def pictures_of(composition: Composition) -> dict[str, Picture]:
    return {p.address: Picture(grey(), "image/png", 160, 90) for p in composition.pictures}


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def text_of(html: str) -> str:
    """All text of the page but for the numbers of headings, without blanks."""
    body = re.sub(r'<span class="number">.*?</span>', "", html.partition("<body>")[2])
    return squeezed(unescape(re.sub(r"<!--.*?-->|<[^>]+>", "\n", body, flags=re.DOTALL)))
