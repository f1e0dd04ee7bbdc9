"""Numbers that must agree."""
