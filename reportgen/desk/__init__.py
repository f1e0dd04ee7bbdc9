"""The desk: a report's pages, findings and forms, side by side in a browser on this machine.

A web server on the loopback address shows what one builder process per report makes. All changes of
records are written by :mod:`reportgen.edit`; what a page shows is known by
:mod:`reportgen.whereabouts`.
"""
