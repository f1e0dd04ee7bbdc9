"""The redline as a PDF, in the layout of the newer report, with the pictures of both."""

from __future__ import annotations

from dataclasses import replace

from reportgen.cache import Cache, digest_of_file
from reportgen.compare.redline.document import redline, redline_css
from reportgen.compare.redline.merge import EARLIER
from reportgen.compare.versions import NoVersion, Version
from reportgen.compose.composition import Composition, Picture
from reportgen.findings import Finding, Severity, say
from reportgen.language import translator
from reportgen.outcome import DEFAULT
from reportgen.pipeline.first import Read, compose_read, read_report
from reportgen.pipeline.printing import Printed
from reportgen.pipeline.results import Composed
from reportgen.read import RecordFolder
from reportgen.typeset.materials import gather
from reportgen.typeset.report import typeset_report
from reportgen.typeset.typesetting import Means
from reportgen.verify import verify
from reportgen.world import World


def redline_pdf(world: World, before: Version, after: Version, name: str) -> Printed:
    """The PDF of the redline, verified under *name*.

    Raises :class:`NoVersion` where it cannot be set.
    """
    older, newer = read_report(world, before.folder), read_report(world, after.folder)
    old, new = _composed(older, before), _composed(newer, after)
    translate = translator(new.composition.language)
    html = redline(
        old.composition.html,
        new.composition.html,
        (before.label, after.label),
        translate,
        *_both(_digests(older.folder, old.composition), _digests(newer.folder, new.composition)),
    )
    composition = replace(
        new.composition, html=html, css=(*new.composition.css, redline_css(translate)), opening=""
    )
    means = Means(Cache(world.cache, world.cache_limit))
    materials = gather(world, newer.folder, composition, new.layout, means)
    earlier = replace(composition, pictures=_earlier(old.composition, html), formulas=())
    if earlier.pictures:
        pictures = gather(world, older.folder, earlier, old.layout, means).pictures
        materials = materials._replace(pictures={**pictures, **materials.pictures})
    typeset = typeset_report(composition, materials, files={}, means=means)
    if not typeset.pdf:
        errors = [f for f in typeset.findings if f.severity is Severity.ERROR]
        raise NoVersion(say("修訂對照排不出來。"), *(finding.message for finding in errors[:3]))
    # What the records say is in the document with what was taken away in between.
    expected = composition.expected._replace(html=html, wordings=())
    return Printed(typeset.pdf, typeset.pages, tuple(verify(typeset.pdf, name, expected)))


def _composed(report: Read, version: Version) -> Composed:
    composed = compose_read(report, DEFAULT, errors=0)
    if composed is None or not composed.composition.html:
        raise NoVersion(
            say("「{name}」的記錄讀不出來，無從比對。", name=version.label),
            say("請先執行 reportgen check，並修正它指出的錯誤。"),
        )
    return composed


def _digests(folder: RecordFolder, composition: Composition) -> dict[str, str]:
    """A digest of each picture by its address; of one that cannot be read, none."""
    digests = {}
    for picture in composition.pictures:
        file = folder.find(picture.file, picture.place)
        if not isinstance(file, Finding):
            with file.open("rb") as data:
                digests[picture.address] = f"{digest_of_file(data)} {picture.page}"
    return digests


def _both(before: dict[str, str], after: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The digests of pictures that both versions have; of others only the address is compared."""
    return (
        {address: name for address, name in before.items() if address in after},
        {address: name for address, name in after.items() if address in before},
    )


def _earlier(composition: Composition, html: str) -> tuple[Picture, ...]:
    """The pictures of the older version that the redline shows."""
    return tuple(
        replace(picture, address=EARLIER + picture.address)
        for picture in composition.pictures
        if f'src="{EARLIER}{picture.address}"' in html
    )
