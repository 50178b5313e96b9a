"""Every address of the register: each app's own, and those that belong to the site as a whole."""

from django.contrib import admin
from django.urls import include, path

from tracker import health
from tracker.accounts.views import admin_login

urlpatterns = [
    path("", include("dashboards.urls")),
    path("bureau/stukken/", include("sources.urls")),
    path("", include("commitments.urls")),
    path("", include("tracker.accounts.urls")),
    path("abonnementen/", include("digests.urls")),
    # one way in: with the lock-out, and by the page that password managers know
    path("admin/login/", admin_login),
    path("admin/", admin.site.urls),
    path("healthz/live", health.live, name="live"),
    path("healthz/ready", health.ready, name="ready"),
]
