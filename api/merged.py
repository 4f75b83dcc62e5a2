"""Addresses that name a municipality by the key it had before it was merged: they lead to the city of today."""

from collections.abc import Mapping
from urllib.parse import urlencode

from fastapi import FastAPI, Request, Response
from starlette.responses import RedirectResponse

from api import raw
from atlas.snapshot import Snapshot

# What names a city by its key: filters of the collections, and what the map has selected.
_KEYS = ("city_ags", "ags", "city")


class Moved(Exception):
    """What is asked for stands at the address that this holds."""


def of_today(snapshot: Snapshot, asked: Mapping[str, str]) -> dict[str, str]:
    """Return parameters with today's keys in the place of former ones."""
    successors = snapshot.successors
    return {
        name: ",".join(successors.get(key, key) for key in text.split(",")) if name in _KEYS else text
        for name, text in asked.items()
    }


def lead_on(request: Request, snapshot: Snapshot) -> None:
    """Raise Moved where a request names a former key, in its path or in what it asks."""
    key = request.path_params.get("item_id", "")
    here = snapshot.successors.get(key)
    if here is None and not any(name in _KEYS for name, _ in raw.asked(request.scope)):
        return
    asked, path = dict(raw.asked(request.scope)), request.url.path
    today = of_today(snapshot, asked)
    if here is not None:
        path = path.replace(f"/{key}", f"/{here}", 1)
    if path != request.url.path or today != asked:
        raise Moved(f"{path}?{urlencode(today, safe=',')}" if today else path)


async def _redirect(request: Request, error: Exception) -> Response:
    return RedirectResponse(str(error), 301)


def install(app: FastAPI) -> None:
    """Register the handler that sends the reader on."""
    app.add_exception_handler(Moved, _redirect)
