"""Phase 4, typeset: HTML → PDF, with the fonts and pictures that it needs."""
