"""Phase 3, compose: a manuscript and its layout become one HTML document."""
