"""The product's settings, with sloppy code turned into errors and slow parts made quick.

Tests run on SQLite in a file of their own process; with DATABASE_URL set they run on that server instead.
"""

import os
import warnings
from pathlib import Path

os.environ.setdefault("VAR_DIR", str(Path(__file__).resolve().parent.parent / "var" / "test"))

from tracker.settings import *
from tracker.settings import CACHES, DATABASES, REST_FRAMEWORK, VAR_DIR

SECRET_KEY = "a-key-for-tests-only-" + "x" * 40
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
AXES_ENABLED = False
CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
WHITENOISE_AUTOREFRESH = True
LOGGING = {}
REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"] = {"anon": None, "user": None, "export": None}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # a file, so that threads meet in it; one for each process, so that two runs do not
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / f"test-{os.getpid()}.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
    )
else:
    # no pool: the test database is dropped at the end, and need not outlive a power cut before that
    planned = DATABASES["default"]["OPTIONS"]["options"]
    DATABASES["default"]["OPTIONS"] = {"options": f"{planned} -c synchronous_commit=off -c gestand.every_statement=on"}
    DATABASES["default"]["TEST"] = {"NAME": f"test_gestand_{os.getpid()}"}

# pytest turns warnings into errors; these two make sloppy code warn, wherever it runs
warnings.filterwarnings("error", message="DateTimeField .* received a naive datetime", category=RuntimeWarning)
warnings.filterwarnings("error", message="Pagination may yield inconsistent results")
