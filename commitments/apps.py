from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class CommitmentsConfig(AppConfig):
    name = "commitments"
    verbose_name = "Register van toezeggingen"

    def ready(self) -> None:
        from commitments.append_only import guard_after_migration
        from commitments.kept import install_after_migration, lift_before_migration

        pre_migrate.connect(lift_before_migration, sender=self)
        post_migrate.connect(guard_after_migration, sender=self)
        post_migrate.connect(install_after_migration, sender=self)
