"""What a line of the table says: one request, and what each of the cast gets to see."""

from dataclasses import dataclass, field

LOGIN = "log in"
"""The answer that sends somebody to the login page."""
Answer = int | str
Answers = tuple[Answer, Answer, Answer, Answer, Answer, Answer]
CAST = ("clerk", "member", "reader", "outsider", "administrator", "other clerk")
"""The other clerk's account is limited to a committee of which nothing in the `World` is."""
GET, POST = "GET", "POST"

#                   clerk member reader outsider administrator other clerk
ALL: Answers = (200, 200, 200, 200, 200, 200)
DONE: Answers = (302, 302, 302, 302, 302, 302)
NOBODY: Answers = (404, 404, 404, 404, 404, 404)
GONE: Answers = (410, 410, 410, 410, 410, 410)
SENSELESS: Answers = (400, 400, 400, 400, 400, 400)
ACCOUNTS: Answers = (200, 200, 200, LOGIN, 200, 200)
CLERKS: Answers = (200, 403, 403, LOGIN, 200, 200)
CLERKS_DO: Answers = (302, 403, 403, LOGIN, 302, 302)
CLERKS_SENSELESS: Answers = (400, 403, 403, LOGIN, 400, 400)
CLERKS_MISS: Answers = (404, 403, 403, LOGIN, 404, 404)
CLERKS_ALONE: Answers = (200, 404, 404, 404, 200, 200)
COMMITTEE: Answers = (200, 200, 404, 404, 200, 200)
READER: Answers = (404, 404, 200, LOGIN, 404, 404)
READER_DOES: Answers = (404, 404, 302, LOGIN, 404, 404)
NOT_OF_THEIR_DESK: Answers = (200, 403, 403, LOGIN, 200, 403)
NOT_OF_THEIR_DESK_DO: Answers = (302, 403, 403, LOGIN, 302, 403)
NOT_OF_THEIR_DESK_MISS: Answers = (200, 403, 403, LOGIN, 200, 404)
NOT_OF_THEIR_DESK_DO_MISS: Answers = (302, 403, 403, LOGIN, 302, 404)
NO_SUCH_CHANGE: Answers = (404, 403, 403, LOGIN, 404, 403)
ASKED_AGAIN: Answers = (302, 403, 403, LOGIN, 302, 200)
"""Done for all clerks but the other one, whose form comes back with why not."""
WITHOUT_A_KEY: Answers = (401, 401, 401, 401, 401, 401)
MOVED: Answers = (301, 301, 301, 301, 301, 301)
CLERKS_ARE_MOVED: Answers = (301, 404, 404, 404, 301, 301)


@dataclass(frozen=True, slots=True)
class Door:
    """One request and its answers; `arguments` and `given` of the form @word name something in the `World`."""

    name: str
    arguments: tuple[str, ...]
    method: str
    answers: Answers
    given: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        given = ", ".join(f"{name}={value}" for name, value in self.given.items())
        return " ".join([self.method, self.name, *self.arguments, f"({given})"])
