"""The log: one JSON object a line, or a readable line where a person looks on; nothing in it that somebody typed.

What fails is told by its class and the places in the program that it came through. The words of the error are left out
unless the level is debug: they may repeat what was asked.
"""

import io
import logging
import sys
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache

import orjson

from api.observing import Seen
from api.settings import LogFormat, LogLevel

Line = Callable[[Seen], bytes]
_AT = "%H:%M:%S"
_COLOURS = {"error": "31", "warning": "33"}


def set_up(level: LogLevel, shape: LogFormat) -> Line | None:
    """Send what is logged to standard output; return how a request becomes a line, or None where none is wanted."""
    readable = shape == "text" or (shape == "" and sys.stdout.isatty())
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(Readable() if readable else JsonLines())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    # Libraries tell at these levels what only those want to know who write them.
    for name in ("asyncio", "fontTools", "PIL", "rdflib"):
        logging.getLogger(name).setLevel(logging.WARNING)
    server = logging.getLogger("uvicorn.error")
    server.setLevel(logging.WARNING)
    # It comes after what we have told of the same error ourselves.
    server.addFilter(lambda record: not str(record.msg).startswith("Exception in ASGI application"))
    if level not in ("debug", "info"):
        return None
    return readable_line if readable else json_line


def json_line(seen: Seen) -> bytes:
    """Return a request as one line of JSON."""
    revision = int(seen.revision) if seen.revision.isdecimal() else "null"
    kind = _of_kind(seen.method, seen.address, seen.status)
    # Nothing in the rest has to be escaped: a moment, an id that is well-formed, and numbers.
    head = f'{{"at":"{_moment(seen.at)}","request_id":"{seen.request_id}",{kind},'
    return f'{head}"ms":{seen.seconds * 1000:.2f},"bytes":{seen.size},"revision":{revision}}}\n'.encode()


@lru_cache(maxsize=512)
def _of_kind(method: str, address: str, status: int) -> str:
    """Return what is the same in the lines of many requests, as the inside of an object."""
    said = {"level": _level(status), "method": method, "address": address, "status": status}
    return orjson.dumps(said).decode()[1:-1]


def readable_line(seen: Seen) -> bytes:
    """Return a request as a line for a terminal."""
    at = time.strftime(_AT, time.localtime(seen.at))
    colour = _COLOURS.get(_level(seen.status), "32")
    status = f"\x1b[{colour}m{seen.status}\x1b[0m"
    rest = f"{seen.seconds * 1000:8.1f} ms {seen.size:9,} B  {seen.method} {seen.address}  {seen.request_id}"
    return f"{at} {status} {rest}\n".encode()


def _level(status: int) -> str:
    return "error" if status >= 500 else "info"


def _moment(at: float) -> str:
    second, part = divmod(at, 1)
    return f"{_second(int(second))}.{int(part * 1000):03d}+00:00"


# Thousands of requests end within one.
@lru_cache(maxsize=4)
def _second(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%S")


class JsonLines(logging.Formatter):
    """What the program itself has to tell, as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, with the places of an error and the id of the request that met it."""
        line = {"at": _moment(record.created), "level": record.levelname.lower(), "message": _message(record)}
        if name := getattr(record, "request_id", ""):
            line["request_id"] = name
        if told := _told(record):
            line["error"] = told
        return orjson.dumps(line).decode()


class Readable(logging.Formatter):
    """What the program itself has to tell, for a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the message, and below it the places of an error."""
        level = record.levelname.lower()
        at = time.strftime(_AT, time.localtime(record.created))
        told = _told(record)
        return f"{at} \x1b[{_COLOURS.get(level, '0')}m{level}\x1b[0m {_message(record)}" + (f"\n{told}" if told else "")


def _message(record: logging.LogRecord) -> str:
    """Return the first line of a message: libraries put what they hold into the ones after it."""
    return record.getMessage().partition("\n")[0]


def _told(record: logging.LogRecord) -> str:
    """Return what is told of an error: its class and places; its words, and those of its causes, only for debugging."""
    error = record.exc_info[1] if record.exc_info else None
    if error is None:
        return ""
    if logging.getLogger().isEnabledFor(logging.DEBUG):
        return "".join(traceback.format_exception(error))
    text = io.StringIO()
    for one in _with_causes(error):
        text.write(f"{type(one).__name__}\n")
        for frame in traceback.extract_tb(one.__traceback__):
            text.write(f"  {frame.filename}:{frame.lineno} {frame.name}\n")
    return text.getvalue().rstrip()


def _with_causes(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found
