"""The site as a whole."""

from tests.tracker.doors.door import ALL, GET, LOGIN, NOBODY, Door

DOORS = [
    Door("admin:index", (), GET, (403, 403, 403, LOGIN, 200, 403)),
    Door("explanation", (), GET, ALL),
    Door("accessibility", (), GET, ALL),
    Door("privacy", (), GET, ALL),
    Door("about_data", (), GET, ALL),
    Door("about_api", (), GET, ALL),
    Door("sitemap", (), GET, ALL),
    Door("sitemap_section", ("toezeggingen",), GET, ALL),
    Door("sitemap_section", ("unknown",), GET, NOBODY),
    Door("security_txt", (), GET, ALL),
    Door("robots_txt", (), GET, ALL),
    Door("live", (), GET, ALL),
    Door("ready", (), GET, ALL),
]
