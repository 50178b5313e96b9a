"""Who somebody is: log-ins, passwords, keys and invitations."""

from tests.tracker.doors.door import ACCOUNTS, ALL, CLERKS, CLERKS_DO, DONE, GET, LOGIN, POST, Door

PASSWORD = {"new_password1": "paard batterij nietje", "new_password2": "paard batterij nietje"}

DOORS = [
    Door("login", (), GET, (302, 302, 302, 200, 302, 302)),
    Door(
        "login",
        (),
        POST,
        (302, 302, 302, 200, 302, 302),
        {"username": "reader@gestand.example", "password": "verkeerd"},
    ),
    Door("login", (), POST, DONE, {"username": "reader@gestand.example", "password": "een lange wachtzin"}),
    Door("logout", (), POST, DONE),
    Door("stay", (), POST, DONE),
    Door("set_language", (), POST, DONE, {"language": "en"}),
    Door("set_theme", (), POST, DONE, {"theme": "dark"}),
    Door("password_change", (), GET, ACCOUNTS),
    Door(
        "password_change", (), POST, (302, 302, 302, LOGIN, 302, 302), {"old_password": "een lange wachtzin"} | PASSWORD
    ),
    Door("tokens", (), GET, ACCOUNTS),
    Door("tokens", (), POST, ACCOUNTS, {"name": ""}),
    Door("revoke_token", ("0",), POST, (404, 404, 404, LOGIN, 404, 404)),
    Door("password_change_done", (), GET, ACCOUNTS),
    Door("password_reset", (), GET, ALL),
    Door("password_reset", (), POST, DONE, {"email": "reader@gestand.example"}),
    Door("password_reset_done", (), GET, ALL),
    Door("password_reset_confirm", ("@reader's key", "@reset token"), GET, DONE),
    Door("password_reset_confirm", ("@reader's key", "unknown"), GET, ALL),
    Door("password_reset_confirm", ("@reader's key", "unknown"), POST, ALL, PASSWORD),
    Door("password_reset_complete", (), GET, ALL),
    Door("invitations", (), GET, CLERKS),
    Door("invitations", (), POST, CLERKS, {"email": ""}),
    Door(
        "invitations", (), POST, CLERKS_DO, {"email": "n@gestand.example", "full_name": "N", "role": "@reader's role"}
    ),
    Door("invitation", ("@guest's key", "@invitation token"), GET, DONE),
    Door("invitation", ("@guest's key", "unknown"), GET, ALL),
    Door("invitation", ("@guest's key", "unknown"), POST, ALL, PASSWORD),
]
