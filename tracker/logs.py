"""What is logged, in which form, and what of it is mailed to ADMINS."""


def logs(*, debug: bool, level: str) -> dict[str, object]:
    """The value of LOGGING: lines to read while DEBUG is on, else JSON; keys are masked, addresses left out."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": "tracker.json_lines.WithoutAddresses",
                "format": "{asctime} {levelname} {name}: {message}",
                "style": "{",
            },
            "json": {"()": "tracker.json_lines.JsonLines"},
        },
        "filters": {"keys": {"()": "tracker.log_filter.MaskKeys"}},
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "formatter": "line" if debug else "json",
                "filters": ["keys"],
            },
            "administrators": {
                "class": "tracker.fault_mail.FaultMail",
                "level": "ERROR",
                "filters": ["keys"],
            },
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": ["administrators"], "level": "INFO"},
            # what a visitor sends that makes no sense, such as another host: no fault of the register
            "django.security": {"handlers": ["console"], "propagate": False},
            "django.server": {"handlers": [], "propagate": True},  # by the console above, with its filter
            "commitments": {"handlers": ["administrators"], "level": "INFO"},
            "tracker.celery": {"handlers": ["administrators"], "level": "INFO"},
            "axes": {"level": "WARNING"},
            "celery": {"level": "WARNING" if debug else "INFO"},
        },
    }
