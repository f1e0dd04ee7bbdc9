"""Days, weekdays, deadlines, overlaps."""
