"""``reportgen fonts``: the fonts of a layout, the files that serve, the characters without one."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from reportgen.authority.load import Layout, load_layout
from reportgen.cache import Cache
from reportgen.cli.context import Session
from reportgen.cli.outcome import show, status
from reportgen.cli.paths import find_reports
from reportgen.cli.screen import Paint, visible, wants_colour
from reportgen.findings import Finding
from reportgen.outcome import Outcome
from reportgen.places import label_of
from reportgen.read import read
from reportgen.records import Records
from reportgen.records.walk import texts
from reportgen.typeset.fonts.coverage import codepoints
from reportgen.typeset.fonts.roles import FontChain
from reportgen.typeset.materials import chains_for, fonts_for
from reportgen.world import World

UNREADABLE = 2

LICENCE_LENGTH = 90
"""Characters of a font's licence that are shown, at most: some files carry the whole text."""

_SENTENCE_END = re.compile(r"(?<=\.)\s+(?=[A-Z])")


def run(session: Session, paths: tuple[Path, ...]) -> int:
    """Show the fonts of each layout that the reports use, and what their characters lack."""
    world = World.here()
    cache = Cache(world.cache, world.cache_limit)
    folders, problems = find_reports(paths)
    if problems:
        show(session, [Outcome("", tuple(problems))], "pretty", None)
        return UNREADABLE
    shown: set[str] = set()
    outcomes: list[Outcome] = []
    for folder in folders:
        reading = read(folder, label_of(folder))
        records = reading.records
        if records is None:
            outcomes.append(Outcome(folder.name, tuple(reading.findings), reading.sources))
            continue
        loaded = load_layout(
            world.template_roots(folder), str(records.authority), records.where("authority")
        )
        findings: list[Finding] = [*loaded.findings]
        if loaded.layout is not None:
            findings += _examine(session, world, cache, loaded.layout, records, shown)
        sources = {**reading.sources, **loaded.sources}
        outcomes.append(Outcome(folder.name, tuple(findings), sources))
    show(session, outcomes, "pretty", None)
    return status(outcomes)


def _examine(
    session: Session,
    world: World,
    cache: Cache,
    layout: Layout,
    records: Records,
    shown: set[str],
) -> list[Finding]:
    """Show *layout*'s fonts once, and return what *records* need beyond them."""
    findings: list[Finding] = []
    fonts_for(world, "", [place.text for place in texts(records)], layout, cache, findings)
    if layout.name not in shown:
        shown.add(layout.name)
        chains, _ = chains_for(world, layout, cache)
        _show(session, layout, chains, cache)
    return findings


def _show(session: Session, layout: Layout, chains: dict[str, FontChain], cache: Cache) -> None:
    """Each role with its faces, first choice first: version, characters, file, licence."""
    paint, translate = Paint(wants_colour(sys.stdout)), session.translate
    lines = [paint("place", visible(f"{layout.authority.name}（{layout.name}）"))]
    for role, chain in chains.items():
        lines.append(f"  {role}")
        for face in chain.faces:
            style = "" if face.style == "normal" else f" {face.style}"
            count = translate("{count} 字").format(count=f"{len(codepoints(face, cache)):,}")
            version = face.version.split(";")[0]
            licence = _SENTENCE_END.split(face.licence)[0][:LICENCE_LENGTH]
            lines.append(visible(f"    {face.family} {face.weight}{style}  {version}  {count}"))
            lines.append(paint("dim", visible(f"      {face.path}")))
            lines.append(
                paint("dim", visible(f"      {licence or translate('（檔內未載明授權）')}"))
            )
        if not chain.faces:
            lines.append(paint("error", "    " + translate("（沒有可用的字型檔）")))
    print("\n".join(lines) + "\n")  # noqa: T201
