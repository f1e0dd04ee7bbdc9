"""Preloaded by what has no reportgen installed."""

import sys

sys.modules["reportgen"] = None  # type: ignore[assignment]
