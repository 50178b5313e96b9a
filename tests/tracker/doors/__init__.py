"""Who may do what: one line for each address, method and kind of object, with what each of the cast gets to see.

Each file has the doors of one subject. An endpoint without a line fails `test_who_may_what`; a page without one is not
looked at by `test_axe`.
"""

from tests.tracker.doors import accounts, desk, mail, programs, reading, register, site

DOORS = [
    *register.DOORS,
    *programs.DOORS,
    *desk.DOORS,
    *reading.DOORS,
    *mail.DOORS,
    *accounts.DOORS,
    *site.DOORS,
]
