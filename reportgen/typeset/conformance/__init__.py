"""PDF/A-3a and PDF/UA-1 in one file: what WeasyPrint writes otherwise is mended here.

``docs/conformance.md`` tells each defect with its clause. The structure tree is made anew by
:mod:`~reportgen.typeset.conformance.tree`; only :mod:`~reportgen.typeset.conformance.weasy`
knows the insides of WeasyPrint.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportgen.findings import Finding, Translate, say, warning
from reportgen.places import NOWHERE

VARIANT = "pdf/a-3a"
"""WeasyPrint's name of the profile that it is asked for."""


class Conformance:
    """Makes one PDF keep its promises; *translate* speaks the language of the report."""

    def __init__(self, translate: Translate) -> None:
        self.translate = translate
        self.accessible = False
        """Whether the structure tree is ours, so that PDF/UA-1 may be claimed."""

    @contextmanager
    def in_force(self) -> Iterator[tuple[Finding, ...]]:
        """While a document is written; yields what cannot be promised."""
        try:
            from reportgen.typeset.conformance.weasy import tagging
        except ImportError:
            # A WeasyPrint whose insides stand elsewhere.
            yield (_unknown_engine(),)
            return
        with warnings.catch_warnings(), tagging(self.translate) as self.accessible:
            # WeasyPrint leaves the file of its colour profile to the collector.
            warnings.simplefilter("ignore", ResourceWarning)
            yield () if self.accessible else (_unknown_engine(),)

    def finish(self, document: Any, pdf: Any) -> None:
        """WeasyPrint's ``finisher``: the last changes before *pdf* is written."""
        from reportgen.typeset.conformance.finish import finish

        finish(document, pdf, accessible=self.accessible)


def _unknown_engine() -> Finding:
    return warning(
        "TAGS-PLAIN",
        NOWHERE,
        say("這一版的 WeasyPrint 未經確認，PDF 標籤由它自行產生，本檔不宣告符合 PDF/UA-1。"),
        say("請安裝 requirements.lock 所列的版本。"),
    )
