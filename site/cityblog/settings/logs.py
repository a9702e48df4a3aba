"""Logs go to standard error; the process supervisor keeps them."""

import logging

from .environment import one_of

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": one_of("LOG_LEVEL", "INFO", logging.getLevelNamesMapping())},
    "loggers": {
        "django.server": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        "apscheduler": {"level": "WARNING"},
        "PIL": {"level": "INFO"},
    },
}
