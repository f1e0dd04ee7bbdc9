"""From what a report shows to the place in the records that it was printed from, and back.

The report is composed a second time, with marks around its values (:mod:`reportgen.verify.origins`)
and the names of places at its blocks. Both documents have the same tags, so what stands at a tag of
the second is known of the same tag of the first, which is set unchanged.
"""

from __future__ import annotations

from reportgen.whereabouts.locate import locate, with_ids
from reportgen.whereabouts.pages import Pages
from reportgen.whereabouts.spots import Spot, Spots

__all__ = ["Pages", "Spot", "Spots", "locate", "with_ids"]
