"""Figures, tables, references, files."""
