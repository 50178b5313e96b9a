"""`manage.py run`: the whole register in one process, its database brought up to date first."""

import os
import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from commitments.demo.accounts import DEMO_ACCOUNTS
from commitments.models import User
from tracker.celery import app
from tracker.checks import refuse_open_door
from tracker.one_process import OneProcess


def holds_demo_accounts() -> bool:
    """Whether the database, if it has tables yet, holds an account whose password is printed for everyone."""
    if User._meta.db_table not in connection.introspection.table_names():
        return False
    return User.objects.filter(email__in=[account.email for account in DEMO_ACCOUNTS]).exists()


class Command(BaseCommand):
    help = "Bring the database up to date, load the demo when DEBUG is on, and run web, worker and beat in one process."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default=settings.HOST, help="where to listen; default HOST, else 127.0.0.1")
        parser.add_argument("--port", type=int, default=settings.PORT, help="default PORT, else 8000")
        parser.add_argument("--prepared", action="store_true", help="the database is up to date: start at once")

    def handle(self, *args: Any, host: str, port: int, prepared: bool = False, **options: Any) -> None:
        try:
            refuse_open_door(debug=settings.DEBUG, host=host)
        except ValueError as error:
            raise CommandError(str(error)) from None
        stopped = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stopped.set())
        gestand = self.take_port(host, port)
        try:
            if not prepared:
                self.prepare_data()
            gestand.start()
            self.welcome(f"http://{host}:{port}/")
            stopped.wait()
            self.stdout.write("\nStopping.")
            self.stdout.flush()
        finally:
            ended = gestand.stop()
        if not ended:
            # a job that still runs loses nothing: the database knows what is to be done, the next start does it
            os._exit(0)

    def take_port(self, host: str, port: int) -> OneProcess:
        from tracker.wsgi import application

        try:
            return OneProcess(celery=app, wsgi=application, host=host, port=port)
        except (OSError, OverflowError):
            words = f"port {port} of {host} is taken (or not allowed): set PORT to a free one, such as PORT={port + 1}."
            raise CommandError(words) from None

    def prepare_data(self) -> None:
        if not settings.DEBUG and holds_demo_accounts():
            raise CommandError("DEBUG is off and this database holds the demo accounts: set DATABASE_URL to another.")
        self.stdout.write("Bringing the database up to date ...")
        call_command("migrate", verbosity=0)
        call_command("load_reference", verbosity=0)
        if settings.DEBUG:
            call_command("load_demo", verbosity=0)
        else:
            call_command("collectstatic", interactive=False, verbosity=0)

    def welcome(self, address: str) -> None:
        self.stdout.write(self.style.SUCCESS(f"\nGestand runs at {address}"))
        if settings.DEBUG:
            self.stdout.write("Demo accounts:")
            for account in DEMO_ACCOUNTS:
                self.stdout.write(f"  {account.email:<28} {account.password:<16} {account.role}")
        self.stdout.write("Ctrl-C stops it.")
        self.stdout.flush()
