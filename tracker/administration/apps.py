from django.contrib.admin.apps import AdminConfig


class AdministrationConfig(AdminConfig):
    default = False  # it stands in INSTALLED_APPS by its name
    default_site = "tracker.administration.site.Administration"
