"""The bench of the checker: clean reports, defects put into them, and how many `check` finds.

``python -m bench.defects`` runs it and writes ``docs/defects.md``.
"""
