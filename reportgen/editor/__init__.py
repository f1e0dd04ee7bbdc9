"""What an editor shows of record files while somebody writes them.

Each module answers one question about a cursor or a report, as plain data;
:mod:`~reportgen.editor.server` puts the answers into the Language Server Protocol. What belongs
behind a key is taken from the record models, and what is wrong from ``check``: there is no second
truth here.
"""
