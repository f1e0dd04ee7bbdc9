"""The language of layouts: Jinja's syntax, read by Jinja's parser, carried out here step by step.

Why not Jinja itself: it turns a template into Python code, which must then be fenced in. Here a
template can do what this room has a function for, and each step has a price (``run``).
"""
