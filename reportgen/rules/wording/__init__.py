"""Characters, marks, words."""
