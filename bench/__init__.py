"""The benchmark: whole processes, ours beside those of other typesetters.

``python -m bench`` measures, ``docs/performance.md`` holds what came out.
"""
