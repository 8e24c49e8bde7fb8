"""The catalogue of corruptions: single mutations of a valid package, and the rule that catches each.

`sample/` is an invented package; `edits` are the ways to break a file of it; each family of mutations is a table in a
module of its own; `bench` breaks the sample and runs the checks; `document` writes docs/rules.md.
"""
