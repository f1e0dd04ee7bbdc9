"""The colours of every picture: few, flat, and of one family."""

from __future__ import annotations

PAPER, INK, GREY = "#f8f5ef", "#46525e", "#6f7a84"
MIST, SAND, SAGE, BLUSH = "#e1e7ea", "#ece4d6", "#dfe6dc", "#efe1d8"  # walls
STONE, WHITE, WOOD, NIGHT = "#d3ccc0", "#fdfcfa", "#d2b794", "#5d6b78"
BLUE, SLATE, CLAY, OCHRE, MOSS = "#a9bbc8", "#7c8fa0", "#c9937a", "#dcbc7f", "#9db09a"
TINTS = (BLUE, OCHRE, MOSS, CLAY, SLATE, STONE)
