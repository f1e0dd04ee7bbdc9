"""Sections that a report must have, and how full they are."""
