"""All settings, from the environment only; a value that is missing or unsafe stops the start with one sentence.

With no environment at all these are the development settings: SQLite and a generated key in `var/`, mails as files.
"""

from email.utils import parseaddr
from pathlib import Path
from typing import Any

import django_stubs_ext
from celery.schedules import crontab
from django.core.exceptions import ImproperlyConfigured

from commitments.licence import LICENCES
from tracker.checks import refuse_unsafe
from tracker.environment import Environment
from tracker.logs import logs
from tracker.secret_key import development_key

django_stubs_ext.monkeypatch()  # `ModelAdmin[Commitment]` and its like, at run time too

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment()
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = env.flag("DEBUG", default=True)
SECRET_KEY = env.str("SECRET_KEY", default="") or (development_key(VAR_DIR) if DEBUG else "")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"] if DEBUG else [])
HOST = env.str("HOST", default="127.0.0.1")
PORT = env.number("PORT", default=8000, most=65535)
SITE_URL = env.str("SITE_URL", default=f"http://127.0.0.1:{PORT}" if DEBUG else "").rstrip("/")
"""Where links in mails point to, without a slash at the end."""

try:
    refuse_unsafe(debug=DEBUG, secret_key=SECRET_KEY, hosts=ALLOWED_HOSTS, site_url=SITE_URL)
except ValueError as error:
    raise ImproperlyConfigured(str(error)) from None

# ── applications ──────────────────────────────────────────────────────────────────────────────────────────────────────
INSTALLED_APPS = [
    "tracker",  # first: its templates fill the slots that the other apps leave open
    "commitments",
    "sources",
    "digests",
    "dashboards",
    "tracker.administration.apps.AdministrationConfig",  # django.contrib.admin
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "django.forms",  # the templates of the form widgets, for TemplatesSetting
    "django_filters",
    "django_htmx",
    "rest_framework",
    "drf_spectacular",
    "axes",
    "csp",
]

CSRF_FAILURE_VIEW = "tracker.old_form.refused"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tracker.accounts.idle.LogOutIdleClerk",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "tracker.crowded_addresses.RefuseCrowdedAddress",
    "tracker.language.LanguageOfAddress",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "tracker.urls"
WSGI_APPLICATION = "tracker.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tracker.context.site",
            ],
        },
    },
]

# ── data ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
DATABASES: dict[str, dict[str, Any]] = {
    "default": env.database("DATABASE_URL", default=f"sqlite:///{VAR_DIR}/gestand.sqlite3")
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # to open the file for each page, with nothing of it in memory yet, takes ten times as long as a page that is known
    DATABASES["default"].setdefault("CONN_MAX_AGE", 600)
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",  # two writers wait for each other instead of failing half-way
        "timeout": 20,
        # FULL: a mail that was marked stays marked after a power cut
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
else:
    OPTIONS = DATABASES["default"].setdefault("OPTIONS", {})
    # more than the threads of a process: a wait for one of them means that the server is away, which is told soon
    OPTIONS["pool"] = {"min_size": 1, "max_size": 12, "timeout": 3}
    # a server or network that is gone without a word is noticed: half a minute of silence ends the connection (Linux)
    OPTIONS |= {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 4, "tcp_user_timeout": 30_000}
    # to compile a question about a past day takes longer than to answer it; what is read by pieces is read to the end;
    # to weigh every order of nine joined tables takes 10 to 30 ms: the rows come first, the others by their keys
    OPTIONS.setdefault("options", "-c jit=off -c cursor_tuple_fraction=1 -c join_collapse_limit=4")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", default="")
REDIS_CACHE = {
    "BACKEND": "tracker.forgiving_cache.ForgivingRedisCache",
    "LOCATION": REDIS_URL,
    "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 2},
}
CACHES = {
    "default": REDIS_CACHE if REDIS_URL else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # drawn pages and parts of them, each process its own: some 20 MB at most
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 300},
    },
}

# ── jobs: the database is the queue, a Celery message only wakes a worker ─────────────────────────────────────────────
CELERY_BROKER_URL = REDIS_URL or "memory://localhost/"
CELERY_BROKER_TRANSPORT_OPTIONS = (
    # above the longest task, and looked at every two seconds: a killed worker's messages come back at once
    {
        "visibility_timeout": 900,
        "unacked_restore_interval": 2,
        "unacked_restore_throttle": 1,
        "socket_connect_timeout": 2,  # a visitor waits no longer than this for a broker that is away
    }
    if REDIS_URL
    else {"polling_interval": 0.1}
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
# A job that takes its process down (memory, a fault in a library) is tried three times more, minutes apart, and then
# left to the schedule. Rejecting its message instead would hand it out again at once and without end.
CELERY_TASK_RETRY_ON_WORKER_LOST = True
CELERY_TASK_REJECT_ON_WORKER_LOST = False
CELERY_TASK_TIME_LIMIT = 600  # below the visibility timeout: no message is handed out twice while its task runs
CELERY_VISIBILITY_TIMEOUT = 900  # the same in all three places, as Celery's notes on Redis ask
CELERY_RESULT_BACKEND_TRANSPORT_OPTIONS = {"visibility_timeout": 900}
CELERY_WORKER_PREFETCH_MULTIPLIER = 1  # a killed worker delays one message, not a handful
CELERY_WORKER_MAX_TASKS_PER_CHILD = 10_000
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 20  # after QUIT or a second Ctrl-C; after TERM see digests.stopping
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = "Europe/Amsterdam"
SWEEP_SECONDS = env.int("SWEEP_SECONDS", default=60)
"""How often a worker looks in the database for mails to send and papers to read."""
MAIL_LEASE_SECONDS = env.number("MAIL_LEASE_SECONDS", default=300, most=3600)
"""How long a claimed mail is its worker's own; longer than handing over one mail can take."""
MAIL_RETRY_SECONDS = env.number("MAIL_RETRY_SECONDS", default=60, most=3600)
"""How long a mail first waits that was not taken; each next wait is twice as long."""
CELERY_BEAT_SCHEDULE = {
    "count-for-today": {"task": "commitments.count_for_today", "schedule": crontab(hour=0, minute=1)},
    "keep-example-read": {"task": "commitments.keep_example_read", "schedule": crontab(hour=0, minute=5)},
    "make-instances": {"task": "commitments.make_instances", "schedule": crontab(hour=0, minute=7)},
    "flag-overdue": {"task": "commitments.flag_overdue", "schedule": crontab(hour=0, minute=10)},
    "mail-answers": {"task": "tracker.mail_answers", "schedule": float(SWEEP_SECONDS)},
    "reconcile-counters": {"task": "commitments.reconcile_counters", "schedule": crontab(hour=2, minute=30)},
    "index-search": {"task": "commitments.index_search", "schedule": float(SWEEP_SECONDS)},
    "seal-history": {"task": "commitments.seal_history", "schedule": float(SWEEP_SECONDS)},
    "forget": {"task": "tracker.forget", "schedule": crontab(hour=3, minute=40)},
    "read-uploads": {"task": "sources.read_uploads", "schedule": float(SWEEP_SECONDS)},
    "learn-from-verdicts": {"task": "sources.learn_from_verdicts", "schedule": crontab(hour=3, minute=20)},
    "send-digests": {"task": "digests.send_digests", "schedule": float(SWEEP_SECONDS)},
}
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "celerybeat-schedule")

# ── watching ──────────────────────────────────────────────────────────────────────────────────────────────────────────
METRICS_PORT = env.number("METRICS_PORT", default=9464, most=65535) if env.str("METRICS_PORT", default="") else 0
"""Where the worker answers Prometheus; nowhere unless it is set."""
METRICS_HOST = env.str("METRICS_HOST", default="") or "127.0.0.1"

# ── mail: files in var/mail unless EMAIL_URL names a server ───────────────────────────────────────────────────────────
MAIL_DIR = VAR_DIR / "mail"
EMAIL_FILE_PATH = str(MAIL_DIR)
MAIL_SERVER = env.mail_server("EMAIL_URL")
vars().update(MAIL_SERVER)
EMAIL_BACKEND = "digests.outgoing.Smtp" if MAIL_SERVER else "digests.outgoing.Files"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="") or "Gestand <register@gestand.example>"
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_SUBJECT_PREFIX = "[Gestand] "
"""Of the mails to ADMINS about an error in the log."""
BOUNCE_ADDRESS = env.str("BOUNCE_ADDRESS", default="") or f"bounce@{parseaddr(DEFAULT_FROM_EMAIL)[1].partition('@')[2]}"
"""Where mails that cannot be delivered come back: each as "bounce+<which mail, signed>@..."."""
CONTACT_EMAIL = env.str("CONTACT_EMAIL", default="") or parseaddr(DEFAULT_FROM_EMAIL)[1]
"""Where visitors write to about accessibility, privacy and weaknesses; it stands on those pages."""
DATA_LICENCE = env.one_of("DATA_LICENCE", LICENCES, default="CC0-1.0" if DEBUG else "")
"""Under which licence the data may be used, as SPDX names it; empty until whoever keeps the register chose one."""
ADMINS = [("", address) for address in env.list("ADMINS", default=[])]

# ── accounts ──────────────────────────────────────────────────────────────────────────────────────────────────────────
AUTH_USER_MODEL = "commitments.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "tracker.accounts.passwords.LongEnough",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "overview"
LOGOUT_REDIRECT_URL = "overview"
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24 * 3
AXES_USERNAME_FORM_FIELD = "username"  # of the login form; it holds the e-mail address
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
# the pair, so that a stranger elsewhere cannot lock a clerk out of her own desk
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "registration/locked_out.html"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False

# ── language and time ─────────────────────────────────────────────────────────────────────────────────────────────────
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

# ── static files ──────────────────────────────────────────────────────────────────────────────────────────────────────
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
if not DEBUG:
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns of a folder that is not there yet
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_KEEP_ONLY_HASHED_FILES = True  # the pages ask for no other, and each would be compressed once more
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # the answers to a rappel: a ministry with a thousand open promises, on one page
DATA_UPLOAD_MAX_NUMBER_FILES = 500  # a clerk hands in a folder at once, as large as a zip may be

# ── the API ───────────────────────────────────────────────────────────────────────────────────────────────────────────
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["commitments.api.authentication.BearerKey"],  # no cookies
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_CLASSES": [
        "commitments.throttles.StrangerThrottle",
        "rest_framework.throttling.UserRateThrottle",
    ],
    "DEFAULT_THROTTLE_RATES": {
        "anon": env.str("API_RATE", default="60/min"),
        "user": env.str("API_RATE_ACCOUNTS", default="600/min"),
        "export": env.str("EXPORT_RATE", default="5/h"),
    },
    "EXCEPTION_HANDLER": "commitments.api.problems.answer_problem",
    "NUM_PROXIES": int(not DEBUG and env.flag("BEHIND_PROXY", default=False)),
    "URL_FORMAT_OVERRIDE": None,
    "DEFAULT_TIMEZONE": "UTC",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Gestand",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.0.3",
    "DESCRIPTION": "Toezeggingen van bewindspersonen aan de Kamer: de termijnen, de stukken en wat ervan kwam.",
    "LICENSE": {"name": LICENCES[DATA_LICENCE].name, "url": LICENCES[DATA_LICENCE].url} if DATA_LICENCE else {},
    "CONTACT": {"name": "Gestand", "email": CONTACT_EMAIL, "url": SITE_URL},
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "DISABLE_ERRORS_AND_WARNINGS": False,
}

# ── browser security ──────────────────────────────────────────────────────────────────────────────────────────────────
SELF = "'self'"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],  # blob: Plotly's own "save as picture"
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
LANGUAGE_COOKIE_SECURE = False
LANGUAGE_COOKIE_HTTPONLY = True
THEME_COOKIE_NAME = "weergave"
SESSION_COOKIE_AGE = 60 * 60 * 8
CLERK_IDLE_SECONDS = env.int("CLERK_IDLE_SECONDS", default=30 * 60)
"""After so long without a request a clerk is logged out; two and a half minutes before that the page warns."""
SECOND_PAIR_OF_EYES = env.flag("SECOND_PAIR_OF_EYES", default=False)
"""Whether another clerk confirms that a commitment is fulfilled or lapsed."""
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SAMESITE = "Lax"
if not DEBUG:
    SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", default=True)
    SECURE_REDIRECT_EXEMPT = ["^healthz/"]
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = env.flag("SESSION_COOKIE_SECURE", default=True)
    CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE
    LANGUAGE_COOKIE_SECURE = SESSION_COOKIE_SECURE
    if SESSION_COOKIE_SECURE:  # __Host-: browsers take it over https only, and from this host only
        SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
    CSRF_TRUSTED_ORIGINS = [SITE_URL]
    if env.flag("BEHIND_PROXY", default=False):
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
        AXES_CLIENT_IP_CALLABLE = "tracker.accounts.addresses.behind_proxy"

LOGGING = logs(debug=DEBUG, level=env.str("LOG_LEVEL", default="INFO"))
