"""Random mutations of all that reportgen reads, each tried in a child process within limits.

``python -m tools.fuzz --minutes 20`` (or ``make fuzz MINUTES=20``) keeps what fails below
``tests/hostile/corpus``, where ``tests/hostile/test_corpus.py`` tries it again for ever.
"""
