"""What a composition is typeset from: its pictures ready for print, its fonts cut to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from html import unescape
from typing import NamedTuple

from reportgen.authority.load import Layout
from reportgen.cache import Cache
from reportgen.compose.composition import Composition, Picture
from reportgen.findings import Finding
from reportgen.places import Place, Text
from reportgen.read import RecordFolder
from reportgen.rulebook.typeset import CHARACTER_NO_FONT, FONT_BROKEN, FONT_MISSING
from reportgen.typeset.fonts.catalogue import (
    FontCatalogue,
    find_chains,
    no_fonts_at_all,
    packages_of,
)
from reportgen.typeset.fonts.kit import FontKit, font_kit, identity
from reportgen.typeset.fonts.roles import SCRIPTS, FontChain, FontRequest, FontRole, Passage
from reportgen.typeset.fonts.scripts import FAMILIES
from reportgen.typeset.pictures.files import prepare_files, source_images
from reportgen.typeset.resources import BASE_URL, Resource
from reportgen.typeset.typesetting import Means
from reportgen.typeset.workshop import Workshop
from reportgen.world import World, system_font_folders

_FEW = 100
"""Characters without a font that are rare ones, each worth a finding."""
_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<[^>]*(?:>|\Z)", re.DOTALL)
"""What has no end goes to the end of the document; it is found once."""


class Materials(NamedTuple):
    """The fonts, and the pictures by their addresses in the HTML.

    ``places`` are those of the pictures in the records.
    """

    kit: FontKit
    pictures: Mapping[str, Resource]
    places: Mapping[str, Place]
    findings: tuple[Finding, ...]


def gather(
    world: World,
    folder: RecordFolder,
    composed: Composition,
    layout: Layout,
    means: Means,
) -> Materials:
    """The pictures of *folder* that *composed* shows, and the fonts that *layout* asks for."""
    pictures, places, drawn, findings = _pictures(composed.pictures, folder, layout, means)
    for formula in composed.formulas:
        pictures[BASE_URL + formula.address] = Resource(formula.svg, "image/svg+xml")
        drawn += formula.letters
    text = text_of(composed.html) + "".join(composed.css) + composed.opening + drawn
    kit = fonts_for(world, text, composed.texts, layout, means.cache, findings, means.workshop)
    if kit.missing:
        pictures = {url: _without_boxes(resource, kit) for url, resource in pictures.items()}
    return Materials(kit, pictures, places, tuple(findings))


def _without_boxes(resource: Resource, kit: FontKit) -> Resource:
    """*resource*; a drawing has 〓 for each character that no font has."""
    if resource.media_type != "image/svg+xml":
        return resource
    lettered = resource.data.decode("utf-8", "surrogateescape")
    return Resource(
        kit.without_boxes(lettered).encode("utf-8", "surrogateescape"), resource.media_type
    )


def _pictures(
    pictures: Iterable[Picture],
    folder: RecordFolder,
    layout: Layout,
    means: Means,
) -> tuple[dict[str, Resource], dict[str, Place], str, list[Finding]]:
    """Every picture ready for print under its address in the HTML, and all their lettering."""
    pictures = tuple(pictures)
    places = {BASE_URL + picture.address: picture.place for picture in reversed(pictures)}
    wanted, findings = source_images(folder, pictures, layout.authority.pictures.jpeg_quality)
    resources: dict[str, Resource] = {}
    prepared = prepare_files(
        list(wanted.values()), means.cache, means.processes, means.workshop.pictures
    )
    for address, preparation in zip(wanted, prepared, strict=True):
        findings += preparation.findings
        if preparation.image is not None:
            resources[BASE_URL + address] = Resource(
                preparation.image.data, preparation.image.media_type, preparation.kept
            )
            for url, inside in preparation.image.embedded:
                resources[url] = Resource(inside.data, inside.media_type)
    images = [preparation.image for preparation in prepared]
    drawn = "".join(image.text for image in images if image is not None)
    return resources, places, drawn, findings


def fonts_for(
    world: World,
    text: str,
    texts: Collection[Text],
    layout: Layout,
    cache: Cache,
    findings: list[Finding],
    workshop: Workshop | None = None,
) -> FontKit:
    """The layout's fonts, cut to *text* and *texts*; what they lack is added to *findings*.

    Which rule styles which element only the engine knows, so every role gets every character of
    *text*; the PDF embeds only what is used. The *texts* of the records say where each stands.
    """
    chains, missing = chains_for(world, layout, cache)
    if not any(chain.faces for chain in chains.values()):
        broken = [finding for finding in missing if finding.code == FONT_BROKEN.code]
        findings += [*broken, no_fonts_at_all(packages_of(_roles(layout)))]
        return font_kit({}, [], cache)

    def make() -> FontKit:
        passages = [Passage(text, role, bold=True) for role in chains]
        return font_kit(chains, [*passages, *map(Passage, texts)], cache)

    kit = (workshop or Workshop()).kit(identity(chains), frozenset(text).union(*texts), make)
    first_choices = any(finding.code == FONT_MISSING.code for finding in missing)
    if first_choices and len(kit.missing) > _FEW:
        # Most characters lack a glyph because their font is missing, which has its finding.
        findings += [f for f in kit.findings if f.code != CHARACTER_NO_FONT.code]
    else:
        findings += kit.findings
    findings += missing
    return kit


def chains_for(
    world: World, layout: Layout, cache: Cache
) -> tuple[dict[str, FontChain], tuple[Finding, ...]]:
    """The font files for each role of *layout*, and what is missing."""
    own = world.font_folders(layout.folders)
    return find_chains(_roles(layout), FontCatalogue(own, cache, system_font_folders()))


def _roles(layout: Layout) -> list[FontRole]:
    """The roles of *layout*; other scripts have their usual fonts where it asks for none."""
    roles = [
        FontRole(
            name,
            tuple(
                FontRequest(request.family, int(request.weight), str(request.style))
                for request in requests
            ),
        )
        for name, requests in layout.authority.fonts.items()
    ]
    if SCRIPTS not in layout.authority.fonts:
        roles.append(FontRole(SCRIPTS, tuple(map(FontRequest, FAMILIES))))
    return roles


def text_of(html: str) -> str:
    """All text of the document *html* in one string."""
    return unescape(_TAG.sub("", html))
