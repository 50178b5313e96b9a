"""Who may do what: one line for each address, method and kind of object, with what each of the cast gets to see.

An endpoint without a line here fails `test_who_may_what`; a page without one is not looked at by `test_axe`.
"""

from dataclasses import dataclass, field

from commitments.change_forms import CHANGES

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
API = ("commitments", "documents", "deadlines", "follow_ups", "events", "occasions", "figures", "description")
"""The lists of the API, each for whoever asks: it knows no cookies, so a clerk there is a stranger."""
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


CHANGE = {"version": "@promise's version", "happened_on": "2026-11-23", "note": "Reden."}
ENTRY = {
    "title": "De evaluatie toezenden",
    "commitment_class": "deliverable",
    "dossier": "@dossier",
    "promised_on": "2026-03-02",
    "minister": "@minister",
    "visibility": "public",
    "without_term": "on",
}
SUCCESSION = {
    "from_ministry": "@promise's ministry",
    "to_ministry": "@another ministry",
    "happened_on": "2026-11-23",
    "note": "De portefeuilles zijn herschikt.",
}
FOLLOWING = {"name": "Te laat", "weekday": "1", "hour": "7", "language": "nl", "grouping": "ministry"}
PASSWORD = {"new_password1": "paard batterij nietje", "new_password2": "paard batterij nietje"}

DOORS = [
    # the register
    Door("overview", (), GET, ALL),
    Door("figures", (), GET, ALL),
    Door("figures", (), GET, SENSELESS, {"status": "onzin", "van": "gisteren"}),
    Door("figure_csv", ("te-laat",), GET, ALL),
    Door("figure_csv", ("te-laat",), GET, SENSELESS, {"status": "onzin"}),
    Door("figure_csv", ("unknown",), GET, NOBODY),
    Door("commitments", (), GET, ALL),
    *[Door(f"list_{form}", (), GET, ALL) for form in ("csv", "xlsx", "atom", "ics")],
    *[Door(f"list_{form}", (), GET, SENSELESS, {"status": "onzin"}) for form in ("csv", "xlsx", "atom", "ics")],
    Door("register_csv", (), GET, ALL),
    Door("register_columns", (), GET, ALL),
    Door("commitments", (), GET, ALL, {"q": "niets dat er is"}),
    Door("commitments", (), GET, SENSELESS, {"status": "onzin", "van": "gisteren"}),
    Door("commitment", ("@promise",), GET, ALL),
    Door("commitment", ("@draft",), GET, CLERKS_ALONE),
    Door("commitment", ("@confidential",), GET, COMMITTEE),
    Door("commitment", ("@elsewhere",), GET, CLERKS_ALONE),
    Door("commitment", ("@merged",), GET, ALL),
    Door("commitment", ("@instance",), GET, ALL),
    Door("commitment", ("@former number",), GET, MOVED),
    Door("commitment", ("@former number of draft",), GET, CLERKS_ARE_MOVED),
    Door("commitment", ("unknown",), GET, NOBODY),
    Door("occasion", ("@occasion",), GET, ALL),
    Door("occasion", ("unknown",), GET, NOBODY),
    Door("ministries", (), GET, ALL),
    Door("ministry", ("@ministry",), GET, ALL),
    Door("ministry", ("unknown",), GET, NOBODY),
    Door("ministers", (), GET, ALL),
    Door("minister", ("@minister's page",), GET, ALL),
    Door("minister", ("unknown",), GET, NOBODY),
    Door("committees", (), GET, ALL),
    Door("committee", ("@committee",), GET, ALL),
    Door("committee", ("unknown",), GET, NOBODY),
    Door("before_committee", ("@committee",), GET, ALL),
    Door("before_committee", ("unknown",), GET, NOBODY),
    Door("members", (), GET, ALL),
    Door("member", ("@member's page",), GET, ALL),
    Door("member", ("unknown",), GET, NOBODY),
    Door("meetings", (), GET, ALL),
    Door("meeting", ("@meeting",), GET, ALL),
    Door("meeting", ("unknown",), GET, NOBODY),
    Door("before_meeting", ("@meeting",), GET, ALL),
    Door("before_meeting", ("unknown",), GET, NOBODY),
    Door("report_mistake", (), GET, ALL, {"pagina": "/dossiers/"}),
    Door("report_mistake", (), POST, ALL, {"words": ""}),
    Door("report_mistake", (), POST, DONE, {"page": "/dossiers/", "words": "Dit klopt niet.", "email": "l@x.example"}),
    Door("mistake", ("@mistake",), GET, ALL),
    Door("mistake", ("unknown",), GET, NOBODY),
    Door("documents", (), GET, ALL),
    Door("document", ("@paper",), GET, ALL),
    Door("document", ("@attachment",), GET, ALL),
    Door("document", ("@draft paper",), GET, CLERKS_ALONE),
    Door("document", ("@confidential paper",), GET, COMMITTEE),
    Door("document", ("@paper elsewhere",), GET, CLERKS_ALONE),
    Door("document", ("unknown",), GET, NOBODY),
    Door("document_text", ("@paper",), GET, ALL),
    Door("document_text", ("@draft paper",), GET, CLERKS_ALONE),
    Door("document_text", ("@confidential paper",), GET, COMMITTEE),
    Door("document_text", ("unknown",), GET, NOBODY),
    Door("replaced_text", ("@paper", "@replaced text"), GET, CLERKS),
    Door("original", ("@paper", "@original"), GET, ALL),
    Door("original", ("@draft paper", "@original"), GET, NOBODY),
    Door("original", ("@handed in", "@original of a draft"), GET, CLERKS_ALONE),
    Door("dossiers", (), GET, ALL),
    Door("dossier", ("@dossier",), GET, ALL),
    Door("dossier", ("unknown",), GET, NOBODY),
    # for programs
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
    # the clerks' desk
    Door("desk", (), GET, CLERKS),
    Door("log_commitment", (), GET, CLERKS),
    Door("log_commitment", (), POST, CLERKS, {"title": ""}),
    Door("log_commitment", (), POST, ASKED_AGAIN, ENTRY),
    Door("agenda", (), GET, CLERKS),
    Door("agenda", (), POST, CLERKS, {}),
    Door("agenda", (), POST, CLERKS_DO, {"agenda": "@agenda file"}),
    Door("enter_sheet", (), GET, CLERKS),
    Door("enter_sheet", (), POST, CLERKS, {}),
    Door("enter_sheet", (), POST, CLERKS, {"sheet": "@sheet"}),
    Door("enter_sheet", (), POST, CLERKS, {"rows": "onzin"}),
    Door("succession", (), GET, CLERKS),
    Door("enter_sheet", (), POST, ASKED_AGAIN, {"rows": "@good rows"}),
    Door("succession", (), POST, CLERKS, {"note": ""}),
    Door("succession", (), POST, CLERKS, SUCCESSION),
    Door("succession", (), POST, ASKED_AGAIN, SUCCESSION | {"yes": "1", "seen": "@seen"}),
    Door("reported", (), GET, CLERKS),
    Door("answer_mistake", ("@mistake's number",), GET, CLERKS),
    Door("answer_mistake", ("@mistake's number",), POST, CLERKS_DO, {"answer": "Het is verbeterd."}),
    Door("answer_mistake", ("0",), GET, CLERKS_MISS),
    Door("read_term", (), GET, CLERKS, {"term_wording": "binnen zes weken"}),
    *[Door("change_commitment", ("@promise", change), GET, NOT_OF_THEIR_DESK) for change in CHANGES],
    Door("change_commitment", ("@draft", "vervallen"), GET, NOT_OF_THEIR_DESK),
    Door("change_commitment", ("@confidential", "vervallen"), GET, NOT_OF_THEIR_DESK),
    Door("change_commitment", ("unknown", "vervallen"), GET, CLERKS_MISS),
    Door("change_commitment", ("@promise", "unknown"), GET, NO_SUCH_CHANGE),
    Door("change_commitment", ("@promise", "vervallen"), POST, NOT_OF_THEIR_DESK_DO, CHANGE),
    Door("change_commitment", ("@promise", "vervallen"), POST, NOT_OF_THEIR_DESK, CHANGE | {"version": "0"}),
    Door(
        "change_commitment",
        ("@draft", "vervallen"),
        POST,
        NOT_OF_THEIR_DESK_DO,
        CHANGE | {"version": "@draft's version"},
    ),
    Door(
        "change_commitment",
        ("@answered", "terugnemen"),
        POST,
        NOT_OF_THEIR_DESK_DO,
        CHANGE | {"version": "@answered's version", "answer": "@its answer"},
    ),
    Door(
        "change_commitment",
        ("@withdrawn", "terugzetten"),
        POST,
        NOT_OF_THEIR_DESK_DO,
        CHANGE | {"version": "@withdrawn's version"},
    ),
    Door("proposal", ("0",), GET, CLERKS_MISS),
    Door("proposal", ("@proposal",), GET, NOT_OF_THEIR_DESK_MISS),
    Door("proposal", ("@proposal",), POST, NOT_OF_THEIR_DESK_MISS, {"decision": "send_back"}),
    Door("proposal", ("@proposal",), POST, NOT_OF_THEIR_DESK_DO_MISS, {"decision": "confirm"}),
    Door("proposal", ("@proposal",), POST, NOT_OF_THEIR_DESK_DO_MISS, {"decision": "send_back", "note": "Nog niet."}),
    Door("rappel", (), GET, CLERKS),
    Door("rappel", (), GET, CLERKS_SENSELESS, {"ministry": "onzin"}),
    Door("rappel_file", ("csv",), GET, CLERKS),
    Door("rappel_file", ("docx",), GET, CLERKS),
    Door("rappel_sent", (), POST, CLERKS_DO),
    Door("rappel_answers", (), GET, CLERKS),
    Door("rappel_answers", (), POST, CLERKS, {"document": ""}),
    Door("make_occasion", (), GET, CLERKS),
    Door("make_occasion", (), POST, CLERKS, {}),
    Door("make_occasion", (), POST, CLERKS_DO, {"name": "Een top die er nog niet is"}),
    Door("move_occasion", ("@occasion",), GET, NOT_OF_THEIR_DESK),
    Door("move_occasion", ("unknown",), GET, CLERKS_MISS),
    Door(
        "move_occasion",
        ("@occasion",),
        POST,
        NOT_OF_THEIR_DESK_DO,
        {"announced_on": "2026-11-23", "first_on": "2027-01-10", "version": "1"},
    ),
    Door(
        "move_occasion",
        ("@occasion",),
        POST,
        NOT_OF_THEIR_DESK,
        {"announced_on": "2026-11-23", "first_on": "2027-01-10", "version": "9"},
    ),
    Door("set_checked_until", ("@dossier",), POST, NOT_OF_THEIR_DESK_DO, {"checked_until": "2026-11-22"}),
    Door("set_checked_until", ("@their dossier",), POST, CLERKS_DO, {"checked_until": "2026-11-22"}),
    Door("set_checked_until", ("unknown",), POST, CLERKS_MISS, {"checked_until": "2026-11-22"}),
    # papers to read
    Door("reading_desk", (), GET, CLERKS),
    Door("reading_rules", (), GET, CLERKS),
    Door("reading_desk", (), POST, CLERKS, {}),
    Door("reading_desk", (), POST, CLERKS_DO, {"papers": "@file"}),
    Door("uploads", (), GET, CLERKS),
    Door("suggestions", ("@paper",), GET, CLERKS),
    Door("suggestions", ("unknown",), GET, CLERKS_MISS),
    Door("publish_paper", ("@handed in",), POST, NOT_OF_THEIR_DESK_DO),
    Door("publish_paper", ("@their paper",), POST, CLERKS_DO),
    Door("publish_paper", ("unknown",), POST, CLERKS_MISS),
    # known by a citation alone: who may fill it is in tests/sources/test_known_by_citation.py
    Door("suggestions", ("@cited paper",), GET, CLERKS_MISS),
    Door("publish_paper", ("@cited paper",), POST, CLERKS_MISS),
    Door("file_paper", ("@cited paper",), POST, CLERKS_MISS, {"dossier": "41 200"}),
    Door("file_paper", ("@handed in",), POST, NOT_OF_THEIR_DESK_DO, {"dossier": "41 200"}),
    Door("file_paper", ("@their paper",), POST, CLERKS_DO, {"dossier": "41 200"}),
    Door("file_paper", ("unknown",), POST, CLERKS_MISS, {"dossier": "41 200"}),
    Door("suggestions", ("@handed in",), GET, CLERKS),
    Door("dossier", ("@dossier of a draft",), GET, ALL),
    Door("enter_suggestion", ("@suggestion",), GET, CLERKS_DO),
    Door("enter_suggestion", ("@suggestion",), POST, CLERKS, {}),
    Door("enter_suggestion", ("0",), POST, CLERKS_MISS, {}),
    Door("same_suggestion", ("@suggestion",), GET, CLERKS_DO),
    Door("same_suggestion", ("@suggestion",), POST, CLERKS, {}),
    Door("same_suggestion", ("0",), POST, CLERKS_MISS, {}),
    Door("answer_suggestion", ("@answer",), GET, CLERKS_DO),
    Door("answer_suggestion", ("@answer",), POST, CLERKS, {}),
    Door("answer_suggestion", ("@suggestion",), POST, CLERKS_MISS, {}),
    Door("log_late_suggestion", ("@answer",), GET, CLERKS_DO),
    Door("log_late_suggestion", ("@answer",), POST, CLERKS, {}),
    Door("log_late_suggestion", ("@suggestion",), POST, CLERKS_MISS, {}),
    Door("point_out", ("@handed in",), GET, CLERKS_DO),
    Door("point_out", ("@handed in",), POST, CLERKS, {"words": "staat er niet"}),
    Door("point_out", ("@paper",), POST, ASKED_AGAIN, {"words": "de evaluatie"}),
    Door("point_out", ("@their paper",), POST, CLERKS_DO, {"words": "de evaluatie"}),
    Door("point_out", ("unknown",), POST, CLERKS_MISS, {"words": "staat er niet"}),
    Door("enter_undisputed", ("@handed in",), POST, CLERKS_DO, {}),
    Door("enter_undisputed", ("unknown",), POST, CLERKS_MISS, {}),
    Door("reject_suggestion", ("@suggestion",), GET, CLERKS_DO),
    Door("reject_suggestion", ("@suggestion",), POST, ASKED_AGAIN, {"reason": "staand beleid"}),
    Door("reject_suggestion", ("@their suggestion",), POST, CLERKS_DO, {"reason": "staand beleid"}),
    Door("reject_suggestion", ("0",), POST, CLERKS_MISS, {"reason": "staand beleid"}),
    Door("undo_suggestion", ("@suggestion",), GET, CLERKS_DO),
    Door("undo_suggestion", ("@suggestion",), POST, CLERKS, {"reason": "Vergissing."}),
    Door("undo_suggestion", ("@rejected",), POST, ASKED_AGAIN, {"reason": "Vergissing."}),
    Door("undo_suggestion", ("@their rejected",), POST, CLERKS_DO, {"reason": "Vergissing."}),
    Door("undo_suggestion", ("0",), POST, CLERKS_MISS, {"reason": "Vergissing."}),
    # subscriptions and the post
    Door("subscriptions", (), GET, ALL),
    Door("follow", (), GET, ALL, {"status": "late"}),
    Door("follow", (), GET, SENSELESS, {"status": "onzin"}),
    Door("follow", (), POST, SENSELESS, {"name": ""}),
    Door("follow", (), POST, (302, 302, 302, 200, 302, 302), FOLLOWING | {"email": "volger@voorbeeld.example"}),
    Door("subscription", ("@reader's",), GET, READER),
    Door("subscription", ("@reader's",), POST, READER_DOES, FOLLOWING),
    Door("subscription", ("@an address's",), GET, ALL),
    Door("subscription", ("@an address's",), POST, DONE, FOLLOWING),
    Door("subscription", ("unknown",), GET, NOBODY),
    Door("subscription_weeks", ("@reader's",), GET, READER),
    Door("subscription_weeks", ("@an address's",), GET, ALL),
    Door("subscription_weeks", ("unknown",), GET, NOBODY),
    Door("pause", ("@reader's",), POST, READER_DOES, {"paused_until": "2026-12-24"}),
    Door("pause", ("unknown",), POST, NOBODY),
    Door("digest", ("@reader's", "2026-W48"), GET, READER),
    Door("digest", ("@reader's", "2026-W01"), GET, (404, 404, 404, LOGIN, 404, 404)),
    Door("digest", ("unknown", "2026-W48"), GET, NOBODY),
    Door("digest_html", ("@reader's", "2026-W48"), GET, READER),
    Door("confirm", ("@confirm",), GET, ALL),
    Door("confirm", ("@confirm",), POST, ALL),
    Door("confirm", ("unknown",), GET, NOBODY),
    Door("leave", ("@leave",), GET, ALL),
    Door("leave", ("@leave",), POST, ALL),
    Door("leave", ("unknown",), GET, NOBODY),
    Door("post", (), GET, CLERKS),
    Door("post_mail", ("@mail",), GET, CLERKS),
    Door("post_mail", ("0",), GET, CLERKS_MISS),
    Door("post_mail_html", ("@mail",), GET, CLERKS),
    Door("watch_post", (), GET, (403, 403, 403, LOGIN, 200, 403)),
    Door("release_post", (), POST, (403, 403, 403, LOGIN, 302, 403)),
    Door("resume_post", ("0",), POST, (403, 403, 403, LOGIN, 404, 403)),
    Door("post", (), GET, CLERKS, {"toestand": "failed"}),
    Door("post", (), GET, CLERKS_MISS, {"toestand": "onzin"}),
    Door("try_all_again", (), POST, (403, 403, 403, LOGIN, 302, 403)),
    Door("try_again", ("@mail",), POST, (403, 403, 403, LOGIN, 302, 403)),
    Door("keep_by_hand", ("@mail",), POST, (403, 403, 403, LOGIN, 302, 403)),
    Door("try_address", ("@mail",), POST, (403, 403, 403, LOGIN, 302, 403)),
    Door("rappel_mails", (), GET, CLERKS),
    *[Door("rappel_mails", (), GET, CLERKS, {"ministerie": code}) for code in ("onbekend", "\0")],
    Door("rappel_mails", (), POST, (400, 403, 403, LOGIN, 400, 400), {"email": "geen adres"}),
    Door("export_subscriptions", ("@reader's",), GET, READER),
    Door("export_subscriptions", ("@an address's",), GET, ALL),
    Door("erase_subscriptions", ("@reader's",), POST, READER_DOES),
    Door("erase_subscriptions", ("@an address's",), POST, DONE),
    Door("subscription", ("@a left one",), GET, ALL),
    Door("subscription", ("@a left one",), POST, GONE, FOLLOWING),
    Door("subscription_weeks", ("@a left one",), GET, GONE),
    Door("export_subscriptions", ("@a left one",), GET, ALL),
    Door("erase_subscriptions", ("@a left one",), POST, DONE),
    Door("export_subscriptions", ("@a forgotten one",), GET, GONE),
    Door("erase_subscriptions", ("@a forgotten one",), POST, GONE),
    Door("erase_subscriptions", ("unknown",), POST, NOBODY),
    # accounts
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
    # the site as a whole
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
