"""Searching the register in Dutch, the same on both databases.

`tokens` makes words comparable, `compounds` takes them apart, `query` reads what was typed, `index` keeps the
searchable words beside the register, `past` searches as it stood on a past day, `marking` shows where they were
found, `straight` leads from a typed number to its page. `walking` reads what was found, newest first, and `facts` what
it is counted by.
"""
