"""``python -m content.coast``: write the figures of ``content/2025-coastal-waves``."""

from __future__ import annotations

from pathlib import Path

from content.coast.charts import exceedance, months
from content.coast.papers import certificate, slides

FIGURES = Path(__file__).parents[1] / "2025-coastal-waves" / "figures"


def main() -> None:
    """Write every figure anew."""
    FIGURES.mkdir(exist_ok=True)
    (FIGURES / "exceedance.svg").write_text(exceedance(), encoding="utf-8")
    (FIGURES / "months.svg").write_text(months(), encoding="utf-8")
    (FIGURES / "certificate.png").write_bytes(certificate())
    (FIGURES / "slides.pdf").write_bytes(slides())


if __name__ == "__main__":
    main()
