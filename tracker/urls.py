"""Every address of the register: each app's own, and those that belong to the site as a whole."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from sources.views.originals import original
from tracker import health, theme
from tracker.about import views as about
from tracker.accounts.views import admin_login

urlpatterns = [
    path("", include("dashboards.urls")),
    path("bureau/stukken/", include("sources.urls")),
    path("", include("commitments.urls")),
    path("stukken/<key:identifier>/bestanden/<int:pk>/", original, name="original"),
    path("", include("tracker.accounts.urls")),
    path("abonnementen/", include("digests.urls")),
    # one way in: with the lock-out, and by the page that password managers know
    path("admin/login/", admin_login),
    path("admin/password_change/", RedirectView.as_view(pattern_name="password_change")),
    path("admin/", admin.site.urls),
    path("weergave/", theme.choose_theme, name="set_theme"),
    path("api/", about.about_api, name="about_api"),
    path("uitleg/", about.explanation, name="explanation"),
    path("toegankelijkheid/", about.accessibility, name="accessibility"),
    path("over-de-gegevens/", about.about_data, name="about_data"),
    path("sitemap.xml", about.sitemap_index, name="sitemap"),
    path("sitemap-<slug:section>.xml", about.sitemap_section, name="sitemap_section"),
    path("privacy/", about.privacy, name="privacy"),
    path(".well-known/security.txt", about.security_txt, name="security_txt"),
    path("robots.txt", about.robots_txt, name="robots_txt"),
    path("healthz/live", health.live, name="live"),
    path("healthz/ready", health.ready, name="ready"),
]
