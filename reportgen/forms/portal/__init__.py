"""What the portals ask of a report, field by field, in their order."""
