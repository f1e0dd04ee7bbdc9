"""Fonts: which files serve a layout, which characters they have, cut to what a report uses."""
