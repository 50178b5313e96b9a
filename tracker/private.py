"""Which pages are for one reader, not for all: found by no search engine, cited by nobody, named in no report."""

PRIVATE = (
    *("/bureau/", "/admin/", "/abonnementen/", "/melden/", "/meldingen/"),
    *("/inloggen/", "/wachtwoord/", "/uitnodigingen/", "/sleutels/"),
)
"""Their addresses begin so; some hold a key that lets in whoever has it."""
