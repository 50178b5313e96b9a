"""What every log leaves out: the keys of accounts. Imports no models, for logging is set up before them."""

import logging
import re

PREFIX = "gst_"
KEY = re.compile(rf"{PREFIX}[\w-]+")


class MaskKeys(logging.Filter):
    """No key is written to a log, wherever in an address or a sentence it stands."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if PREFIX in said:
            record.msg, record.args = KEY.sub(f"{PREFIX}…", said), ()
        return True
