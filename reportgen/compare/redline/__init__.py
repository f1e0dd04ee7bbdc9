"""The redline: the newer report with what was added and what was taken away, set as a PDF."""
