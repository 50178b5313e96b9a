"""The administration: reference data can be changed here; commitments and their history can only be read.

A status or a deadline changes on the clerks' desk, through `lifecycle`, and nowhere else.
"""

from commitments.admin import accounts, history, occasions, papers, people, rules

__all__ = ["accounts", "history", "occasions", "papers", "people", "rules"]
