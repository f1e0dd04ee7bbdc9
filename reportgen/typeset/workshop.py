"""What a process keeps of typesetting from one build of a report to the next.

While a report is watched, an edit costs what it touches: the engine keeps its fonts and style
sheets, and a flow whose text, first page and pictures are as before keeps its pages. Nothing kept
changes a byte of the PDF: each thing is found again by all that it depends on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from reportgen.cache import digest
from reportgen.places import Place
from reportgen.typeset.engine import Engine
from reportgen.typeset.fonts.kit import FontKit
from reportgen.typeset.resources import BASE_URL, Resource
from reportgen.typeset.sequence import PageSequence

if TYPE_CHECKING:
    from reportgen.typeset.linesetting.shapes import Shapes
    from reportgen.typeset.pictures.model import Preparation


class Workshop:
    """The engine, the fonts and the page sequences of one report's last builds.

    Only of a process that *stays* for further builds are shaped texts kept too. One that *traces*
    keeps where on the pages each tag of the document is shown.
    """

    def __init__(self, *, stays: bool = True, traces: bool = False) -> None:
        self._stays = stays
        self.traces = traces
        self._shapes: Shapes | None = None
        self.records: list[logging.LogRecord] = []
        """Where the engine's log goes while it works."""
        self.pictures: dict[str, Preparation] = {}
        """Pictures ready for print, by the state of their files."""
        self.bounded_layouts: set[str] = set()
        """Digests of layouts from elsewhere that were typeset once within their bounds."""
        self._engine: tuple[str, Engine] | None = None
        self._kit: tuple[str, frozenset[str], FontKit] | None = None
        self._now: dict[str, PageSequence] = {}
        self._before: dict[str, PageSequence] = {}

    def begin(self) -> None:
        """Begin a build; what the last one did not use is forgotten."""
        if self._now:
            self._before, self._now = self._now, {}
        if self._shapes is not None:
            self._shapes.begin()

    def shapes(self) -> Shapes | None:
        """The shaped texts that are kept."""
        if self._stays and self._shapes is None:
            from reportgen.typeset.linesetting.shapes import Shapes

            self._shapes = Shapes()
        return self._shapes

    def engine(
        self,
        kit: FontKit,
        css: Sequence[str],
        opening: str,
        resources: Mapping[str, Resource],
        places: Mapping[str, Place],
    ) -> Engine:
        """The engine for these fonts and style sheets, ready to reach *resources*."""
        sheets, reachable = [kit.css, *css], {**kit.resources, **resources}
        key = digest(*sheets, opening)
        if self._engine is None or self._engine[0] != key:
            engine = Engine(sheets, opening, reachable, places, self.records)
            self._engine = (key, engine)
        else:
            engine = self._engine[1]
            engine.reach(reachable, places)
        return engine

    def kit(
        self, identity: str, characters: frozenset[str], make: Callable[[], FontKit]
    ) -> FontKit:
        """The fonts *identity* cut to *characters*, or to more than these.

        A kit that lacked something is made anew, as its findings say where.
        """
        if self._kit is not None:
            known, has, kit = self._kit
            if known == identity and has >= characters and not (kit.findings or kit.missing):
                return kit
        kit = make()
        self._kit = (identity, characters, kit)
        return kit

    def known(self, key: str) -> PageSequence | None:
        """The page sequence with this *key*, if this build or the last set it."""
        return self._now.get(key) or self._before.get(key)

    def keep(self, key: str, sequence: PageSequence | None) -> PageSequence:
        """Keep *sequence*, or the known one, for this build and the next."""
        kept = sequence or self.known(key)
        assert kept is not None
        self._now[key] = kept
        return kept


def pictures_in(html: str, resources: Mapping[str, Resource]) -> list[str]:
    """Digests of the resources whose addresses are in *html*, with their names."""
    return [
        digest(name, resource.name or resource.data)
        for url, resource in sorted(resources.items())
        if (name := url.removeprefix(BASE_URL)) in html
    ]
