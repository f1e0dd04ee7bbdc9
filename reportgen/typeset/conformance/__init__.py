"""The structure tree of PDF/UA-1, grown from the boxes that the engine has set.

:mod:`~reportgen.typeset.conformance.boxes` alone knows the engine's boxes; the rest knows HTML
elements and structure types. ``docs/conformance.md`` lists each decision with its clause.
"""
