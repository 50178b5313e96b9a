"""Waking a worker. What is to be done stands in the database, and the schedule looks there: a message only hastens."""

import logging
from typing import Any

from celery import Task
from django.db import transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)


def wake(task: "Task[Any, Any]") -> None:
    """Have a worker do this job as soon as what is being written stands; without a broker at its next turn."""
    transaction.on_commit(lambda: _send(task))


def _send(task: "Task[Any, Any]") -> None:
    try:
        task.apply_async(retry=False)
    except OperationalError as error:
        logger.warning("no worker could be woken for %s, the schedule comes to it: %s", task.name, error)
