"""People and bodies, and their names."""
