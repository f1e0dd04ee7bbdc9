"""No rule of any group finds anything in formal Chinese that is right, however near to a slip."""

from __future__ import annotations

import re
from pathlib import Path

from reportgen.pipeline import check_report
from reportgen.world import World, shipped_templates
from tests.rules.harness import TODAY

CLEAN = Path(__file__).with_name("clean")
SENTENCE = re.compile(r"[。！？]|[.?](?=\s|$)")
LEAST_SENTENCES = 300


def test_corpus_is_large_enough() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in CLEAN.glob("*/*.yaml"))
    assert len(SENTENCE.findall(text)) >= LEAST_SENTENCES


def test_nothing_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "clean"
    for path in filter(Path.is_file, CLEAN.rglob("*")):
        target = folder / path.relative_to(CLEAN)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    world = World(shipped_templates(), tmp_path / "cache", TODAY)
    found = [
        f"{f.place.file}:{f.place.line}:{f.place.column} {f.code} {f.message.text()}"
        for f in check_report(world, folder).findings
    ]
    assert found == []
