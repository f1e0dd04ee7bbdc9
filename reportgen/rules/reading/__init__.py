"""What reading the records finds."""
