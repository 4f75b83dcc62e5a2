"""A real server with accounts and visits of its own, which may be written to as often as one likes."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import requests
from doors import visit_both
from processes import Server, serving
from staff_doors import PASSWORD, accounts_in

import atlas

PUBLIC, STAFF = "/api/openapi.json", "/api/openapi-staff.json"
_OFTEN = "100000"
GEODATA = Path(__file__).parents[2] / "geodata"


@contextmanager
def staffed_server(folder: Path) -> Iterator[Server]:
    """Give a server on a ledger in a folder, with one account of each role."""
    with closing(atlas.open(folder, GEODATA)) as own:
        visit_both(own)
    accounts_in(folder).close()
    with serving(ATLAS_DATA_DIR=folder, ATLAS_WRITES_PER_MINUTE=_OFTEN, ATLAS_LISTS_PER_MINUTE=_OFTEN) as server:
        yield server


def logged_in(server: Server) -> dict[str, str]:
    """Return the headers of somebody who may do everything."""
    with requests.Session() as session:
        sent = {"name": "verwaltung", "password": PASSWORD}
        answer = session.post(f"{server.url}/api/session", json=sent, timeout=60)
        cookie = "; ".join(f"{name}={value}" for name, value in session.cookies.items())
    return {"Cookie": cookie, "Atlas-CSRF": answer.json()["csrf"]}
