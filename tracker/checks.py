"""What makes a start unsafe, in words that an operator understands."""

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]", "::1"})


def refuse_unsafe(*, debug: bool, secret_key: str, hosts: list[str], site_url: str) -> None:
    """Raise ValueError with one sentence when these settings would run the register insecurely."""
    if debug:
        if not LOOPBACK.issuperset(hosts):
            raise ValueError("DEBUG is on while ALLOWED_HOSTS names a public host: set DEBUG=0 and a SECRET_KEY.")
        return
    if len(secret_key) < 50 or len(set(secret_key)) < 5 or secret_key.startswith("django-insecure"):
        raise ValueError("DEBUG is off: set SECRET_KEY to a random value of at least 50 characters.")
    if not hosts or any("*" in host for host in hosts):
        raise ValueError("DEBUG is off: set ALLOWED_HOSTS to the host names of this register (no '*').")
    if not site_url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise ValueError("DEBUG is off: set SITE_URL to the https address of this register, which its mails link to.")


def refuse_open_door(*, debug: bool, host: str) -> None:
    """Raise ValueError when the development settings would listen to other machines."""
    if debug and host not in LOOPBACK:
        raise ValueError(
            f"HOST={host} lets others in: set DEBUG=0, SECRET_KEY, ALLOWED_HOSTS and SITE_URL (docs/deployment.md)."
        )
