import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import resolve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
application = get_wsgi_application()

resolve("/")  # loads every view
# What is loaded stays until the end: to walk through it for garbage held up a page now and then by a tenth of a second.
gc.collect()
gc.freeze()
