"""Searching the register in Dutch, the same on both databases.

`tokens` makes words comparable, `compounds` takes them apart, `query` reads what was typed, `index` keeps the
searchable words beside the register, `marking` shows where they were found, `straight` leads from a typed number
to its page.
"""
