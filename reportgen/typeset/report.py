"""One composed report to PDF: pictures prepared, fonts cut, pages set, records embedded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, time
from html.parser import HTMLParser
from pathlib import Path

from reportgen.authority.load import Layout
from reportgen.cache import Cache, digest
from reportgen.compose.document import Composition, Picture
from reportgen.findings import Finding, Translate, ordered
from reportgen.language import translator
from reportgen.places import Place
from reportgen.prose.inline import image_address
from reportgen.read import RecordFolder
from reportgen.records import Records
from reportgen.records.walk import texts
from reportgen.typeset.fontcss import FontKit, font_kit, identity
from reportgen.typeset.fontfiles import FontCatalogue, find_chains
from reportgen.typeset.fonts import FontChain, FontRequest, FontRole, Passage
from reportgen.typeset.images import SourceImage
from reportgen.typeset.pdf.attachments import Attachment
from reportgen.typeset.picturefiles import prepare_files
from reportgen.typeset.resources import BASE_URL, Resource
from reportgen.typeset.typesetting import Means, Typeset, typeset
from reportgen.typeset.workshop import Workshop
from reportgen.world import World, system_font_folders


def typeset_report(
    world: World,
    folder: RecordFolder,
    composed: Composition,
    records: Records,
    layout: Layout,
    *,
    files: Sequence[Path] = (),
    embed: bool = True,
    processes: int = 1,
    workshop: Workshop | None = None,
) -> Typeset:
    """Set *composed* with the pictures of *folder* and the fonts that *layout* asks for.

    The PDF carries the record *files* of *folder*, unless *embed* is false. *processes* may work at
    it at the same time; *workshop* holds what this process knows from the report's last builds.
    """
    workshop = workshop or Workshop()
    cache = Cache(world.cache, world.cache_limit)
    pictures, places, drawn, findings = _pictures(
        composed.pictures, folder, layout, cache, processes
    )
    text = text_of(composed.html) + "".join(composed.css) + composed.opening + drawn
    kit = fonts_for(world, text, records, layout, cache, findings, workshop)
    if not composed.html:
        return Typeset(b"", 0, tuple(findings))
    translate = translator(records.language)
    result = typeset(
        kit.without_boxes(composed.html),
        kit,
        composed.css,
        pictures,
        opening=composed.opening,
        places=places,
        attachments=list(_attachments(folder, files, composed, translate)) if embed else (),
        translate=translate,
        means=Means(cache, processes, digest(str(folder.folder.resolve())), workshop),
    )
    return Typeset(result.pdf, result.pages, tuple(ordered([*findings, *result.findings])))


def _attachments(
    folder: RecordFolder, files: Iterable[Path], composed: Composition, translate: Translate
) -> Iterator[Attachment]:
    """The record *files*, dated as the report itself so that its bytes stay equal."""
    when = datetime.combine(composed.modified, time(), UTC)
    for file in files:
        name = file.as_posix()
        data = folder.read(name)
        if not isinstance(data, Finding):
            description = translate("本報告的記錄檔：{name}").format(name=name)
            yield Attachment(name, data, description, when)


def _pictures(
    pictures: Iterable[Picture],
    folder: RecordFolder,
    layout: Layout,
    cache: Cache,
    processes: int,
) -> tuple[dict[str, Resource], dict[str, Place], str, list[Finding]]:
    """Every picture ready for print under its address in the HTML, and all their lettering."""
    wanted: dict[str, SourceImage] = {}
    for picture in pictures:
        found = folder.find(picture.file, picture.place)
        if not isinstance(found, Finding) and picture.file not in wanted:
            wanted[picture.file] = SourceImage(
                picture.file,
                found,
                picture.width,
                picture.place,
                picture.height,
                layout.authority.pictures.jpeg_quality,
            )
    resources: dict[str, Resource] = {}
    findings: list[Finding] = []
    prepared = prepare_files(list(wanted.values()), cache, processes)
    for name, preparation in zip(wanted, prepared, strict=True):
        findings += preparation.findings
        if preparation.image is not None:
            resources[BASE_URL + image_address(name)] = Resource(
                preparation.image.data, preparation.image.media_type
            )
    places = {BASE_URL + image_address(name): one.place for name, one in wanted.items()}
    drawn = "".join(one.image.text for one in prepared if one.image is not None)
    return resources, places, drawn, findings


def fonts_for(
    world: World,
    text: str,
    records: Records,
    layout: Layout,
    cache: Cache,
    findings: list[Finding],
    workshop: Workshop | None = None,
) -> FontKit:
    """The layout's fonts, cut to *text* and *records*; what they lack is added to *findings*."""
    chains, missing = chains_for(world, layout, cache)
    characters = frozenset(text).union(*(found.text for found in texts(records)))
    kit = (workshop or Workshop()).kit(
        identity(chains),
        characters,
        lambda: font_kit(chains, _passages(text, records, chains), cache),
    )
    findings += [*missing, *kit.findings]
    return kit


def chains_for(
    world: World, layout: Layout, cache: Cache
) -> tuple[dict[str, FontChain], tuple[Finding, ...]]:
    """The font files for each role of *layout*, and what is missing."""
    folders = (*world.font_folders(layout.folders), *system_font_folders())
    return find_chains(_roles(layout), FontCatalogue(folders, cache))


def _roles(layout: Layout) -> list[FontRole]:
    return [
        FontRole(
            name,
            tuple(
                FontRequest(request.family, int(request.weight), str(request.style))
                for request in requests
            ),
        )
        for name, requests in layout.authority.fonts.items()
    ]


def _passages(text: str, records: Records, roles: Iterable[str]) -> list[Passage]:
    """What each role may have to set: all text of the document and what style sheets generate.

    Which rule styles which element only the engine knows, so every role gets every character; the
    PDF embeds only what is used.
    """
    passages = [Passage(text, role, bold=True) for role in roles]
    passages += [Passage(found.text) for found in texts(records)]
    return passages


def text_of(html: str) -> str:
    """All text of the document *html* in one string."""
    parser = _Words()
    parser.feed(html)
    parser.close()
    return "".join(parser.words)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)
