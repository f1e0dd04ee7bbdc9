"""Our composed report in the languages of other typesetters, with every word of it."""
