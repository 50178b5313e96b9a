"""What programs read and write."""

from tests.tracker.doors.door import ALL, GET, NOBODY, POST, SENSELESS, WITHOUT_A_KEY, Door

API = ("commitments", "documents", "deadlines", "follow_ups", "events", "occasions", "figures", "description")
"""The lists of the API, each for whoever asks: it knows no cookies, so a clerk there is a stranger."""

DOORS = [
    *[Door(f"api_{name}", (), GET, ALL) for name in API],
    Door("api_commitments", (), GET, SENSELESS, {"status": "onzin"}),
    Door("api_commitment", ("@promise",), GET, ALL),
    Door("api_commitment", ("@draft",), GET, NOBODY),
    Door("api_commitment", ("@confidential",), GET, NOBODY),
    Door("api_change", ("@promise", "vervallen"), POST, WITHOUT_A_KEY),
    *[Door(f"api_{name}", (), POST, WITHOUT_A_KEY) for name in ("commitments", "follow_ups", "occasions")],
    Door("api_occasion_moved", ("@occasion",), POST, WITHOUT_A_KEY),
    Door("api_document", ("@paper",), GET, ALL),
    Door("api_document", ("@draft paper",), GET, NOBODY),
    Door("api_document", ("@confidential paper",), GET, NOBODY),
    Door("api_occasion", ("@occasion",), GET, ALL),
    Door("api_occasion", ("unknown",), GET, NOBODY),
    Door("api_not_there", ("/toezeggingen/",), GET, NOBODY),
    Door("api_not_there", ("/toezeggingen/",), POST, NOBODY),
]
